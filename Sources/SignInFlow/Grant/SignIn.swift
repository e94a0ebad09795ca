public import MFACore
public import OTPCore
public import RecoveryCodes

/// A sign-in that was verified: for the host's session, from which later step-ups are judged.
///
/// It holds no secret. It is worth what the place is worth that it is kept in: keep it on the server.
public struct SignIn: Sendable, Hashable, Codable {
    /// Whose.
    public let account: String
    /// Where to.
    public let application: String
    /// What was shown, the password first.
    public let evidence: [SignInEvidence]
    /// When it was verified.
    public let at: UnixTime

    /// How much it says about who it is.
    public var strength: SignInStrength {
        let second = evidence.filter { [.factor, .enrolledFactor, .recoveryCode].contains($0.kind) }
        guard !second.isEmpty else { return .password }
        return second.contains { $0.method != FactorMethod.sms.name } ? .secondFactor : .restricted
    }

    /// The authentication method references (RFC 8176), for a token's claim `amr`.
    public var methodReferences: [String] {
        var references: [String] = []
        for reference in evidence.flatMap(\.references) where !references.contains(reference) {
            references.append(reference)
        }
        return strength > .password ? references + ["mfa"] : references
    }

    /// When the user last showed a second factor; nil if he did not.
    public var factorVerifiedAt: UnixTime? { strength > .password ? at : nil }
}

/// What lets somebody in: proof that a verification was carried to its end and stored.
///
/// Only a sign-in makes one, there is one for each, and it cannot be copied. Taking it hands over what the host keeps.
public struct VerifiedSignIn: ~Copyable, Sendable {
    private let content: SignIn
    private let session: SessionBinding
    private let action: String?
    /// What the browser shows the next time, to be put into its cookie; nil for nothing new.
    public let browser: TrustedBrowser?
    /// The recovery code that takes the place of the one that was used, to be shown once; nil for none.
    public let replacement: IssuedRecoveryCodes?

    init(
        _ content: SignIn, in session: SessionBinding, for action: String? = nil, browser: TrustedBrowser? = nil,
        replacement: IssuedRecoveryCodes? = nil
    ) {
        self.content = content
        self.session = session
        self.action = action
        self.browser = browser
        self.replacement = replacement
    }

    /// Takes what was granted, for the session and the application that it was granted for.
    ///
    /// - Parameters:
    ///   - session: The session that the request came in; the user gets a new one now.
    ///   - application: Where to.
    ///   - action: What was confirmed by a step-up, in the same words; nil for a sign-in.
    /// - Returns: What was verified.
    /// - Throws: ``SignInRefusal/otherSession`` if it was granted for something else; then it is void.
    public consuming func take(
        in session: String, at application: String = "", for action: String? = nil
    ) throws(SignInRefusal) -> SignIn {
        guard self.session == SessionBinding(session), content.application == application, self.action == action else {
            throw .otherSession
        }
        return content
    }
}

/// A browser that need not show a second factor until an instant, with what it shows instead.
///
/// Put the token into a cookie of its own (`Secure`, `HttpOnly`, `SameSite=Lax`) and hand it back with the next request. It is another
/// one each time. What tells the browser from others (``SignInRequest/browser``) should be something that a thief of the cookie does not
/// get with it and that does not change with every update, such as the family of the browser and system.
public struct TrustedBrowser: Sendable, Hashable {
    /// What the user sees it under in his list.
    public let id: FactorID
    /// What it shows next.
    public let token: String
    /// Until when.
    public let expiresAt: UnixTime
}

extension TrustedBrowser: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What it is called, and not its token.
    public var description: String { "TrustedBrowser(\(id))" }
    /// What it is called, and not its token.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
