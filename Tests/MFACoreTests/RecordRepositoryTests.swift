import MFACore
import MFACrypto
import MFATestKit
import OTPCore
import Testing

/// A value as the flows keep them: a text, which goes when it is over.
private struct Jotting: RecordValue, Equatable {
    static var noun: String { "jotting" }
    static var format: UInt8 { 1 }
    var text: String

    init(_ text: String) { self.text = text }
    init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) { text = try reader.text() }
    func write(to writer: FieldWriter) { writer.text(text) }
}

/// Keys of which nobody knows whether they are there.
private struct KeyServiceDown: KeyProvider {
    func currentKey() async throws(KeyError) -> MasterKey { throw KeyError(.unavailable, "The key service is down.") }
    func key(named name: KeyName) async throws(KeyError) -> MasterKey? { try await currentKey() }
}

@Suite struct RecordRepositoryTests {
    private let fixture = Fixture()

    private func jottings(
        in store: (any RecordStore)? = nil, keys: (any KeyProvider)? = nil
    ) -> RecordRepository<Jotting> {
        var context = fixture.context
        context.store = store ?? context.store
        context.keys = keys ?? context.keys
        context.retries = RetryRule(attempts: 3, firstPause: .zero, longestPause: .zero)
        return RecordRepository(context, .flow)
    }

    private func put(_ text: String, at id: String = "one", expiresAt: UnixTime? = nil) async throws {
        try await jottings().update(id) { _, _ in (.store(Jotting(text), expiresAt: expiresAt), ()) }
    }

    private func delete(in store: any RecordStore) async throws(RecordError) -> String? {
        try await jottings(in: store).update("one") { stored, _ in (.delete, stored?.text) }
    }

    @Test func `what is deleted is gone, and what is not there needs no deleting`() async throws {
        try await put("x")
        #expect(try await delete(in: fixture.store) == "x")
        #expect(try await jottings().load("one") == nil)
        #expect(try await delete(in: fixture.store) == nil)
    }

    @Test func `a deletion whose answer was lost is settled by reading`() async throws {
        for fault in [FaultyStore.Effect.answerLost, .requestLost] {
            try await put("x")
            #expect(
                try await delete(in: FaultyStore(fixture.store, faults: [.init(fault, call: 1, of: .write)])) == "x")
            #expect(try await jottings().load("one") == nil)
        }
    }

    @Test func `what cannot be settled is an error and grants nothing`() async throws {
        try await put("x")
        for verb in [FaultyStore.Verb.read, .write] {
            let store = FaultyStore(fixture.store, faults: [.init(.unavailable, call: 1, of: verb)])
            await #expect(throws: RecordError(.storeFailed, "")) { try await delete(in: store) }
        }
        let store = FaultyStore(
            fixture.store,
            faults: [.init(.requestLost, call: 1, of: .write), .init(.unavailable, calls: 2..., of: .read)])
        await #expect(throws: RecordError(.storeFailed, "")) { try await delete(in: store) }
        #expect(try await jottings().load("one") == Jotting("x"))
    }

    @Test func `what has expired is absent, and begins anew`() async throws {
        let end = fixture.time.now().advanced(by: .seconds(60))
        try await put("old", expiresAt: end)
        fixture.time.advance(bySeconds: 60)
        #expect(try await jottings().load("one") == nil)
        try await put("new")
        #expect(try await jottings().load("one") == Jotting("new"))
    }

    @Test func `an identifier that no store takes is refused before anything is asked`() async throws {
        await #expect(throws: RecordError(.badIdentifier, "")) {
            try await jottings().load(String(repeating: "x", count: 513))
        }
    }

    @Test func `without keys nothing is read, written or sealed anew`() async throws {
        try await put("x")
        let blind = jottings(keys: KeyServiceDown())
        await #expect(throws: RecordError(.keysUnavailable, "")) { try await blind.load("one") }
        await #expect(throws: RecordError(.keysUnavailable, "")) {
            try await blind.update("two") { _, _ in (.store(Jotting("y")), ()) }
        }
        var context = fixture.context
        context.keys = KeyServiceDown()
        await #expect(throws: RecordError(.keysUnavailable, "")) {
            try await Resealing(context, collection: .flow).step(from: .init())
        }
    }

    @Test func `a content that is no value of the kind is damaged`() async throws {
        try await put(String(repeating: "x", count: 100))
        let accounts = RecordRepository<Account>(fixture.context, .flow)
        await #expect(throws: RecordError(.damaged, "")) { try await accounts.load("one") }
    }

    @Test func `more records than are watched for roll-back do no harm`() async throws {
        let shared = jottings()
        try await shared.update("first") { _, _ in (.store(Jotting("x")), ()) }
        for number in 0..<16_400 { _ = try await shared.update("\(number)") { _, _ in (.store(Jotting("x")), ()) } }
        #expect(try await shared.load("first") == Jotting("x"))
    }
}

@Suite struct `Walks over a store that fails` {
    private let fixture = Fixture()

    private func failing(_ faults: FaultyStore.Fault...) -> RecordContext {
        var context = fixture.context
        context.store = FaultyStore(fixture.store, faults: faults)
        context.keys = Fixture.keys("2027-01", retired: ["2026-11"])
        context.retries = RetryRule(attempts: 3, firstPause: .zero, longestPause: .zero)
        return context
    }

    @Test func `re-sealing looks again when it does not know, and goes on later when it cannot`() async throws {
        try await fixture.storeAccount("a")
        for fault in [FaultyStore.Effect.answerLost, .requestLost] {
            let walk = Resealing(failing(.init(fault, call: 1, of: .write)))
            let progress = try await walk.step(from: .init())
            #expect(progress.isComplete && progress.seen == 1 && progress.refused == 0)
        }
        for verb in [FaultyStore.Verb.page, .read] {
            let walk = Resealing(failing(.init(.unavailable, call: 1, of: verb)))
            await #expect(throws: RecordError(.storeFailed, "")) { try await walk.step(from: .init()) }
        }
        #expect(try await AccountRepository(failing()).load(AccountID("a")) != nil)
    }

    @Test func `re-sealing gives up a record that is written all the time, since that seals it`() async throws {
        try await fixture.storeAccount("a")
        var context = failing()
        context.store = AlwaysConflicting(fixture.store)
        let progress = try await Resealing(context).step(from: .init())
        #expect(progress.resealed == 0 && progress.seen == 1)
    }

    @Test func `erasing looks again when it does not know, and can be repeated when it fails`() async throws {
        for fault in [FaultyStore.Effect.answerLost, .requestLost] {
            let id = try await fixture.storeAccount("a")
            let accounts = AccountRepository(failing(.init(fault, call: 1, of: .write)))
            #expect(try await accounts.erase(id, fixture.occasion()) == 1)
            #expect(try await fixture.accounts.load(id) == nil)
        }
        let id = try await fixture.storeAccount("a")
        for faults in [FaultyStore.Verb.read, .write, .page].map({ FaultyStore.Fault(.unavailable, call: 1, of: $0) }) {
            await #expect(throws: RecordError(.storeFailed, "")) {
                try await AccountRepository(failing(faults)).erase(id, fixture.occasion())
            }
        }
        await #expect(throws: RecordError(.storeFailed, "")) {
            try await AccountRepository(failing(.init(.unavailable, call: 1, of: .page))).export(id, fixture.occasion())
        }
        var context = failing()
        context.store = AlwaysConflicting(fixture.store)
        let other = try await fixture.storeAccount("b")
        await #expect(throws: RecordError(.storeFailed, "")) {
            try await AccountRepository(context).erase(other, fixture.occasion())
        }
    }
}
