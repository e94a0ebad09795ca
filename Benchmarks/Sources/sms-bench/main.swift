import Glibc
import MFACore
import MFASQLite
import OTPCore
import PhoneNumbers
import SMSChallenge
import Synchronization

// Prints how many codes a second one server can send and judge, gateways not counted, beside the bare store.
//
//   sms-bench [CHALLENGES]

let challenges = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 3000

/// Takes messages as fast as they come, and remembers the codes in them.
final class Sink: SMSGateway {
    let name = "sink"
    private let codes = Mutex<[String: String]>([:])

    func send(_ message: SMSMessage) async -> SMSOutcome {
        let digits = message.text.text.drop { !$0.isWholeNumber }.prefix { $0.isWholeNumber }
        codes.withLock { $0[message.address.e164] = String(digits) }
        return .accepted(nil)
    }

    func code(to number: PhoneNumber) -> String { codes.withLock { $0[number.e164] ?? "" } }
}

/// Counts what a store is asked for.
final class CountingStore: RecordStore {
    let store: any RecordStore
    let calls = Atomic<Int>(0)
    init(_ store: any RecordStore) { self.store = store }

    private func count() { calls.wrappingAdd(1, ordering: .relaxed) }
    var executor: (any TaskExecutor)? { store.executor }

    func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        count()
        return try await store.read(key, at: now)
    }
    func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) async throws(StoreError) -> WriteOutcome {
        count()
        return try await store.write(change, to: key, at: now)
    }
    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        count()
        return try await store.add(amount, to: counter, expiresAt: expiresAt, at: now)
    }
    func removeCounter(_ counter: RecordKey) async throws(StoreError) { try await store.removeCounter(counter) }
    func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        try await store.sweep(limit: limit, at: now)
    }
    func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try await store.page(request, at: now)
    }
}

/// Seconds that a piece of work takes.
func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await work()
    return (ContinuousClock.now - start) / .seconds(1)
}

/// Does something so many times, so many at once.
func repeating(_ count: Int, tasks: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<tasks {
            group.addTask { for index in stride(from: task, to: count, by: tasks) { try await body(index) } }
        }
        try await group.waitForAll()
    }
}

func measure(_ title: String, _ makeStore: () throws -> any RecordStore) async throws {
    for tasks in [1, 32] {
        let store = CountingStore(try makeStore())
        let sink = Sink()
        let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 7, count: 32)))
        guard let sender = SMSSender(name: "Acme") else { return }
        var limits = SendingLimits.standard
        limits.perPrefix = []
        limits.inAll = [try .init(1_000_000_000, per: .seconds(3600))]
        let service = SMSChallenges(
            RecordContext(store: store, keys: keys),
            sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway]), limits: limits),
            texts: try SMSTexts(app: "Acme"), routes: try SMSRoutes(sink, as: sender))
        let time = try await seconds {
            try await repeating(challenges, tasks: tasks) { index in
                let number = try PhoneNumber("4\(1_000_000 + index * 31)", in: .norway)
                guard let address = NetworkAddress("10.\(index >> 16 & 255).\(index >> 8 & 255).\(index & 255)") else {
                    return
                }
                let user = SMSChallenges.Recipient(
                    try AccountID("user \(index)"), session: "s", source: ClientSource(address))
                let sent = try await service.begin(adding: number, for: user).get()
                guard case .accepted = try await service.verify(typed: sink.code(to: number), for: sent.id, by: user)
                else { fatalError("a right code was not taken") }
            }
        }
        let calls = Double(store.calls.load(ordering: .relaxed)) / Double(challenges)
        // The same number of the store's own verbs, with nothing around them.
        let plain = CountingStore(try makeStore())
        let bare = try await seconds {
            try await repeating(challenges, tasks: tasks) { index in
                let key = try RecordKey(RecordCollection("bench"), "\(index)")
                for _ in 0..<Int(calls.rounded()) {
                    _ = try await plain.add(1, to: key, expiresAt: 4_000_000_000, at: 1)
                }
            }
        }
        print(
            "| \(title) | \(tasks) | \(Int(Double(challenges) / time)) | \(Int(calls.rounded())) | "
                + "\(Int(Double(challenges) / bare)) | \(Double(Int(bare / time * 100)) / 100) |")
    }
}

print("\(challenges) codes, each sent to a number that is added, and typed in.\n")
print("| store | tasks | codes a second | verbs of the store for each | as many verbs alone, a second | ratio |")
print("| --- | ---: | ---: | ---: | ---: | ---: |")
try await measure("memory") { InMemoryStore() }
var folder = Array("/tmp/sms-bench-XXXXXX".utf8CString)
guard let made = mkdtemp(&folder) else { fatalError("no folder") }
let path = String(cString: made)
var files = 0
try await measure("SQLite") {
    files += 1
    return try SQLiteStore(path: "\(path)/\(files).db")
}
for file in 1...files { for end in ["", "-wal", "-shm"] { unlink("\(path)/\(file).db\(end)") } }
rmdir(path)
