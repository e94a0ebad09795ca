import EnrollmentFlow
import Glibc
import MFACore
import MFAPostgres
import MFASQLite
import OTPCore
import QRPayload
import RawCrypto
import Synchronization

// Prints how many apps a second one server can lead users through setting up, and where the time goes.
//
//   enrol-bench [COUNT] [URL of PostgreSQL]

let words = Array(CommandLine.arguments.dropFirst())
let count = words.first.flatMap { Int($0) } ?? 1000

/// Takes every password.
struct AnyPassword: PasswordVerifier {
    func verify(_ password: String, of account: AccountID) async -> PasswordVerdict { .right }
}

/// Adds up the time that a store takes, and what it is asked for.
final class TimedStore: RecordStore {
    private let store: any RecordStore
    private let totals = Mutex<(time: Duration, sealed: Int)>((.zero, 0))

    init(_ store: any RecordStore) { self.store = store }

    var time: Duration { totals.withLock { $0.time } }
    /// How many records were read or written, each of which is sealed or opened.
    var sealed: Int { totals.withLock { $0.sealed } }

    private func note(since start: ContinuousClock.Instant, isRecord: Bool) {
        let time = ContinuousClock.now - start
        totals.withLock {
            $0.time += time
            $0.sealed += isRecord ? 1 : 0
        }
    }

    func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        let start = ContinuousClock.now
        let record = try await store.read(key, at: now)
        note(since: start, isRecord: record != nil)
        return record
    }
    func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) async throws(StoreError) -> WriteOutcome {
        let start = ContinuousClock.now
        defer { note(since: start, isRecord: true) }
        return try await store.write(change, to: key, at: now)
    }
    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        let start = ContinuousClock.now
        defer { note(since: start, isRecord: false) }
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

func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
func percent(_ part: Double, of whole: Double) -> Int { Int((part / whole * 100).rounded()) }

/// What one symbol costs, with its picture.
let uri = "otpauth://totp/Acme:alice%40acme.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Acme"
var dots = 0
var start = ContinuousClock.now
for _ in 0..<2000 { dots += try QRCode(uri).svg(title: "Acme").utf8.count }
let drawing = seconds(ContinuousClock.now - start) / 2000
/// What sealing or opening a record of this size costs in libcrypto alone.
let cipher = RawAESGCM(count: 600)
start = .now
for _ in 0..<20_000 { dots &+= Int(truncatingIfNeeded: cipher.roundTrip()) }
let sealing = seconds(ContinuousClock.now - start) / 40_000

/// Presses a button of a page.
func press(
    _ event: EnrollmentEvent, on page: EnrollmentPage<String>, _ service: EnrollmentService,
    _ request: EnrollmentRequest
) async throws -> EnrollmentPage<String> {
    guard case .page(let next) = try await service.handle(event, token: page.token, request).get() else {
        fatalError("the set-up has ended")
    }
    return next
}

func measure(_ title: String, _ inner: any RecordStore, drawing: Double, sealing: Double) async throws {
    let store = TimedStore(inner)
    let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 7, count: 32)))
    let policy = try Policy(methods: [.authenticatorApp], backup: .optional)
    let service = EnrollmentService(
        RecordContext(store: store, keys: keys),
        rules: try EnrollmentRules(app: "Acme", policy: policy, methods: [AuthenticatorApps(issuer: "Acme")]),
        passwords: AnyPassword())
    let run = "\(UInt64.random(in: 0...UInt64.max))"
    let begun = ContinuousClock.now
    for index in 0..<count {
        let request = EnrollmentRequest(try AccountID("\(run) \(index)"), session: "s")
        var page = try await service.begin(
            EnrollmentStart(accountName: "alice@acme.example", offer: "other-app"), request
        )
        .get()
        page = try await press(.submit(["password": "x"]), on: page, service, request)
        // The page with the symbol, drawn as a browser gets it; then the same by hand.
        guard let scan = page.content.scan, !scan.code.svg(title: "Acme").isEmpty else { fatalError("no symbol") }
        page = try await press(.choose("type"), on: page, service, request)
        let secret = page.content.manual.compactMap(\.copied).last ?? ""
        page = try await press(.submit(), on: page, service, request)
        let code = TOTP(secret: try OTPSecret(base32: secret)).code(at: .now())?.text ?? ""
        page = try await press(.submit(["code": code]), on: page, service, request)
        guard page.step == .done else { fatalError("the app was not confirmed") }
    }
    let whole = seconds(ContinuousClock.now - begun)
    let each = whole / Double(count)
    let perRecord = Double(store.sealed) / Double(count)
    print(
        "| \(title) | \(Int(1 / each)) | \(Int(each * 1e6)) | \(percent(seconds(store.time), of: whole)) % | "
            + "\(percent(drawing, of: each)) % | \(percent(sealing * perRecord, of: each)) % | \(Int(perRecord.rounded())) |"
    )
}

print("\(count) apps, each from the first page to its code, one after the other.\n")
print("| store | a second | µs each | the store | the QR code | AES-GCM alone | records read or written |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
try await measure("memory", InMemoryStore(), drawing: drawing, sealing: sealing)
var folder = Array("/tmp/enrol-bench-XXXXXX".utf8CString)
guard let made = mkdtemp(&folder) else { fatalError("no folder") }
let path = String(cString: made) + "/accounts.db"
try await measure("SQLite", try SQLiteStore(path: path), drawing: drawing, sealing: sealing)
for end in ["", "-wal", "-shm"] { unlink(path + end) }
rmdir(String(cString: made))
if words.count > 1 {
    try await measure("PostgreSQL", try await PostgresStore(.init(words[1])), drawing: drawing, sealing: sealing)
}
if dots == 0 { print("nothing was drawn") }
