public import MFACore
internal import MFATestKit
public import OTPCore
internal import RecoveryCodes
internal import SignInFlow

/// One user whom several servers sign in at the same moment: everything that he has comes from his name.
public struct FleetSignIn: Sendable {
    /// How a text gets to a server.
    public enum Way: String, Sendable {
        /// Each time in a sign-in of its own, with a session of its own.
        case own
        /// Each time in the one sign-in that is under way.
        case ticket
        /// By turns in a sign-in, in one to another application, in a step-up, and by the host's own call.
        case every
    }

    private let service: SignInService
    private let accounts: AccountRepository
    private let context: RecordContext
    private let time = ManualTime()
    private let account: AccountID
    private let policy: Policy
    private let lamp: AnsweredAtOnce

    /// The session of the one sign-in.
    private static let session = "the only one"

    /// The user of that name, at a server over a store.
    public init(_ store: any RecordStore, id: String) throws {
        let keys = try KeyRing(
            current: MasterKey(name: KeyName("fleet"), bytes: [UInt8](repeating: 42, count: MasterKey.byteCount)))
        context = RecordContext(store: store, keys: keys, time: time)
        accounts = AccountRepository(context)
        account = try AccountID(id)
        lamp = try AnsweredAtOnce()
        // As many guesses as the largest test makes, so that each is counted and none is put off.
        policy = try Policy(
            methods: [.authenticatorApp, .recoveryCode, lamp.method],
            applications: [Application(id: "mail", name: "Mail")], backup: .optional,
            guesses: GuessBudget(perWindow: 100, hardLimit: 100, reservedForKnownClients: 0))
        service = SignInService(
            context,
            rules: try SignInRules(
                app: "Acme", policy: policy, recovery: RecoveryRules([.keptCode], keptCodesSignIn: true)),
            waiting: [lamp])
    }

    /// What it is called.
    public var name: String { account.text }

    /// What makes the app's codes.
    private var totp: TOTP {
        get throws {
            let letters = Array(account.text.utf8)
            return TOTP(secret: try OTPSecret(bytes: (0..<20).map { letters[$0 % letters.count] &+ UInt8($0) }))
        }
    }

    /// The code of the app at an instant.
    public func code(at instant: UnixTime) throws -> String { try totp.code(at: instant)?.text ?? "" }

    /// Stores the account with an app or a lamp.
    public func enroll(at instant: UnixTime, withLamp: Bool = false) async throws {
        time.set(instant)
        let credential: Credential =
            withLamp ? .other(lamp.method, OtherCredential(secret: [])) : .authenticatorApp(.init(totp: try totp))
        let factor = ConfirmedFactor(
            id: .random(from: SystemRandom()), name: "phone", credential: credential, createdAt: instant,
            confirmedAt: instant)
        try await accounts.update(account) { account, now in
            Result { () throws(AccountRefusal) in try account.add(factor, under: policy, Occasion(at: now)) }
        }.get()
    }

    /// Gives the user recovery codes.
    public func issueRecoveryCodes(at instant: UnixTime) async throws -> [String] {
        time.set(instant)
        return try await RecoveryCodeService(context, policy: policy).issue(to: account).get().codes
    }

    /// The wrong guesses that are counted.
    public func wrongGuesses() async throws -> Int { try await accounts.load(account)?.guesses.inARow ?? 0 }

    // MARK: Signing in

    /// What came of many things that were done at once.
    public struct Tally: Sendable, Equatable {
        /// How often somebody was let in.
        public var grants = 0
        /// How often a text was called wrong.
        public var wrong = 0
        /// How often a server gave no answer.
        public var failures = 0
    }

    /// Begins the one sign-in; the token of its page.
    public func begin(at instant: UnixTime) async throws -> String {
        time.set(instant)
        return try await begin(in: FleetSignIn.session)
    }

    /// Types a text many times at once.
    public func submit(
        _ text: String, _ way: Way, token: String = "", count: Int, at instant: UnixTime
    ) async throws -> Tally {
        time.set(instant)
        let run = UInt64.random(in: 0...UInt64.max)
        return try await tally(count) { number in
            let session = "\(run) \(number)"
            switch way {
            case .ticket: return try await handle(.submit(text), token, in: FleetSignIn.session)
            case .own: return try await handle(.submit(text), begin(in: session), in: session)
            case .every: return try await submit(text, byWay: number % 4, in: session)
            }
        }
    }

    /// Asks many times at once whether the request of the one sign-in, which was answered with yes, has been answered.
    public func check(token: String, count: Int, at instant: UnixTime) async throws -> Tally {
        time.set(instant)
        return try await tally(count) { _ in try await handle(.check, token, in: FleetSignIn.session) }
    }

    private func submit(_ text: String, byWay way: Int, in session: String) async throws -> Tally {
        switch way {
        case 0: return try await handle(.submit(text), begin(in: session), in: session)
        case 1:
            let token = try await begin(in: session, application: "mail")
            return try await handle(.submit(text), token, in: session, application: "mail")
        case 2:
            let demand = try StepUp("Pay")
            let answer = try await service.stepUp(
                demand, after: nil, SignInStart(accountName: "alice"), SignInRequest(account, session: session))
            guard case .page(let page, _) = consume answer else { return Tally() }
            return try await handle(.submit(text), page.token, in: session, action: demand.action)
        default:
            let verdict = try await accounts.update(account) { account, now in
                account.verifyAppCode(typed: text, under: policy, Occasion(at: now))
            }
            if case .accepted = verdict { return Tally(grants: 1) }
            return Tally()
        }
    }

    private func begin(in session: String, application: String = "") async throws -> String {
        let answer = try await service.begin(
            SignInStart(accountName: "alice", application: application), SignInRequest(account, session: session))
        guard case .page(let page, _) = consume answer else { return "" }
        return page.token
    }

    private func handle(
        _ event: SignInEvent, _ token: String, in session: String, application: String = "", action: String? = nil
    ) async throws -> Tally {
        let answer = try await service.handle(event, token: token, SignInRequest(account, session: session))
        switch consume answer {
        case .verified(let grant, _):
            _ = try grant.take(in: session, at: application, for: action)
            return Tally(grants: 1)
        // Whoever may begin anew has been taken for the user, too.
        case .enrollment: return Tally(grants: 1)
        case .page(_, .wrong?): return Tally(wrong: 1)
        case .page(_, .paused?): return Tally(wrong: 1)
        default: return Tally()
        }
    }

    private func tally(
        _ count: Int, _ once: @escaping @Sendable (Int) async throws -> Tally
    ) async throws -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for number in 0..<count {
                group.addTask { do { return try await once(number) } catch { return Tally(failures: 1) } }
            }
            return await group.reduce(into: Tally()) { sum, one in
                sum.grants += one.grants
                sum.wrong += one.wrong
                sum.failures += one.failures
            }
        }
    }
}

/// A method whose requests are answered with yes as soon as they are out.
private struct AnsweredAtOnce: WaitingMethod {
    let method: FactorMethod

    init() throws { method = try FactorMethod(custom: "lamp", interaction: .elsewhere) }

    func begin(_ attempt: WaitingAttempt) async throws(RecordError) -> Result<WaitingDetails, WaitingRefusal> {
        .success(WaitingDetails())
    }

    func state(of attempt: WaitingAttempt, _ details: WaitingDetails) async throws(RecordError) -> WaitingState {
        .approved
    }

    func cancel(_ attempt: WaitingAttempt, _ details: WaitingDetails) async {}
}
