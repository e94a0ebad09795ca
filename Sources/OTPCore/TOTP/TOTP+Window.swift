extension TOTP {
    /// The steps that a verification looks at, around the current one.
    ///
    /// Counted in steps: two steps of 30 seconds are a minute.
    public struct Window: Sendable, Hashable {
        /// The number of steps in the past.
        public let behind: Int
        /// The number of steps in the future.
        public let ahead: Int

        /// The current step alone.
        public static let currentOnly = Window(uncheckedBehind: 0, ahead: 0)
        /// The current step and the one before.
        public static let oneBehind = Window(uncheckedBehind: 1, ahead: 0)
        /// The current step, the one before and the one after.
        public static let oneEachSide = Window(uncheckedBehind: 1, ahead: 1)

        private init(uncheckedBehind behind: Int, ahead: Int) {
            self.behind = behind
            self.ahead = ahead
        }

        /// A window of 0 to 20 steps on each side.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(behind: Int, ahead: Int) throws(OTPError) {
            guard (0...20).contains(behind), (0...20).contains(ahead) else {
                throw OTPError(
                    .windowOutOfRange,
                    "A window of \(behind) steps behind and \(ahead) ahead is not possible; take 0 to 20 on each side.")
            }
            self.init(uncheckedBehind: behind, ahead: ahead)
        }
    }
}
