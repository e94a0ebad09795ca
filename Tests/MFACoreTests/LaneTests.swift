import Dispatch
import Foundation
import MFACore
import OTPCore
import Synchronization
import Testing

/// What a connection has been asked, and on which threads; tests can hold it up.
private final class Diary: Sendable {
    struct Entry {
        var batches: [Int] = []
        var threads: [Int] = []
        var closings = 0
        var total: Int64 = 0
    }

    let entry = Mutex(Entry())
    private let gate = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)
    private let isGated: Bool

    init(gated isGated: Bool = false) { self.isGated = isGated }

    var seen: Entry { entry.withLock { $0 } }

    func pass() {
        guard isGated else { return }
        arrivals.signal()
        gate.wait()
    }

    /// Lets a connection go on with a batch.
    func open() { gate.signal() }

    /// Waits until a connection has been handed a batch.
    func arrival() async {
        await withUnsafeContinuation { continuation in
            Thread.detachNewThread { [arrivals] in
                arrivals.wait()
                continuation.resume()
            }
        }
    }
}

private func currentThread() -> Int { pthread_self().hashValue }

/// A database that keeps one sum, and not even that safely: whoever uses two at once loses something.
private struct SumConnection: StoreConnection {
    let diary: Diary
    var isMute = false
    var isConfused = false

    mutating func perform(_ jobs: [StoreJob]) {
        diary.pass()
        diary.entry.withLock {
            $0.batches.append(jobs.count)
            $0.threads.append(currentThread())
        }
        guard !isMute else { return }
        guard !isConfused else {
            for job in jobs { job.answer(.success(job.request.changesSomething ? .record(nil) : .done)) }
            return
        }
        for job in jobs {
            switch job.request {
            case .add(let amount, _, _, _):
                let before = diary.seen.total
                if before % 16 == 0 { sched_yield() }
                diary.entry.withLock { $0.total = before + amount }
                job.answer(.success(.value(before + amount)))
            case .read: job.answer(.success(.record(nil)))
            case .write: job.answer(.success(.outcome(.written)))
            default: job.answer(.failure(StoreError(.unavailable, "It only adds.")))
            }
        }
    }

    mutating func close() { diary.entry.withLock { $0.closings += 1 } }
}

private final class SumStore: LaneBackedStore {
    let threads: StoreThreads
    let only: StoreLanes

    init(
        _ diary: Diary, _ configuration: StoreLanes.Configuration = .init(lanes: 1, deadline: .seconds(300)),
        threads: Int = 2,
        mute: Bool = false, confused: Bool = false
    ) {
        self.threads = StoreThreads(count: threads)
        only = StoreLanes(configuration, on: self.threads) {
            SumConnection(diary: diary, isMute: mute, isConfused: confused)
        }
    }

    func lanes(for request: StoreRequest) -> StoreLanes { only }
    var executor: (any TaskExecutor)? { only.executor }

    func add(_ amount: Int64 = 1) async throws(StoreError) -> Int64 {
        try await add(amount, to: RecordKey(RecordCollection("sums"), "one"), expiresAt: 2, at: 1)
    }

    func close() async {
        await only.close()
        await threads.close()
    }
}

@Suite struct `Lanes of a store` {
    @Test func `carry a verb out where the task is, if it is on their threads`() async throws {
        let diary = Diary()
        let store = SumStore(diary)
        try await withTaskExecutorPreference(store.executor) {
            for _ in 0..<3 {
                _ = try await store.add()
                #expect(diary.seen.threads.last == currentThread())
            }
        }
        #expect(Set(diary.seen.threads).count == 1)
        #expect(diary.seen.total == 3)
    }

    @Test func `carry a verb out on their threads for a task that is anywhere else`() async throws {
        let diary = Diary()
        let store = SumStore(diary)
        _ = try await store.add()
        let threadOfStore = diary.seen.threads
        let own = await withTaskExecutorPreference(store.threads) { currentThread() }
        let thread = await Task.detached { currentThread() }.value
        #expect(!threadOfStore.contains(thread))
        #expect(own != thread)
    }

    @Test func `take an update of an account to their threads once, for its read and its write`() async throws {
        let diary = Diary()
        let key = try MasterKey(name: KeyName("k1"), bytes: [UInt8](repeating: 7, count: 32))
        let accounts = AccountRepository(RecordContext(store: SumStore(diary), keys: try KeyRing(current: key)))
        let occasion = Occasion(at: 1_780_000_000)
        let thread = try await accounts.update(AccountID("alice")) { account, _ in
            account.noteReminder(occasion)
            return currentThread()
        }
        #expect(diary.seen.threads == [thread, thread])
    }

    @Test @MainActor func `leave an update of an account where it is, if that is an actor's affair`() async throws {
        let key = try MasterKey(name: KeyName("k1"), bytes: [UInt8](repeating: 7, count: 32))
        let accounts = AccountRepository(RecordContext(store: SumStore(Diary()), keys: try KeyRing(current: key)))
        var isOnActor = false
        try await accounts.update(AccountID("alice")) { account, _ in
            MainActor.preconditionIsolated()
            isOnActor = true
            account.noteReminder(Occasion(at: 1_780_000_000))
        }
        #expect(isOnActor)
    }

    @Test func `name their threads only while a lane is free`() async throws {
        let diary = Diary(gated: true)
        let store = SumStore(diary)
        #expect(store.executor != nil)
        let first = Task { try await store.add() }
        await diary.arrival()
        #expect(store.executor == nil)
        diary.open()
        #expect(try await first.value == 1)
    }

    @Test func `name their threads only while a thread is free`() async throws {
        let diary = Diary()
        let store = SumStore(diary, threads: 1)
        let nothing = await withTaskExecutorPreference(store.threads) { store.executor == nil }
        #expect(nothing)
    }

    @Test(arguments: [false, true])
    func `hand over together what has come while they were busy`(_ isOnThreads: Bool) async throws {
        let diary = Diary(gated: true)
        let store = SumStore(diary)
        let first = Task(executorPreference: isOnThreads ? store.threads : nil) { try await store.add() }
        await diary.arrival()
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<10 { group.addTask { try await store.add() } }
            // They have to come to the line one after the other, and nothing tells when the last one has.
            while store.only.waiting < 10 { try await Task.sleep(for: .milliseconds(1)) }
            diary.open()
            diary.open()
            var sums: [Int64] = []
            for try await sum in group { sums.append(sum) }
            #expect(sums.sorted() == Array(2...11))
        }
        #expect(try await first.value == 1)
        #expect(diary.seen.batches == [1, 10])
    }

    @Test func `let a task go that is cancelled while it waits, and do nothing for it`() async throws {
        let diary = Diary(gated: true)
        let store = SumStore(diary)
        let first = Task { try await store.add() }
        await diary.arrival()
        let second = Task { try await store.add(100) }
        while store.only.waiting < 1 { try await Task.sleep(for: .milliseconds(1)) }
        second.cancel()
        await #expect(throws: StoreError.cancelled) { try await second.value }
        diary.open()
        #expect(try await first.value == 1)
        #expect(diary.seen.total == 1)
    }

    @Test func `refuse at once what would have to wait behind too much`() async throws {
        let diary = Diary(gated: true)
        let store = SumStore(diary, .init(lanes: 1, waitingLimit: 0))
        let first = Task { try await store.add() }
        await diary.arrival()
        await #expect(throws: StoreError(.unavailable, "")) { try await store.add() }
        diary.open()
        #expect(try await first.value == 1)
    }

    @Test func `do not begin what nobody waits for any more`() async throws {
        let diary = Diary()
        let store = SumStore(diary, .init(lanes: 1, deadline: .zero))
        await #expect(throws: StoreError(.unavailable, "")) { try await store.add() }
        #expect(diary.seen.batches.isEmpty)
    }

    @Test func `say for a connection without an answer what may have happened`() async throws {
        let store = SumStore(Diary(), mute: true)
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await store.add() }
        let key = try RecordKey(RecordCollection("sums"), "one")
        await #expect(throws: StoreError(.unavailable, "")) { try await store.read(key, at: 1) }
    }

    @Test func `take an answer to another question for none`() async throws {
        let store = SumStore(Diary(), confused: true)
        let key = try RecordKey(RecordCollection("sums"), "one")
        let record = try StoredRecord(value: [1], version: .random(from: SystemRandom()))
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await store.read(key, at: 1) }
        await #expect(throws: StoreError(.outcomeUnknown, "")) {
            try await store.write(.insert(record), to: key, at: 1)
        }
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await store.add() }
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await store.removeCounter(key) }
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await store.sweep(limit: 1, at: 1) }
        await #expect(throws: StoreError(.outcomeUnknown, "")) {
            try await store.page(PageRequest(in: key.collection), at: 1)
        }
    }

    @Test func `carry out what waits when they are closed, and nothing more`() async throws {
        let diary = Diary(gated: true)
        let store = SumStore(diary)
        let first = Task { try await store.add() }
        await diary.arrival()
        let second = Task { try await store.add() }
        while store.only.waiting < 1 { try await Task.sleep(for: .milliseconds(1)) }
        let closing = Task { await store.close() }
        // Closing has no effect to wait for but that nothing is taken any more.
        while true {
            let probe = Task { try await store.add(0) }
            try await Task.sleep(for: .milliseconds(1))
            probe.cancel()
            if case .failure(let error) = await probe.result, (error as? StoreError)?.code == .unavailable { break }
        }
        diary.open()
        diary.open()
        #expect(try await first.value == 1)
        #expect(try await second.value == 2)
        await closing.value
        #expect(diary.seen.closings == 1)
        #expect(diary.seen.total == 2)
    }

    @Test func `give their connections up when nobody has the store any more`() async throws {
        let diary = Diary()
        _ = try await SumStore(diary, .init(lanes: 3)).add()
        while diary.seen.closings < 1 { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func `leave nobody behind who is on the threads when they end`() async throws {
        let store = SumStore(Diary())
        let sum = try await withTaskExecutorPreference(store.threads) {
            let sum = try await store.add()
            await store.close()
            await Task.yield()
            return sum
        }
        #expect(sum == 1)
        await #expect(throws: StoreError(.unavailable, "")) { try await store.add() }
    }

    @Test func `are used by one thread at a time, wherever tasks come from`() async throws {
        let diary = Diary()
        let store = SumStore(diary, .init(lanes: 1, batch: 5))
        let sums = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<3000 {
                let place: (any TaskExecutor)? = [nil, store.threads, store.executor][number % 3]
                group.addTask(executorPreference: place) { try await store.add() }
            }
            var sums: Set<Int64> = []
            for try await sum in group { sums.insert(sum) }
            return sums
        }
        #expect(sums == Set(1...3000))
        #expect(diary.seen.total == 3000)
        #expect(diary.seen.batches.allSatisfy { $0 <= 5 })
    }
}
