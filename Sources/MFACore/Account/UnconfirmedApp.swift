public import OTPCore

/// An authenticator app that has got its secret and has not shown a code yet.
public struct UnconfirmedApp: Sendable {
    private let id: FactorID
    private let name: String
    private let createdAt: UnixTime
    /// What makes the codes.
    public let totp: TOTP

    /// An app that is being set up.
    public init(id: FactorID, name: String, totp: TOTP, createdAt: UnixTime) {
        self.id = id
        self.name = name
        self.totp = totp
        self.createdAt = createdAt
    }

    /// Judges the first code.
    ///
    /// The code is spent by that: it does not sign in afterwards.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - now: The instant that it is.
    ///   - profile: How much to forgive.
    /// - Returns: The factor, or why the code does not count.
    public func confirm(
        typed text: some StringProtocol, at now: UnixTime, profile: TOTP.Profile = .standard
    ) -> Result<ConfirmedFactor, Refusal> {
        switch totp.verify(typed: text, at: now, state: .init(), profile: profile) {
        case .rejected(let reason):
            return .failure(Refusal(reason: reason))
        case .matched(let pending):
            let app = AuthenticatorApp(totp: totp, state: pending.newState)
            return .success(
                ConfirmedFactor(
                    id: id, name: name, credential: .authenticatorApp(app), createdAt: createdAt, confirmedAt: now))
        }
    }

    /// Why a first code does not count.
    public struct Refusal: Error, Sendable, Equatable {
        /// What is wrong with it.
        public let reason: TOTP.Rejection
    }
}
