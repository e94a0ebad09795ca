internal import MFACrypto
internal import OTPCore

extension Credential {
    func write(to writer: FieldWriter) {
        switch self {
        case .authenticatorApp(let app):
            writer.byte(0)
            app.write(to: writer)
        case .phone(let address):
            writer.byte(1)
            writer.text(address.e164)
        case .other(let method, let credential):
            writer.byte(2)
            writer.method(method)
            writer.list(credential.personal.sorted { $0.key < $1.key }) { name, value in
                writer.text(name)
                writer.text(value)
            }
            writer.secret(credential.secret)
        }
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        switch try reader.byte() {
        case 0: self = .authenticatorApp(try AuthenticatorApp(from: reader))
        case 1:
            guard let address = PhoneAddress(e164: try reader.text()) else { throw .unknownValue }
            self = .phone(address)
        case 2:
            let method = try reader.method()
            let personal = try reader.list { () throws(FieldReader.Failure) in (try reader.text(), try reader.text()) }
            let unique = Dictionary(personal, uniquingKeysWith: { first, _ in first })
            self = .other(method, OtherCredential(personal: unique, try reader.secret()))
        default: throw .unknownValue
        }
    }
}

extension AuthenticatorApp {
    fileprivate func write(to writer: FieldWriter) {
        writer.secret(totp.secret.bytes)
        writer.text(totp.algorithm.rawValue)
        writer.number(totp.digits.rawValue)
        writer.number(totp.period.seconds)
        writer.time(totp.epoch)
        writer.optional(state.lastAcceptedStep, writer.number)
        writer.signed(Int64(state.drift))
        writer.signed(Int64(state.suspectedDrift))
        writer.number(state.agreement)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        let bytes = try reader.secret()
        // A secret that was taken over from elsewhere may be shorter than a new one.
        guard let secret = try? OTPSecret(bytes, atLeast: 1),
            let algorithm = OTPAlgorithm(rawValue: try reader.text()),
            let digits = OTPDigits(rawValue: try reader.count()),
            let period = try? TOTP.Period(seconds: try reader.count())
        else { throw .unknownValue }
        let epoch = try reader.time()
        totp = TOTP(secret: secret, algorithm: algorithm, digits: digits, period: period, epoch: epoch)
        state = TOTP.State(
            lastAcceptedStep: try reader.optional { () throws(FieldReader.Failure) in try reader.number() },
            drift: try reader.integer(), suspectedDrift: try reader.integer(), agreement: try reader.count())
    }
}

extension FieldReader {
    fileprivate func integer() throws(Failure) -> Int {
        guard let value = Int(exactly: try signed()) else { throw .malformedNumber }
        return value
    }
}
