extension HOTP {
    /// How many counters a verification looks at beyond the next one (RFC 4226 §7.4, the parameter *s*).
    ///
    /// Each one is a further chance for whoever guesses: keep it small, and count failures (§7.3, the parameter *T*) on
    /// your side. This type cannot: it sees one code and no history.
    public struct LookAhead: Sendable, Hashable {
        /// The number of counters beyond the next one.
        public let count: Int

        /// Ten, for an authenticator whose button is now and then pressed in a pocket.
        public static let standard = LookAhead(unchecked: 10)

        private init(unchecked count: Int) { self.count = count }

        /// A look-ahead of 0 to 100 counters.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(_ count: Int) throws(OTPError) {
            guard (0...100).contains(count) else {
                throw OTPError(.windowOutOfRange, "A look-ahead of \(count) counters is not possible; take 0 to 100.")
            }
            self.init(unchecked: count)
        }
    }

    /// At how many counters a resynchronisation lets the first code stand.
    public struct SearchRange: Sendable, Hashable {
        /// The number of counters, from the next one.
        public let count: Int

        /// One hundred.
        public static let standard = SearchRange(unchecked: 100)

        private init(unchecked count: Int) { self.count = count }

        /// A search over 1 to 10 000 counters.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(_ count: Int) throws(OTPError) {
            guard (1...10_000).contains(count) else {
                throw OTPError(.windowOutOfRange, "A search over \(count) counters is not possible; take 1 to 10000.")
            }
            self.init(unchecked: count)
        }
    }
}
