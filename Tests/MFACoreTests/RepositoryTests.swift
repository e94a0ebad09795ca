import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct RepositoryTests {
    @Test func `T3: a hundred parallel submissions of one right code are one success`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let code = fixture.code()
        let verdicts = try await inParallel(100) {
            try await fixture.accounts.update(id) { account, _ in
                account.verifyAppCode(typed: code, under: .standard, fixture.occasion())
            }
        }
        #expect(verdicts.count { if case .accepted = $0 { true } else { false } } == 1)
        #expect(verdicts.count { $0 == .alreadyUsed } == 99)
    }

    @Test func `T13: a hundred parallel wrong guesses are a hundred counted guesses`() async throws {
        let fixture = Fixture()
        let policy = try Policy(guesses: GuessBudget(perWindow: 100, hardLimit: 100))
        let id = try await fixture.storeAccount(policy: policy)
        let wrong = fixture.wrongCode()
        _ = try await inParallel(100) {
            try await fixture.accounts.update(id) { account, _ in
                _ = account.verifyAppCode(typed: wrong, by: .stranger, under: policy, fixture.occasion())
            }
        }
        let account = try #require(try await fixture.accounts.load(id))
        #expect(account.guesses.inARow == 100)
        #expect(account.factors.map(\.state) == [.disabled(.tooManyGuesses)])
        #expect(fixture.observer.contents.count { if case .guessWrong = $0 { true } else { false } } == 100)
    }

    @Test func `T14: nobody learns an answer that was not stored`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let failing = Fixture(store: ReadOnlyStore(fixture.store))
        await #expect(throws: RecordError.self) {
            try await failing.accounts.update(id) { account, _ in
                account.verifyAppCode(typed: failing.code(), under: .standard, failing.occasion())
            }
        }
        #expect(failing.observer.events.isEmpty)
    }

    @Test func `an update that changes nothing writes nothing`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let before = try await fixture.store.read(RecordKey(.account, id.text), at: fixture.time.now())
        let count = try await fixture.accounts.update(id) { account, _ in account.factors.count }
        #expect(count == 1)
        #expect(try await fixture.store.read(RecordKey(.account, id.text), at: fixture.time.now()) == before)
    }

    @Test func `looking at a user who has nothing leaves nothing behind`() async throws {
        let fixture = Fixture()
        let verdict = try await fixture.accounts.update(AccountID("nobody")) { account, _ in
            account.verifyAppCode(typed: "123456", under: .standard, fixture.occasion())
        }
        #expect(verdict == .refused(.nothingToVerify))
        #expect(try await fixture.accounts.page().identifiers == [])
    }

    @Test func `a record that is always overtaken is given up with a sentence`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        var context = fixture.context
        context.store = AlwaysConflicting(fixture.store)
        context.retries = RetryRule(attempts: 3, firstPause: .zero, longestPause: .zero)
        do {
            _ = try await AccountRepository(context).update(id) { account, _ in account.noteReminder(fixture.occasion())
            }
            Issue.record("it was stored")
        } catch {
            #expect(error.code == .contended)
            #expect(error.description.contains("3 times"))
        }
    }

    @Test func `a write whose answer was lost is settled by reading`() async throws {
        for isDone in [true, false] {
            let fixture = Fixture()
            let id = try await fixture.storeAccount()
            var context = fixture.context
            context.store = LosingAnswers(fixture.store, isDone: isDone)
            let verdict = try await AccountRepository(context).update(id) { account, _ in
                account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion())
            }
            let factor = try #require(try await fixture.accounts.load(id)?.factors.first)
            #expect(verdict == .accepted(factor.id))
        }
    }

    @Test func `an older state that is put back is refused by whoever has seen the newer one`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let key = try RecordKey(.account, id.text)
        let old = try #require(try await fixture.store.read(key, at: fixture.time.now()))
        try await fixture.accounts.update(id) { account, _ in account.noteReminder(fixture.occasion()) }
        let new = try #require(try await fixture.store.read(key, at: fixture.time.now()))
        _ = try await fixture.store.write(.replace(new.version, with: old), to: key, at: fixture.time.now())
        await #expect(throws: RecordError(.rolledBack, "")) { try await fixture.accounts.load(id) }
        #expect(
            fixture.observer.contents.contains { if case .recordRefused = $0 { true } else { false } })
        fixture.time.advance(bySeconds: 900)
        #expect(try await fixture.accounts.load(id) != nil)
    }

    @Test func `an account that was erased and begun again is no older state`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        for _ in 0..<20 {
            try await fixture.accounts.update(id) { account, _ in account.noteReminder(fixture.occasion()) }
            fixture.time.advance(bySeconds: 1)
        }
        for _ in 0..<5 {
            try await fixture.accounts.update(id) { account, _ in
                _ = account.verifyAppCode(typed: "1", under: .standard, fixture.occasion())
            }
        }
        #expect(try await fixture.accounts.erase(id, fixture.occasion()) == 1)
        try await fixture.storeAccount()
        #expect(try await fixture.accounts.load(id)?.factors.count == 1)
    }

    @Test func `accounts of tenants are apart`() async throws {
        let store = InMemoryStore()
        let acme = Fixture(store: store, namespace: try Namespace("acme"))
        let umbrella = Fixture(store: store, namespace: try Namespace("umbrella"))
        let id = try await acme.storeAccount()
        #expect(try await umbrella.accounts.load(id) == nil)
        #expect(try await umbrella.accounts.page().identifiers == [])
        #expect(try await acme.accounts.page().identifiers == ["alice"])
        #expect(acme.observer.events.allSatisfy { $0.namespace.name == "acme" })
        for name in ["", "a/b", "Å", String(repeating: "a", count: 33)] {
            #expect(throws: StoreError(.badKey, "")) { try Namespace(name) }
        }
    }

    @Test func `a user's identifier is bytes, and not what Swift takes for equal`() throws {
        #expect(try AccountID("e\u{301}") != AccountID("é"))
        #expect(throws: RecordError(.badIdentifier, "")) { try AccountID("") }
        #expect(throws: RecordError(.badIdentifier, "")) { try AccountID(String(repeating: "x", count: 257)) }
    }
}

/// Passes everything on but what a test has something else for.
protocol Wrapper: RecordStore {
    var inner: any RecordStore { get }
}

extension Wrapper {
    func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        try await inner.read(key, at: now)
    }
    func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        try await inner.write(change, to: key, at: now)
    }
    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        try await inner.add(amount, to: counter, expiresAt: expiresAt, at: now)
    }
    func removeCounter(_ counter: RecordKey) async throws(StoreError) { try await inner.removeCounter(counter) }
    func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        try await inner.sweep(limit: limit, at: now)
    }
    func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try await inner.page(request, at: now)
    }
}

private struct ReadOnlyStore: Wrapper {
    let inner: any RecordStore
    init(_ inner: any RecordStore) { self.inner = inner }
    func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        throw StoreError(.unavailable, "the disk is full")
    }
}

struct AlwaysConflicting: Wrapper {
    let inner: any RecordStore
    init(_ inner: any RecordStore) { self.inner = inner }
    func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome { .conflict }
}

/// Loses the answer of every first write of a version, which was done or not.
private struct LosingAnswers: Wrapper {
    let inner: any RecordStore
    let isDone: Bool
    private let random = SeededRandom(seed: 0)

    init(_ inner: any RecordStore, isDone: Bool) {
        self.inner = inner
        self.isDone = isDone
    }

    func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        // The first number of a seeded source tells the first call from the others.
        let isFirst = random.next() == SeededRandom(seed: 0).next()
        guard isFirst else { return try await inner.write(change, to: key, at: now) }
        if isDone { _ = try await inner.write(change, to: key, at: now) }
        throw StoreError(.outcomeUnknown, "the line is dead")
    }
}
