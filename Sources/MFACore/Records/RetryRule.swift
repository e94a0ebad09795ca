/// How often, and after which pauses, a change that somebody else has overtaken is tried again.
public struct RetryRule: Sendable, Hashable {
    /// How often to try, the first time included.
    public var attempts: Int
    /// The longest pause after the first attempt; it doubles with every further one.
    public var firstPause: Duration
    /// The longest pause of all.
    public var longestPause: Duration

    /// Enough for hundreds of tasks that change one record at the same time.
    public static let standard = RetryRule(
        attempts: 40, firstPause: .milliseconds(2), longestPause: .milliseconds(250))

    /// A rule of one's own.
    public init(attempts: Int, firstPause: Duration, longestPause: Duration) {
        self.attempts = max(1, attempts)
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// A pause of random length, so that those who collided do not collide again.
    func pause(afterAttempt attempt: Int, from random: some RandomSource) -> Duration {
        let longest = min(longestPause, firstPause * (1 << min(attempt, 16)))
        return longest * (Double(random.next() >> 11) / Double(1 << 53))
    }
}
