import Base32
import MFAJSON
import OTPCore

/// One request: an operation and its fields, which are taken out by type.
struct Request {
    private let fields: [String: JSONValue]

    init(_ line: ArraySlice<UInt8>) throws(RequestError) {
        do throws(JSONReader.Fault) {
            guard case .object(let fields) = try JSONReader.read(line) else {
                throw JSONReader.Fault(reason: "a request must be an object", offset: 0)
            }
            self.fields = fields
        } catch {
            throw RequestError("At byte \(error.offset): \(error.reason).")
        }
    }

    /// Copies the field `id`, if there is one.
    func echoID(to reply: inout JSONObject) throws(RequestError) {
        switch fields["id"] {
        case nil: break
        case .string(let text)?: reply.set("id", text)
        case .number(let number)? where number.allSatisfy({ $0.isNumber || $0 == "-" }): reply.set("id", number: number)
        default: throw RequestError("The field id must be a text or a whole number.")
        }
    }

    // MARK: Fields by type

    func optionalText(_ name: String) throws(RequestError) -> String? {
        switch fields[name] {
        case nil: return nil
        case .string(let text)?: return text
        default: throw RequestError("The field \(name) must be a text.")
        }
    }

    func text(_ name: String) throws(RequestError) -> String {
        guard let text = try optionalText(name) else { throw RequestError("The field \(name) is missing.") }
        return text
    }

    func bool(_ name: String, default value: Bool) throws(RequestError) -> Bool {
        switch fields[name] {
        case nil: return value
        case .bool(let value)?: return value
        default: throw RequestError("The field \(name) must be true or false.")
        }
    }

    func optionalNumber<Number: FixedWidthInteger>(_ name: String) throws(RequestError) -> Number? {
        try fields[name].map { value throws(RequestError) in try Request.number(value, name) }
    }

    func number<Number: FixedWidthInteger>(_ name: String) throws(RequestError) -> Number {
        guard let number: Number = try optionalNumber(name) else { throw RequestError("The field \(name) is missing.") }
        return number
    }

    func isNull(_ name: String) -> Bool {
        if case .null? = fields[name] { true } else { false }
    }

    private static func number<Number: FixedWidthInteger>(_ value: JSONValue, _ name: String) throws(RequestError)
        -> Number
    {
        guard case .number(let text) = value, let number = Number(text) else {
            throw RequestError("The field \(name) must be a whole number from \(Number.min) to \(Number.max).")
        }
        return number
    }

    // MARK: Fields by meaning

    func bytes(_ name: String) throws(RequestError) -> [UInt8] {
        let digits = try text(name).map(\.hexDigitValue)
        let values = digits.compactMap(\.self)
        guard values.count == digits.count, values.count % 2 == 0 else {
            throw RequestError("The field \(name) must be hexadecimal, two digits a byte.")
        }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }

    func secret() throws(RequestError) -> OTPSecret {
        let text = try text("secret")
        return try orBadInput { () throws(OTPError) in try OTPSecret(legacyBase32: text) }
    }

    func algorithm() throws(RequestError) -> OTPAlgorithm {
        guard let name = try optionalText("algorithm") else { return .sha1 }
        guard let algorithm = OTPAlgorithm(commandLineName: name) else {
            throw RequestError("The field algorithm must be SHA1, SHA256 or SHA512.")
        }
        return algorithm
    }

    func digits() throws(RequestError) -> OTPDigits {
        let count: Int = try optionalNumber("digits") ?? OTPDigits.six.rawValue
        guard let digits = OTPDigits(rawValue: count) else { throw RequestError("The field digits must be 6 to 9.") }
        return digits
    }

    func totp() throws(RequestError) -> TOTP {
        let seconds: Int = try optionalNumber("period") ?? TOTP.Period.standard.seconds
        let epoch: Int64 = try optionalNumber("epoch") ?? 0
        return TOTP(
            secret: try secret(), algorithm: try algorithm(), digits: try digits(),
            period: try orBadInput { () throws(OTPError) in try TOTP.Period(seconds: seconds) }, epoch: UnixTime(epoch))
    }

    func hotp() throws(RequestError) -> HOTP {
        HOTP(secret: try secret(), algorithm: try algorithm(), digits: try digits())
    }

    func time() throws(RequestError) -> UnixTime { UnixTime(try number("time")) }

    func window() throws(RequestError) -> TOTP.Window {
        guard let value = fields["window"] else { return .oneEachSide }
        guard case .array(let sides) = value, sides.count == 2 else {
            throw RequestError("The field window must be a list of two numbers, the steps behind and ahead.")
        }
        let behind: Int = try Request.number(sides[0], "window")
        let ahead: Int = try Request.number(sides[1], "window")
        return try orBadInput { () throws(OTPError) in try TOTP.Window(behind: behind, ahead: ahead) }
    }

    func base32Format() throws(RequestError) -> Base32Format {
        switch try optionalText("variant") ?? "rfc4648" {
        case "rfc4648": .rfc4648
        case "hex": .hex
        case "crockford": .crockford
        default: throw RequestError("The field variant must be rfc4648, hex or crockford.")
        }
    }
}

/// One sentence for a request that cannot be answered.
struct RequestError: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// Runs a part of the library, and turns its refusal into a bad request: the library's own sentence says what to do.
func orBadInput<Value, Failure: Error & CustomStringConvertible>(
    _ body: () throws(Failure) -> Value
) throws(RequestError) -> Value {
    do throws(Failure) {
        return try body()
    } catch {
        throw RequestError(error.description)
    }
}
