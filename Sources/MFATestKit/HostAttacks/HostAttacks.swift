public import Testing

/// Attacks that no library can fend off by itself, on the routes of a host of your own.
///
/// ```swift
/// @Test func attacks() async throws {
///     try await HostAttacks(MySite()).run()
/// }
/// ```
///
/// Whatever succeeds is reported at the line that calls ``run(sourceLocation:)``, with the attack's number of the threat model and a
/// sentence that says what should not have been possible. An attack that could not be made, because a route lets nobody in at all, is
/// reported as well.
public struct HostAttacks<Host: AttackedHost>: Sendable {
    let host: Host
    private var attacks = HostAttack.allCases
    private var leftOut: [HostAttack: String] = [:]
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// Attacks on a host.
    public init(_ host: Host) { self.host = host }

    /// The same without one of them.
    ///
    /// - Parameters:
    ///   - attack: What not to try.
    ///   - reason: Why it cannot be tried here; every run shows it as a warning.
    /// - Returns: The fewer attacks.
    public func without(_ attack: HostAttack, because reason: String) -> HostAttacks {
        var fewer = self
        fewer.leftOut[attack] = reason
        return fewer
    }

    /// Some of the attacks, for the tests of the attacks themselves.
    package func only(_ attacks: HostAttack...) -> HostAttacks {
        var some = self
        some.attacks = attacks
        return some
    }

    /// The same attacks, which tell what they find to somebody else than the test that runs them; for the tests of the attacks themselves.
    package func reporting(to report: @escaping @Sendable (Finding) -> Void) -> HostAttacks {
        var other = self
        other.report = report
        return other
    }

    /// Attacks the host.
    ///
    /// - Parameter sourceLocation: Where to report what has succeeded.
    /// - Throws: What the host's client throws.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        guard host.users.count >= 2, host.users.allSatisfy({ !$0.names.isEmpty }), !host.firstFactors.isEmpty else {
            report(
                Finding(
                    sentence: "The attacks need two users with names, and a way to show the first factor.",
                    sourceLocation: sourceLocation))
            return
        }
        for attack in attacks {
            if let reason = leftOut[attack] {
                report(
                    Finding(
                        sentence: "\(attack.rawValue) is not tried: \(reason)", isWarning: true,
                        sourceLocation: sourceLocation))
                continue
            }
            let expect = Expectation { [report] sentence in
                report(Finding(sentence: "\(attack.rawValue): \(sentence)", sourceLocation: sourceLocation))
            }
            switch attack {
            case .forgedAddress: try await forgeAddress(expect)
            case .alias: try await guessByAlias(expect)
            case .pendingSession: try await usePendingSession(expect)
            case .otherFirstFactor: try await useOtherFirstFactor(expect)
            case .keptSession: try await keepSession(expect)
            case .aliasPolicy: try await signInByAlias(expect)
            case .forgedRequest: try await forgeRequest(expect)
            }
        }
    }

    /// The two users that attacks are made with.
    var alice: AttackedUser { host.users[0] }
    var bob: AttackedUser { host.users[1] }
    var password: String { host.firstFactors[0] }

    /// A browser with the first factor shown.
    func pending(
        _ user: AttackedUser, as name: String? = nil, headers: [String: String] = [:]
    ) async throws -> (browser: Host.Browser, reply: HostReply) {
        let browser = try await host.open(headers: headers)
        return (browser, try await host.showFirstFactor(password, as: name ?? user.name, in: browser))
    }

    /// What comes of a sign-in with a code.
    func signIn(
        _ user: AttackedUser, as name: String? = nil, with code: HostCode = .right, headers: [String: String] = [:]
    ) async throws -> (browser: Host.Browser, reply: HostReply) {
        let (browser, reply) = try await pending(user, as: name, headers: headers)
        guard reply == .asksForSecondFactor else { return (browser, reply) }
        return (browser, try await host.type(code, of: user, in: browser))
    }
}

/// An attack on the routes of a host, with its number of the threat model.
public enum HostAttack: String, Sendable, Hashable, CaseIterable {
    /// Headers that only a proxy should write say that each guess comes from somewhere else.
    case forgedAddress = "T10"
    /// The guesses are gone by one name, and the sign-in goes on by another.
    case alias = "T18"
    /// A session with the first factor alone goes to every route.
    case pendingSession = "T24"
    /// The first factor is shown in another way than by the password.
    case otherFirstFactor = "T25"
    /// The session of before the second factor is used after it.
    case keptSession = "T31"
    /// A name is used for which no second factor is found.
    case aliasPolicy = "T33"
    /// Second factors are changed by a link, or by a form on somebody else's page.
    case forgedRequest = "T34"
}

/// Says what should not have been possible.
struct Expectation: Sendable {
    private let report: @Sendable (String) -> Void

    init(_ report: @escaping @Sendable (String) -> Void) { self.report = report }

    func callAsFunction(_ isSo: Bool, _ sentence: String) {
        if !isSo { report(sentence) }
    }
}
