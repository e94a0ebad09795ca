/// What an app makes of a URI.
enum AppReading: Equatable {
    /// The app shows an error; the text says why, in short.
    case refused(String)
    /// The app stores an account, rightly or wrongly understood.
    case account(AppAccount)
}

/// An account as an app stores and shows it.
struct AppAccount: Equatable {
    /// How the codes change.
    enum Kind: Equatable {
        case totp, hotp
        /// Five symbols of Steam's alphabet.
        case steam
    }

    var kind: Kind
    /// Nil if the app shows none; never empty.
    var issuer: String?
    /// Empty if the app loses it.
    var account: String
    var secret: [UInt8]
    /// `SHA1`, `SHA224`, `SHA256`, `SHA384` or `SHA512`; `MD5` where the app knows it.
    var algorithm: String
    /// The symbols of a code; always 5 for Steam.
    var digits: Int
    /// Nil for HOTP, also where Steam's alphabet is put on a HOTP account.
    var period: Int?
    /// Nil for TOTP.
    var counter: UInt64?
}

/// The otpauth parser of one authenticator app, as far as it is documented.
struct AppModel: Sendable {
    let name: String
    let read: @Sendable (String) -> AppReading
}

extension AppModel {
    /// Every app that the compatibility table has a row for, in its order.
    static let all: [AppModel] = [
        googleIOS, googleAndroid, microsoft, authy, onePassword, bitwarden, applePasswords, aegis,
        freeOTPAndroid, freeOTPIOS, freeOTPPlus, twoFASIOS, twoFASAndroid, enteAuth, keePassXC, duoMobile,
        stratum, yubico,
    ]
}

// MARK: For the files with the apps

/// Why an app does not take a URI.
struct Refusal: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension AppModel {
    /// A model whose reader throws what the app refuses.
    init(_ name: String, _ reader: @escaping @Sendable (String) throws(Refusal) -> AppAccount) {
        self.init(name: name) { text in
            do throws(Refusal) {
                return .account(try reader(text))
            } catch {
                return .refused(error.reason)
            }
        }
    }
}

extension AppAccount {
    /// An account with the defaults of the format; period and counter are kept only where the kind has them.
    init(
        _ kind: Kind, issuer: String?, account: String, secret: [UInt8],
        algorithm: String = "SHA1", digits: Int = 6, period: Int = 30, counter: UInt64 = 0
    ) {
        self.init(
            kind: kind, issuer: issuer == "" ? nil : issuer, account: account, secret: secret, algorithm: algorithm,
            digits: kind == .steam ? 5 : digits, period: kind == .hotp ? nil : period,
            counter: kind == .hotp ? counter : nil)
    }

    /// The account as it is read by an app to which some issuers mean Steam.
    func steam(ifIssuer matches: (String) -> Bool) -> AppAccount {
        guard let issuer, matches(issuer) else { return self }
        var copy = self
        copy.kind = .steam
        copy.digits = 5
        return copy
    }
}
