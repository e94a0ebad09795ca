public import OTPCore

/// A code that was sent to somebody, who has to type it.
///
/// It belongs to one session of one account, works once, and dies with its time, its tries, or a newer challenge for
/// the same purpose in the same session. Sending it again sends the same code, and gives neither more time nor more
/// tries: messages come late and out of order, and whichever comes is the right one.
public struct CodeChallenge: Sendable {
    /// What the user is doing.
    public enum Purpose: UInt8, Sendable, Hashable, CaseIterable {
        /// Signing in.
        case signIn
        /// Showing that a number is his, to verify with from then on.
        case addNumber
        /// Confirming a change of his settings.
        case stepUp
    }

    /// By what way the code is told.
    public enum Channel: UInt8, Sendable, Hashable, CaseIterable {
        /// A text message.
        case text
        /// A voice that reads it out.
        case voice
    }

    /// One telling of the code.
    public struct Sending: Sendable, Hashable {
        /// When.
        public let at: UnixTime
        /// How.
        public let channel: Channel
    }

    /// How a challenge stands.
    enum State: UInt8, Sendable {
        case open, used, exhausted, cancelled
    }

    /// What it is called.
    public let id: FactorID
    /// What the user is doing.
    public let purpose: Purpose
    /// Where the code was sent to.
    public let address: PhoneAddress
    /// The factor that is being verified; nil for a number that is being added.
    public let factor: FactorID?
    /// When it was begun.
    public let createdAt: UnixTime
    /// From when on it is over.
    public let expiresAt: UnixTime
    /// When the code was told, the first time first.
    public internal(set) var sendings: [Sending]
    /// How many wrong codes it bears.
    public internal(set) var triesLeft: Int

    /// The host's session, in a form that is of no use to whoever reads it.
    let session: SessionBinding
    /// The code.
    let code: OTPCode
    var state = State.open

    /// Whether its code could still be right.
    public func isLive(at now: UnixTime) -> Bool { state == .open && now < expiresAt && triesLeft > 0 }
}

/// How many digits a code has that is sent, how long it lives, and how often it may be wrong.
public struct ChallengeRules: Sendable, Hashable {
    /// How many digits a code has.
    public let digits: Int
    /// How long a code lives.
    public let lifetime: Duration
    /// How many codes may be typed before it is dead.
    public let tries: Int
    /// How long to wait after the first telling before the next, after the second, and so on; the last one holds for
    /// all others.
    public let waits: [Duration]
    /// How often a code is told, the first time included.
    public let sendings: Int

    /// Six digits, five minutes, five tries; told five times at most, after half a minute, one, two and five minutes.
    public static let standard = ChallengeRules(
        unchecked: 6, lifetime: .seconds(300), tries: 5, waits: [30, 60, 120, 300].map { .seconds($0) }, sendings: 5)

    /// How many sessions of an account may wait for a code at once.
    static let liveLimit = 3

    private init(unchecked digits: Int, lifetime: Duration, tries: Int, waits: [Duration], sendings: Int) {
        self.digits = digits
        self.lifetime = lifetime
        self.tries = tries
        self.waits = waits
        self.sendings = sendings
    }

    /// Rules of one's own.
    ///
    /// - Parameters:
    ///   - digits: 6 to 10; a code needs 20 bits at least (NIST SP 800-63B-4 §3.1.3.2).
    ///   - lifetime: A minute to ten (the same clause, and OWASP ASVS 6.5.5).
    ///   - tries: 1 to 10.
    ///   - waits: At least one; ten seconds to an hour, none shorter than the one before.
    ///   - sendings: 1 to 10.
    /// - Throws: ``PolicyError``.
    public init(
        digits: Int = 6, lifetime: Duration = .seconds(300), tries: Int = 5,
        waits: [Duration] = ChallengeRules.standard.waits, sendings: Int = 5
    ) throws(PolicyError) {
        try PolicyError.check((6...10).contains(digits), "Codes of \(digits) digits: take 6 to 10.")
        try PolicyError.check(
            lifetime >= .seconds(60) && lifetime <= .seconds(600),
            "Codes that live for \(lifetime): take a minute to ten.")
        try PolicyError.check((1...10).contains(tries), "\(tries) tries a code: take 1 to 10.")
        try PolicyError.check((1...10).contains(sendings), "Sending a code \(sendings) times: take 1 to 10.")
        try PolicyError.check(
            !waits.isEmpty && waits.allSatisfy { $0 >= .seconds(10) && $0 <= .seconds(3600) }
                && zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 },
            "Waits of \(waits) before a code is sent again: take ten seconds to an hour, none shorter than the one before."
        )
        self.init(unchecked: digits, lifetime: lifetime, tries: tries, waits: waits, sendings: sendings)
    }

    /// How long to wait after so many tellings.
    func wait(after sendings: Int) -> Duration { waits[min(max(0, sendings - 1), waits.count - 1)] }
}
