internal import MFACrypto
internal import OTPCore

/// One account of an export, as the format has it.
struct MigrationAccount {
    private typealias Field = MigrationBatch.AccountField

    private var secret: SecretBytes?
    private var texts: [UInt64: [UInt8]] = [:]
    private var numbers: [UInt64: UInt64] = [:]

    /// Reads an account.
    ///
    /// - Throws: Only when the message itself is damaged. What this package cannot make of an account is a value.
    static func read(_ message: UnsafeRawBufferPointer) throws(ProtobufReader.Fault) -> Result<KeyURI, MigrationError> {
        var account = MigrationAccount()
        var reader = ProtobufReader(message)
        while let (field, value) = try reader.next() {
            switch value {
            case .bytes(let bytes) where field == Field.secret: account.secret = SecretBytes(copying: bytes)
            case .bytes(let bytes): account.texts[field] = Array(bytes)
            case .number(let number): account.numbers[field] = number
            case .skipped: break
            }
        }
        do throws(MigrationError) {
            return .success(try account.uri())
        } catch {
            return .failure(error)
        }
    }

    private func uri() throws(MigrationError) -> KeyURI {
        let authenticator = try authenticator()
        let issuer = try text(Field.issuer)
        var name = try text(Field.name) ?? ""
        // The name often repeats the issuer, as a label does.
        if let issuer, name.hasPrefix(issuer + ":") { name.removeFirst(issuer.count + 1) }
        name = String(name.drop { $0 == " " })
        guard !name.isEmpty else { throw MigrationError(.emptyAccount, "The account has no name.") }
        return KeyURI(
            unchecked: authenticator, labelIssuer: issuer, parameterIssuer: issuer, account: name, image: nil,
            otherParameters: [], warnings: KeyURIWarning.shortSecret(authenticator.secret))
    }

    private func authenticator() throws(MigrationError) -> KeyURI.Authenticator {
        let algorithm: OTPAlgorithm
        switch numbers[Field.algorithm] {
        case 1: algorithm = .sha1
        case 2: algorithm = .sha256
        case 3: algorithm = .sha512
        case 4: throw MigrationError(.unsupportedAlgorithm, "The account uses MD5, which is not supported.")
        default: throw MigrationError(.unsupportedAlgorithm, "The account does not say which hash function it uses.")
        }
        let digits: OTPDigits
        switch numbers[Field.digits] {
        case 1: digits = .six
        case 2: digits = .eight
        default: throw MigrationError(.unsupportedDigits, "The account does not say that its codes have 6 or 8 digits.")
        }
        switch numbers[Field.type] {
        case 1:
            let counter = numbers[Field.counter] ?? 0
            guard counter <= UInt64(Int64.max) else {
                throw MigrationError(.unsupportedCounter, "The account's counter is negative.")
            }
            return .hotp(HOTP(secret: try key(), algorithm: algorithm, digits: digits), counter: counter)
        case 2: return .totp(TOTP(secret: try key(), algorithm: algorithm, digits: digits))
        default:
            throw MigrationError(
                .unsupportedType, "The account does not say whether its codes are by counter or by time.")
        }
    }

    private func key() throws(MigrationError) -> OTPSecret {
        do throws(OTPError) {
            return try OTPSecret(secret ?? SecretBytes(copying: []), atLeast: 1)
        } catch {
            throw MigrationError(.invalidSecret, "The account has no secret.")
        }
    }

    /// A text, or nil for an absent or empty one.
    private func text(_ field: UInt64) throws(MigrationError) -> String? {
        guard let bytes = texts[field], !bytes.isEmpty else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: \.isControl)
        else {
            throw MigrationError(.malformedText, "The account's name is no text.")
        }
        return text
    }
}

// MARK: Writing

extension MigrationAccount {
    /// The account as the format has it; refused where the format would lose something.
    static func message(for uri: KeyURI) throws(MigrationError) -> [UInt8] {
        var writer = ProtobufWriter()
        uri.secret.withUnsafeBytes { writer.write($0, field: Field.secret) }
        writer.write((uri.issuer.map { "\($0):" } ?? "").utf8 + Array(uri.account.utf8), field: Field.name)
        if let issuer = uri.issuer { writer.write(issuer.utf8, field: Field.issuer) }

        writer.write(try algorithmNumber(uri.algorithm), field: Field.algorithm)
        switch uri.authenticator {
        case .steam: throw MigrationError(.unsupportedType, "The format has no number for Steam.")
        case .hotp(let hotp, let counter):
            guard counter <= UInt64(Int64.max) else {
                throw MigrationError(.unsupportedCounter, "The format holds counters up to 9223372036854775807.")
            }
            writer.write(try digitsNumber(hotp.digits), field: Field.digits)
            writer.write(1, field: Field.type)
            writer.write(counter, field: Field.counter)
        case .totp(let totp):
            guard totp.period == .standard else {
                throw MigrationError(
                    .unsupportedPeriod, "The format has no field for a period; only 30 seconds can be exported.")
            }
            writer.write(try digitsNumber(totp.digits), field: Field.digits)
            writer.write(2, field: Field.type)
        }
        return writer.bytes
    }

    private static func algorithmNumber(_ algorithm: OTPAlgorithm) throws(MigrationError) -> UInt64 {
        switch algorithm {
        case .sha1: 1
        case .sha256: 2
        case .sha512: 3
        case .sha224, .sha384:
            throw MigrationError(.unsupportedAlgorithm, "The format has no number for \(algorithm.rawValue).")
        }
    }

    private static func digitsNumber(_ digits: OTPDigits) throws(MigrationError) -> UInt64 {
        switch digits {
        case .six: 1
        case .eight: 2
        case .seven, .nine:
            throw MigrationError(
                .unsupportedDigits, "The format knows codes of 6 and 8 digits, and none of \(digits.rawValue).")
        }
    }
}
