package import MFACrypto
public import OTPCore

/// What a factor is verified by.
public enum Credential: Sendable {
    /// An authenticator app with its secret and the state of its codes.
    case authenticatorApp(AuthenticatorApp)
    /// A phone that messages are sent to.
    case phone(PhoneAddress)
    /// What another method keeps.
    case other(FactorMethod, OtherCredential)

    /// The method it belongs to.
    public var method: FactorMethod {
        switch self {
        case .authenticatorApp: .authenticatorApp
        case .phone: .sms
        case .other(let method, _): method
        }
    }
}

/// An authenticator app that shows codes.
public struct AuthenticatorApp: Sendable {
    /// What makes the codes.
    public let totp: TOTP
    /// Which code was used last, and what is known of the app's clock.
    public internal(set) var state: TOTP.State

    /// An app that was set up just now.
    public init(totp: TOTP, state: TOTP.State = .init()) {
        self.totp = totp
        self.state = state
    }
}

/// A telephone number in international form, which shows itself only masked.
public struct PhoneAddress: Sendable, Hashable {
    /// The number: a plus and 7 to 15 digits (ITU-T E.164).
    public let e164: String

    /// A number in international form; nil for anything else.
    public init?(e164: String) {
        let digits = e164.utf8.dropFirst()
        guard e164.utf8.first == UInt8(ascii: "+"), (7...15).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.first != UInt8(ascii: "0")
        else { return nil }
        self.e164 = e164
    }

    /// The number with all but its last three digits hidden.
    public var masked: String {
        "+" + String(repeating: "•", count: e164.utf8.count - 4) + e164.suffix(3)
    }
}

extension PhoneAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The masked number.
    public var description: String { masked }
    /// The masked number.
    public var debugDescription: String { masked }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a method beyond the built-in ones keeps with a factor.
public struct OtherCredential: Sendable {
    /// What is known about the person, by name: shown to nobody but the person, and part of an export.
    public let personal: [String: String]
    package let secret: SecretBytes

    /// A credential; the secret is overwritten when the last copy goes.
    public init(personal: [String: String] = [:], secret: some Collection<UInt8>) {
        self.personal = personal
        self.secret = SecretBytes(copying: secret)
    }

    package init(personal: [String: String], _ secret: SecretBytes) {
        self.personal = personal
        self.secret = secret
    }

    /// Gives `body` the secret; it must not leave it.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try secret.withBytes(body)
    }
}

extension OtherCredential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names of what is kept, and no more.
    public var description: String { "OtherCredential(\(personal.keys.sorted().joined(separator: ", ")))" }
    /// The names of what is kept, and no more.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
