internal import MFACore
public import OTPCore

/// Something that a user has shown in a sign-in.
public struct SignInEvidence: Sendable, Hashable, Codable {
    /// What it was.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The password, which the host has checked.
        case password
        /// A factor.
        case factor
        /// A factor that was set up in the middle of the sign-in, and confirmed by that.
        case enrolledFactor = "enrolled-factor"
        /// A browser that had been remembered.
        case trustedBrowser = "trusted-browser"
        /// A recovery code that the user had kept.
        case recoveryCode = "recovery-code"
        /// A recovery code that was sent to an address.
        case issuedCode = "issued-code"
    }

    /// What it was.
    public let kind: Kind
    /// The factor's or remembered browser's name; nil for what has none.
    public let name: String?
    /// The name of the method, or of the channel of a code that was issued; nil for what has none.
    public let method: String?
    /// What the methods of RFC 8176 call it.
    public let references: [String]
    /// When it was shown.
    public let at: UnixTime

    init(_ kind: Kind, name: String? = nil, method: String? = nil, references: [String] = [], at: UnixTime) {
        self.kind = kind
        self.name = name
        self.method = method
        self.references = references
        self.at = at
    }

    static func password(at: UnixTime) -> SignInEvidence { SignInEvidence(.password, references: ["pwd"], at: at) }
}

/// How much a sign-in says about who it is.
public enum SignInStrength: UInt8, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// The password alone, perhaps in a browser that was remembered.
    case password
    /// The password and a code over the telephone network, which NIST restricts (SP 800-63B-4 §3.1.3.3).
    case restricted
    /// The password and a second factor.
    case secondFactor

    /// The authenticator assurance level that the facts allow (SP 800-63B-4 §2): 1 or 2.
    ///
    /// Level 2 also demands that users are offered something that phishing does not get, which is the host's affair.
    public var assuranceLevel: Int { self == .password ? 1 : 2 }

    /// Whether one says less than another.
    public static func < (left: SignInStrength, right: SignInStrength) -> Bool { left.rawValue < right.rawValue }
}
