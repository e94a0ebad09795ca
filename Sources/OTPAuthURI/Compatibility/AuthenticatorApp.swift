/// An authenticator app whose way of reading URIs is known, at least in part.
public struct AuthenticatorApp: Sendable, Hashable, CustomStringConvertible {
    /// The name, with the platform where versions of the same app differ.
    public let description: String

    private init(_ name: String) { description = name }

    /// Google Authenticator on iOS.
    public static let googleIOS = AuthenticatorApp("Google Authenticator (iOS)")
    /// Google Authenticator on Android.
    public static let googleAndroid = AuthenticatorApp("Google Authenticator (Android)")
    /// Microsoft Authenticator.
    public static let microsoft = AuthenticatorApp("Microsoft Authenticator")
    /// Authy.
    public static let authy = AuthenticatorApp("Authy")
    /// 1Password.
    public static let onePassword = AuthenticatorApp("1Password")
    /// Bitwarden.
    public static let bitwarden = AuthenticatorApp("Bitwarden")
    /// Apple's Passwords.
    public static let applePasswords = AuthenticatorApp("Apple Passwords")
    /// Aegis.
    public static let aegis = AuthenticatorApp("Aegis")
    /// FreeOTP on Android.
    public static let freeOTPAndroid = AuthenticatorApp("FreeOTP (Android)")
    /// FreeOTP on iOS.
    public static let freeOTPIOS = AuthenticatorApp("FreeOTP (iOS)")
    /// FreeOTP+.
    public static let freeOTPPlus = AuthenticatorApp("FreeOTP+")
    /// 2FAS on iOS.
    public static let twoFASIOS = AuthenticatorApp("2FAS (iOS)")
    /// 2FAS on Android.
    public static let twoFASAndroid = AuthenticatorApp("2FAS (Android)")
    /// Ente Auth.
    public static let ente = AuthenticatorApp("Ente Auth")
    /// KeePassXC.
    public static let keePassXC = AuthenticatorApp("KeePassXC")
    /// Duo Mobile.
    public static let duo = AuthenticatorApp("Duo Mobile")
    /// Stratum.
    public static let stratum = AuthenticatorApp("Stratum")
    /// Yubico Authenticator.
    public static let yubico = AuthenticatorApp("Yubico Authenticator")

    /// Every app that the table knows something about.
    public static let all: [AuthenticatorApp] = [
        .googleIOS, .googleAndroid, .microsoft, .authy, .onePassword, .bitwarden, .applePasswords, .aegis,
        .freeOTPAndroid, .freeOTPIOS, .freeOTPPlus, .twoFASIOS, .twoFASAndroid, .ente, .keePassXC, .duo, .stratum,
        .yubico,
    ]

    /// The ones that most people have.
    public static let common: [AuthenticatorApp] = [.googleIOS, .googleAndroid, .microsoft, .authy]
}
