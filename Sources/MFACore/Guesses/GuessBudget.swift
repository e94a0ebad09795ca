/// How many wrong guesses an account bears (NIST SP 800-63B-4 §3.2.2, OWASP ASVS 6.3).
///
/// The budget belongs to the account. Sessions, flows, resent codes and methods all spend the same one, and only somebody who has
/// passed the first factor can.
public struct GuessBudget: Sendable, Hashable {
    /// How many wrong guesses a window bears; then guessing has to pause.
    public let perWindow: Int
    /// How long a window is.
    public let window: Duration
    /// How long the first pause is; each further one is twice as long.
    public let firstPause: Duration
    /// How long a pause is at most.
    public let longestPause: Duration
    /// How many wrong guesses in a row put a factor out of use for good.
    public let hardLimit: Int
    /// How many of those only a known client has, so that a stranger who has the password cannot put the owner's factors
    /// out of use.
    public let reservedForKnownClients: Int

    /// Ten in a quarter of an hour, pauses from half a minute to an hour, a hundred in all, the last ten for known clients.
    public static let standard = GuessBudget(
        unchecked: 10, window: .seconds(900), pauses: (.seconds(30), .seconds(3600)), hardLimit: 100, reserved: 10)

    private init(
        unchecked perWindow: Int, window: Duration, pauses: (first: Duration, longest: Duration), hardLimit: Int,
        reserved: Int
    ) {
        self.perWindow = perWindow
        self.window = window
        firstPause = pauses.first
        longestPause = pauses.longest
        self.hardLimit = hardLimit
        reservedForKnownClients = reserved
    }

    /// A budget of one's own.
    ///
    /// - Parameters:
    ///   - perWindow: How many wrong guesses a window bears: 3 to 100.
    ///   - window: How long a window is: a minute to a day.
    ///   - firstPause: How long the first pause is: a second at least.
    ///   - longestPause: How long a pause is at most: not shorter than the first, a day at most.
    ///   - hardLimit: How many in a row put a factor out of use: not fewer than a window bears, 100 at most.
    ///   - reservedForKnownClients: How many of those only a known client has: fewer than half.
    /// - Throws: ``PolicyError`` with a sentence.
    public init(
        perWindow: Int = 10, window: Duration = .seconds(900), firstPause: Duration = .seconds(30),
        longestPause: Duration = .seconds(3600), hardLimit: Int = 100, reservedForKnownClients: Int = 10
    ) throws(PolicyError) {
        try PolicyError.check(
            (3...100).contains(perWindow), "\(perWindow) wrong guesses a window: take 3 to 100.")
        try PolicyError.check(
            window >= .seconds(60) && window <= .seconds(86_400), "A window of \(window): take a minute to a day.")
        try PolicyError.check(
            firstPause >= .seconds(1) && longestPause >= firstPause && longestPause <= .seconds(86_400),
            "Pauses from \(firstPause) to \(longestPause): take at least a second, and at most a day.")
        try PolicyError.check(
            hardLimit >= perWindow && hardLimit <= 100,
            "A factor that bears \(hardLimit) wrong guesses: take no fewer than a window bears (\(perWindow)), and at "
                + "most the 100 of NIST SP 800-63B-4 §3.2.2.")
        try PolicyError.check(
            reservedForKnownClients >= 0 && reservedForKnownClients * 2 < hardLimit,
            "\(reservedForKnownClients) guesses reserved for known clients: take fewer than half of \(hardLimit).")
        self.init(
            unchecked: perWindow, window: window, pauses: (firstPause, longestPause), hardLimit: hardLimit,
            reserved: reservedForKnownClients)
    }

    /// What a wrong guess costs that could have been right in several ways.
    ///
    /// One is the price of a code that one app with one step of tolerance on each side would have taken: three live codes.
    /// A user with five such apps gives a guesser five times the chance, so that a guess costs five.
    ///
    /// - Parameter liveCodes: How many codes would have been right.
    /// - Returns: The price, at least 1.
    public static func price(ofLiveCodes liveCodes: Int) -> Int { max(1, (liveCodes + 2) / 3) }

    /// The pause after so many others.
    func pause(after earlier: Int) -> Duration {
        min(longestPause, firstPause * (1 << min(earlier, 20)))
    }
}

/// Whether a client has been here before.
public enum ClientStanding: Sendable, Hashable, CaseIterable {
    /// Nothing is known of it.
    case stranger
    /// It has shown something that only a browser has that the user has signed in with before.
    case known
}
