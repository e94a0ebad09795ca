public import OTPCore

/// An `otpauth://` URI: what a QR code hands to an authenticator app.
///
/// ```swift
/// let uri = try KeyURI(.totp(TOTP(secret: secret)), issuer: "Example", account: "alice@example.com")
/// let text = uri.encoded().revealed
/// ```
///
/// Parsing what was written gives the same value again, whatever can be built. A description, a dump or an error never
/// shows the secret.
public struct KeyURI: Sendable {
    /// The authenticator that the URI sets up, ready to compute and verify codes.
    public let authenticator: Authenticator

    /// The issuer as it stands before the colon of the label; nil if there is none.
    ///
    /// Some apps read the issuer here and nowhere else.
    public let labelIssuer: String?

    /// The issuer as it stands in the parameter; nil if there is none.
    ///
    /// Some apps read the issuer here and nowhere else. It may differ from ``labelIssuer``: some sites put their domain
    /// here, for the password managers that fill in codes.
    public let parameterIssuer: String?

    /// The name of the account at the issuer.
    public let account: String

    /// The address of a picture for the account.
    public let image: String?

    /// Parameters that this package does not know, in their order.
    public let otherParameters: [Parameter]

    /// What the parser found odd without having to refuse it; empty for a value that was built.
    public let warnings: [KeyURIWarning]

    /// The kinds of authenticator that a URI can set up.
    public enum Authenticator: Sendable {
        /// Codes by time.
        case totp(TOTP)
        /// Codes by counter, and the counter to begin with.
        case hotp(HOTP, counter: UInt64)
        /// The codes of Steam.
        case steam(SteamGuard)

        /// The shared key.
        public var secret: OTPSecret {
            switch self {
            case .totp(let totp): totp.secret
            case .hotp(let hotp, _): hotp.secret
            case .steam(let steam): steam.secret
            }
        }
    }

    /// A parameter that this package does not know.
    public struct Parameter: Sendable, Hashable {
        /// The name, in the case it was written in.
        public let name: String
        /// The value.
        public let value: String

        /// A parameter for apps that know it.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The issuer: the parameter's, else the label's.
    public var issuer: String? { parameterIssuer ?? labelIssuer }

    init(
        unchecked authenticator: Authenticator, labelIssuer: String?, parameterIssuer: String?, account: String,
        image: String?, otherParameters: [Parameter], warnings: [KeyURIWarning]
    ) {
        self.authenticator = authenticator
        self.labelIssuer = labelIssuer
        self.parameterIssuer = parameterIssuer
        self.account = account
        self.image = image
        self.otherParameters = otherParameters
        self.warnings = warnings
    }

    /// A URI that sets up an authenticator.
    ///
    /// - Parameters:
    ///   - authenticator: What to set up. Codes by time must count from 1970: the URI has no place for another epoch.
    ///   - issuer: The name of your site, as the app shows it. Strongly advised: apps sort and warn by it.
    ///   - account: The name of the account, as the app shows it.
    ///   - image: The address of a picture, for the few apps that show one.
    ///   - otherParameters: Parameters for apps that know them.
    /// - Throws: ``KeyURIError``: issuer and account must not be empty, begin or end with white space, or contain a colon
    ///   or control characters.
    public init(
        _ authenticator: Authenticator,
        issuer: String?,
        account: String,
        image: String? = nil,
        otherParameters: [Parameter] = []
    ) throws(KeyURIError) {
        if let issuer { try KeyURI.check(issuer, "issuer", .invalidIssuer) }
        try KeyURI.check(account, "account", .invalidAccount)
        if let image { try KeyURI.check(image, "image", .invalidImage, mayHaveColon: true) }
        if case .totp(let totp) = authenticator, totp.epoch != 0 {
            throw KeyURIError(
                .epochNotRepresentable, "The authenticator counts from another epoch than 1970; a URI cannot say so.")
        }
        try KeyURI.check(otherParameters)
        self.init(
            unchecked: authenticator, labelIssuer: issuer, parameterIssuer: issuer, account: account, image: image,
            otherParameters: otherParameters, warnings: [])
        let length = encoded().revealed.utf8.count
        guard length <= KeyURI.maximumWrittenLength else {
            throw KeyURIError(
                .tooLong,
                "The URI would have \(length) bytes; take at most \(KeyURI.maximumWrittenLength), best below 200.")
        }
    }

    /// The longest URI that is read, in bytes.
    public static let maximumLength = 8192

    /// The longest URI that is written, more than the largest QR code holds; another style may add a domain to it.
    static let maximumWrittenLength = 4096
}

// MARK: Looking inside

extension KeyURI {
    /// The shared key.
    public var secret: OTPSecret { authenticator.secret }

    /// The hash function.
    public var algorithm: OTPAlgorithm {
        switch authenticator {
        case .totp(let totp): totp.algorithm
        case .hotp(let hotp, _): hotp.algorithm
        case .steam: .sha1
        }
    }

    /// The number of symbols of a code.
    public var codeLength: Int {
        switch authenticator {
        case .totp(let totp): totp.digits.rawValue
        case .hotp(let hotp, _): hotp.digits.rawValue
        case .steam: SteamGuard.codeLength
        }
    }

    /// The seconds that a code is shown; nil for codes by counter.
    public var period: Int? {
        switch authenticator {
        case .totp(let totp): totp.period.seconds
        case .hotp: nil
        case .steam: TOTP.Period.standard.seconds
        }
    }

    /// The counter to begin with; nil for codes by time.
    public var counter: UInt64? {
        if case .hotp(_, let counter) = authenticator { counter } else { nil }
    }
}

extension KeyURI: Equatable {
    /// Whether two URIs say the same; the secrets are compared in constant time, and warnings do not count.
    public static func == (left: KeyURI, right: KeyURI) -> Bool {
        let sameKind =
            switch (left.authenticator, right.authenticator) {
            case (.totp, .totp), (.hotp, .hotp), (.steam, .steam): true
            default: false
            }
        return sameKind && left.secret == right.secret && left.algorithm == right.algorithm
            && left.codeLength == right.codeLength && left.period == right.period && left.counter == right.counter
            && left.labelIssuer == right.labelIssuer && left.parameterIssuer == right.parameterIssuer
            && left.account == right.account && left.image == right.image
            && left.otherParameters == right.otherParameters
    }
}

// MARK: Checking what is built

extension KeyURI {
    /// The parameters that this package knows.
    static let knownParameters: Set<String> = ["secret", "issuer", "algorithm", "digits", "period", "counter", "image"]

    static func check(
        _ text: String, _ name: String, _ code: KeyURIError.Code, mayHaveColon: Bool = false
    ) throws(KeyURIError) {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
            throw KeyURIError(code, "The \(name) is empty; give it a text or leave it out.")
        }
        if first.properties.isWhitespace || last.properties.isWhitespace {
            throw KeyURIError(code, "The \(name) begins or ends with white space, which apps drop; trim it.")
        }
        if text.unicodeScalars.contains(where: \.isControl) {
            throw KeyURIError(code, "The \(name) contains a control character; remove it.")
        }
        if !mayHaveColon, text.unicodeScalars.contains(":") {
            throw KeyURIError(
                code, "The \(name) contains a colon, by which apps split the label; use another character.")
        }
    }

    private static func check(_ parameters: [Parameter]) throws(KeyURIError) {
        var seen = knownParameters
        for parameter in parameters {
            let texts = [parameter.name, parameter.value]
            guard !parameter.name.isEmpty, !texts.contains(where: { $0.unicodeScalars.contains(where: \.isControl) })
            else {
                throw KeyURIError(.invalidParameter, "A parameter has no name or contains a control character.")
            }
            guard seen.insert(parameter.name.lowercased()).inserted else {
                throw KeyURIError(
                    .invalidParameter, "The parameter \(parameter.name) is given twice or has a field of its own.")
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character moves a cursor or ends a line instead of showing something.
    var isControl: Bool { properties.generalCategory == .control }
}
