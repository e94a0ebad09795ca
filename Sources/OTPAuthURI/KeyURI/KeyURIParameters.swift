internal import Base32
internal import MFACrypto
internal import OTPCore

/// The query of a URI, split and checked for what can be checked without knowing the type.
struct KeyURIParameters {
    typealias Text = KeyURIParser.Text

    private(set) var issuer: String?
    private(set) var image: String?
    private(set) var others: [KeyURI.Parameter] = []

    /// The values of the parameters that make the authenticator, still escaped.
    private var values: [String: Text] = [:]

    /// Where the query ends, which is where something is missing.
    private let end: Int

    init(_ query: Text, _ warnings: inout [KeyURIWarning]) throws(KeyURIError) {
        end = query.endIndex
        var seen: Set<String> = []
        for part in query.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let name = try decodedText(part[..<equals])
            let value = part[equals...].dropFirst()

            guard !name.isEmpty else {
                throw KeyURIError(.emptyParameter, at: part.startIndex, "A parameter has no name.")
            }
            guard seen.insert(name.lowercased()).inserted else {
                throw KeyURIError(
                    .duplicateParameter, at: part.startIndex, "A parameter is given twice; which one counts is unclear."
                )
            }
            if let plus = value.firstIndex(of: UInt8(ascii: "+")) {
                warnings.append(
                    KeyURIWarning(
                        .literalPlus,
                        "The + at byte \(plus) was taken literally; some apps read a space. Write %2B or %20."))
            }
            if KeyURI.knownParameters.contains(name.lowercased()) {
                guard !value.isEmpty else {
                    throw KeyURIError(
                        .emptyParameter, at: value.startIndex,
                        "The parameter \(name.lowercased()) has no value; leave it out.")
                }
                values[name.lowercased()] = value
            } else {
                others.append(KeyURI.Parameter(name: name, value: try decodedText(value)))
            }
        }
        issuer = try values["issuer"].map(decodedText)
        image = try values["image"].map(decodedText)
    }

    func authenticator(_ type: KeyURIType, _ warnings: inout [KeyURIWarning]) throws(KeyURIError)
        -> KeyURI.Authenticator
    {
        let secret = try secret(&warnings)
        switch type {
        case .totp:
            warnIfIrrelevant("counter", type, &warnings)
            return .totp(
                TOTP(secret: secret, algorithm: try algorithm(&warnings), digits: try digits(), period: try period()))
        case .hotp:
            warnIfIrrelevant("period", type, &warnings)
            guard let counter = values["counter"] else {
                throw KeyURIError(.missingCounter, at: end, "A hotp URI needs a counter; counter=0 is the first.")
            }
            return .hotp(
                HOTP(secret: secret, algorithm: try algorithm(&warnings), digits: try digits()),
                counter: try number(counter, "counter", in: 0...UInt64.max))
        case .steam:
            try checkSteam(&warnings)
            return .steam(SteamGuard(secret: secret))
        }
    }

    // MARK: The secret

    private func secret(_ warnings: inout [KeyURIWarning]) throws(KeyURIError) -> OTPSecret {
        guard let value = values["secret"] else {
            throw KeyURIError(.missingSecret, at: end, "The URI has no secret.")
        }
        // Unescaped and decoded in memory that is overwritten; an escape has two bytes more than what it stands for.
        let text = try SecretBytes(capacity: value.count) { (output: inout OutputSpan<UInt8>) throws(KeyURIError) in
            try percentDecode(value) { byte, _ in output.append(byte) }
        }
        var forgiven = Base32Tolerance.strict
        let bytes: SecretBytes
        do throws(Base32Error) {
            bytes = try text.withBytes { (text) throws(Base32Error) in
                try SecretBytes(base32: text, [.typed, .leftoverBits], forgiven: &forgiven)
            }
        } catch {
            // An offset inside the value is one inside the URI as long as nothing in the value is escaped.
            let offset = value.contains(UInt8(ascii: "%")) ? value.startIndex : value.startIndex + error.offset
            throw KeyURIError(
                .invalidSecret, at: offset, "The secret is not Base32: a symbol is wrong, missing or too much.")
        }
        warn(about: forgiven, &warnings)
        do throws(OTPError) {
            let secret = try OTPSecret(bytes, atLeast: 1)
            warnings += KeyURIWarning.shortSecret(secret)
            return secret
        } catch {
            throw KeyURIError(.invalidSecret, at: value.startIndex, "The secret is empty.")
        }
    }

    private func warn(about forgiven: Base32Tolerance, _ warnings: inout [KeyURIWarning]) {
        if forgiven.contains(.leftoverBits) {
            warnings.append(
                KeyURIWarning(
                    .nonCanonicalSecret,
                    "The secret's last symbol carries bits that belong to no byte; Google Authenticator on iOS refuses it."
                ))
        }
        if !forgiven.isDisjoint(with: [.anyCase, .separators, .anyPadding]) {
            warnings.append(
                KeyURIWarning(
                    .unusualSecretText, "The secret has small letters, separators or odd padding; some apps refuse it.")
            )
        }
    }

    // MARK: Numbers and names

    private func algorithm(_ warnings: inout [KeyURIWarning]) throws(KeyURIError) -> OTPAlgorithm {
        guard let value = values["algorithm"] else { return .sha1 }
        let written = try decodedText(value)
        let name = written.uppercased()
        let plain = name.hasPrefix("SHA-") ? "SHA" + name.dropFirst(4) : name
        guard let algorithm = OTPAlgorithm(rawValue: plain) else {
            throw KeyURIError(
                .unsupportedAlgorithm, at: value.startIndex,
                "The algorithm is not supported; SHA1, SHA256 and SHA512 are.")
        }
        if written != algorithm.rawValue {
            warnings.append(
                KeyURIWarning(
                    .unusualAlgorithmName, "Some apps do not know this spelling of \(algorithm.rawValue) and use SHA1.")
            )
        }
        return algorithm
    }

    private func digits() throws(KeyURIError) -> OTPDigits {
        guard let value = values["digits"] else { return .six }
        let number = try number(value, "digits", in: 0...UInt64(Int32.max))
        guard let digits = OTPDigits(rawValue: Int(number)) else {
            throw KeyURIError(
                .unsupportedDigits, at: value.startIndex, "The number of digits is not supported; 6 to 9 are.")
        }
        return digits
    }

    private func period() throws(KeyURIError) -> TOTP.Period {
        guard let value = values["period"] else { return .standard }
        let number = try number(value, "period", in: 1...UInt64(Int32.max))
        do throws(OTPError) {
            return try TOTP.Period(seconds: Int(number))
        } catch {
            throw KeyURIError(.malformedNumber, at: value.startIndex, error.description)
        }
    }

    /// ASCII digits and nothing else: no sign, no separator, no digits of another script.
    private func number(_ value: Text, _ name: String, in range: ClosedRange<UInt64>) throws(KeyURIError) -> UInt64 {
        let text = try decodedText(value)
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = UInt64(text),
            range.contains(number)
        else {
            throw KeyURIError(
                .malformedNumber, at: value.startIndex,
                "The \(name) must be a number from \(range.lowerBound) to \(range.upperBound), in digits alone.")
        }
        return number
    }

    // MARK: Types that leave no choice

    private func warnIfIrrelevant(_ name: String, _ type: KeyURIType, _ warnings: inout [KeyURIWarning]) {
        if values[name] != nil {
            warnings.append(
                KeyURIWarning(
                    .irrelevantParameter, "The parameter \(name) has no meaning for \(type.rawValue); it was dropped."))
        }
    }

    /// Some apps write what Steam Guard is anyway; anything else would be another kind of code.
    private func checkSteam(_ warnings: inout [KeyURIWarning]) throws(KeyURIError) {
        warnIfIrrelevant("counter", .steam, &warnings)
        if let value = values["algorithm"], try algorithm(&warnings) != .sha1 {
            throw KeyURIError(.unsupportedAlgorithm, at: value.startIndex, "Steam's algorithm is SHA1.")
        }
        if let value = values["digits"], try number(value, "digits", in: 0...UInt64(Int32.max)) != 5 {
            throw KeyURIError(.unsupportedDigits, at: value.startIndex, "A code of Steam has 5 symbols.")
        }
        if let value = values["period"], try period() != .standard {
            throw KeyURIError(.malformedNumber, at: value.startIndex, "Steam's period is 30 seconds.")
        }
    }
}
