import MFACore
import MFATestKit
import OTPCore
import Testing

private let now: UnixTime = 1_780_000_000
private let later: UnixTime = 1_780_003_600

@Suite struct `A store with faults` {
    let key: RecordKey
    let record: StoredRecord
    let good = InMemoryStore()

    init() throws {
        key = try RecordKey(RecordCollection("account"), "user")
        record = try StoredRecord(value: [1], version: .random(from: SeededRandom(seed: 1)))
    }

    @Test func `without faults does what the store below it does`() async throws {
        try await RecordStoreConformance { FaultyStore(InMemoryStore()) }.run()
    }

    @Test func `can fail before anything has happened`() async throws {
        let store = FaultyStore(good, faults: [.init(.unavailable, call: 1, of: .write)])
        await #expect(throws: StoreError(.unavailable, "")) {
            try await store.write(.insert(record), to: key, at: now)
        }
        #expect(try await store.read(key, at: now) == nil)
        #expect(try await store.write(.insert(record), to: key, at: now) == .written)
    }

    @Test func `can lose an answer, and the request before it`() async throws {
        let store = FaultyStore(
            good, faults: [.init(.requestLost, call: 1, of: .add), .init(.answerLost, call: 2, of: .add)])
        for value: Int64 in [0, 1] {
            await #expect(throws: StoreError(.outcomeUnknown, "")) {
                try await store.add(1, to: key, expiresAt: later, at: now)
            }
            #expect(try await good.add(0, to: key, expiresAt: later, at: now) == value)
        }
    }

    @Test func `can do a thing twice and give the second answer`() async throws {
        let store = FaultyStore(good, faults: [.init(.doneTwice, calls: 1...2)])
        #expect(try await store.write(.insert(record), to: key, at: now) == .conflict)
        #expect(try await store.read(key, at: now) == record)
        #expect(try await store.add(1, to: key, expiresAt: later, at: now) == 1)
    }

    @Test func `can fail from a call on, and be told so later`() async throws {
        let store = FaultyStore(good)
        _ = try await store.read(key, at: now)
        store.add(.init(.unavailable, calls: 2...))
        await #expect(throws: StoreError(.unavailable, "")) { try await store.read(key, at: now) }
        await #expect(throws: StoreError(.unavailable, "")) { try await store.removeCounter(key) }
        await #expect(throws: StoreError(.unavailable, "")) { try await store.sweep(limit: 1, at: now) }
        await #expect(throws: StoreError(.unavailable, "")) {
            try await store.page(PageRequest(in: key.collection), at: now)
        }
        #expect(store.count() == 5)
        #expect(store.count(of: .read) == 2)
        #expect(store.count(of: .write) == 0)
    }

    @Test func `remembers its calls in their order`() async throws {
        let store = FaultyStore(good, faults: [.init(.unavailable, call: 2)])
        _ = try await store.write(.insert(record), to: key, at: now)
        _ = try? await store.read(key, at: now)
        guard store.calls.count == 2, case .write(let change, let written, let instant) = store.calls[0],
            case .read(let read, _) = store.calls[1]
        else {
            Issue.record("the calls are others: \(store.calls)")
            return
        }
        #expect(change == .insert(record))
        #expect(written == key)
        #expect(instant == now)
        #expect(read == key)
    }

    @Test func `lets a call wait for another one: here a write slips in between a read and a write`() async throws {
        let store = FaultyStore(good, faults: [.init(.waitsForEnd(ofCall: 2, of: .write), call: 1, of: .write)])
        let slow = Task { try await store.write(.insert(record), to: key, at: now) }
        while store.count(of: .write) == 0 { await Task.yield() }
        let other = try StoredRecord(value: [2], version: .random(from: SeededRandom(seed: 2)))
        #expect(try await store.write(.insert(other), to: key, at: now) == .written)
        #expect(try await slow.value == .conflict)
    }

    @Test func `lets a call wait for a gate`() async throws {
        let gate = FaultyStore.Gate()
        let store = FaultyStore(
            good, faults: [.init(.waits(for: gate), call: 1, of: .add), .init(.answerLost, call: 1, of: .add)])
        let waiting = Task { try await store.add(1, to: key, expiresAt: later, at: now) }
        while store.count(of: .add) == 0 { await Task.yield() }
        #expect(try await store.add(1, to: key, expiresAt: later, at: now) == 1)
        gate.open()
        gate.open()
        await #expect(throws: StoreError(.outcomeUnknown, "")) { try await waiting.value }
        #expect(try await good.add(0, to: key, expiresAt: later, at: now) == 2)
        await gate.wait()
    }
}
