extension TOTP {
    /// How much a verification forgives.
    public struct Profile: Sendable, Hashable {
        /// Which steps are looked at.
        public let window: Window
        /// What is done about an authenticator whose clock is off.
        public let drift: DriftRule

        /// One step behind and one ahead, with drift learned: for people.
        ///
        /// The code just gone by still counts, as RFC 6238 §5.2 advises for the time that typing takes. A code lives up to 90
        /// seconds with the standard period.
        public static let standard = Profile(window: .oneEachSide, drift: .learned)

        /// The current step alone, with no drift: a code lives for one period, with the standard one for the thirty seconds of
        /// OWASP ASVS 6.5.5.
        public static let strict = Profile(window: .currentOnly, drift: .ignored)

        /// The one step that the authenticator is known to be at: as strict, around the drift that ``standard`` has learned.
        public static let strictFollowingDrift = Profile(window: .currentOnly, drift: .followed)

        /// A profile of your own.
        public init(window: Window, drift: DriftRule = .ignored) {
            self.window = window
            self.drift = drift
        }
    }
}
