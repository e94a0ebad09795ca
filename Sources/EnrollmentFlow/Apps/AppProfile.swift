internal import MFACore
public import OTPAuthURI

/// An authenticator app, as users are led to it.
public struct AppProfile: Sendable {
    /// How the app wants an account to be added.
    public enum Adding: Sendable, Hashable {
        /// By a QR code.
        case scanned
        /// By a secret that is typed.
        case typed
    }

    /// Something that the app runs on, and where it is to be had.
    public struct Platform: Sendable, Hashable {
        /// What it is called in links.
        public let id: String
        /// What users call it.
        public let name: String
        /// Where the app is to be had.
        public let address: String

        /// A platform.
        public init(id: String, name: String, address: String) {
            self.id = id
            self.name = name
            self.address = address
        }
    }

    /// What it is called in links and records.
    public let id: String
    /// What users call it; nil for any app.
    public let name: String?
    /// How it wants an account to be added.
    public let adding: Adding
    /// What it runs on.
    public let platforms: [Platform]
    /// Whether the user is asked which of them he has; otherwise links to all of them are shown.
    public let asksPlatform: Bool
    /// The apps that it stands for, for warnings of what they misread.
    public let apps: [OTPAuthURI.AuthenticatorApp]

    /// An app.
    public init(
        id: String, name: String?, adding: Adding, platforms: [Platform] = [], asksPlatform: Bool = true,
        apps: [OTPAuthURI.AuthenticatorApp] = []
    ) {
        self.id = id
        self.name = name
        self.adding = adding
        self.platforms = platforms
        self.asksPlatform = asksPlatform && platforms.count > 1
        self.apps = apps
    }

    /// Microsoft Authenticator.
    public static let microsoft = AppProfile(
        id: "microsoft", name: "Microsoft Authenticator", adding: .scanned,
        platforms: [
            .android("https://play.google.com/store/apps/details?id=com.azure.authenticator"),
            .iPhone("https://apps.apple.com/app/microsoft-authenticator/id983156458"),
        ], apps: [.microsoft])

    /// Google Authenticator.
    public static let google = AppProfile(
        id: "google", name: "Google Authenticator", adding: .scanned,
        platforms: [
            .android("https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2"),
            .iPhone("https://apps.apple.com/app/google-authenticator/id388497605"),
        ], apps: [.googleAndroid, .googleIOS])

    /// Authy, with a secret that is typed.
    public static let authy = AppProfile(
        id: "authy", name: "Authy", adding: .typed,
        platforms: [
            .android("https://play.google.com/store/apps/details?id=com.authy.authy"),
            .iPhone("https://apps.apple.com/app/twilio-authy/id494168017"),
        ], asksPlatform: false, apps: [.authy])

    /// Any other app.
    public static let other = AppProfile(id: "other-app", name: nil, adding: .scanned)
}

extension AppProfile.Platform {
    /// Phones with Android.
    public static func android(_ address: String) -> AppProfile.Platform {
        AppProfile.Platform(id: "android", name: "Android", address: address)
    }

    /// Phones of Apple's.
    public static func iPhone(_ address: String) -> AppProfile.Platform {
        AppProfile.Platform(id: "iphone", name: "iPhone", address: address)
    }
}
