/// Reads one JSON text (RFC 8259), strictly: what two readers could understand differently is an error.
package struct JSONReader {
    /// What is wrong with a text, and where.
    package struct Fault: Error {
        package let reason: String
        package let offset: Int

        package init(reason: String, offset: Int) {
            self.reason = reason
            self.offset = offset
        }
    }

    package static let maximumDepth = 64

    private let bytes: ArraySlice<UInt8>
    private var index: Int

    package static func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.endIndex else { throw reader.fault("something follows the value") }
        return value
    }

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    private func fault(_ reason: String) -> Fault { Fault(reason: reason, offset: index - bytes.startIndex) }

    private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        index += 1
        return true
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        skipSpace()
        guard let next else { throw fault("the text ends where a value should be") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw fault("there is no JSON value")
        }
    }

    private mutating func literal(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw fault("there is no JSON value") }
        index += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var fields: [String: JSONValue] = [:]
        skipSpace()
        if take("}") { return .object(fields) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("a field must begin with its name in quotes") }
            let name = try string()
            skipSpace()
            guard take(":") else { throw fault("a colon must follow the name of a field") }
            let value = try value(depth: depth)
            guard fields.updateValue(value, forKey: name) == nil else { throw fault("a field is given twice") }
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("the object does not end") }
        return .object(fields)
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("the list does not end") }
        return .array(elements)
    }

    private func checkDepth(_ depth: Int) throws(Fault) {
        guard depth <= JSONReader.maximumDepth else {
            throw fault("the value is nested more than \(JSONReader.maximumDepth) levels deep")
        }
    }

    // MARK: Numbers

    private mutating func number() throws(Fault) -> String {
        let start = index
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(Fault) {
        guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { throw fault("a digit is missing") }
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { index += 1 }
    }

    // MARK: Strings

    private mutating func string() throws(Fault) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw fault("a text is no UTF-8") }
                return string
            case UInt8(ascii: "\\"):
                text += String(try escape()).utf8
            case 0..<0x20:
                throw fault("a control character in a text must be escaped")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw fault("a text does not end")
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
        index += 1
        defer { index += 1 }
        switch next {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw fault("there is no such escape")
        }
    }

    /// A `\u` escape, or two of them for a character beyond U+FFFF; leaves the index on its last digit.
    private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), bytes[(index + 1)...].starts(with: #"\u"#.utf8) else {
            throw fault("a surrogate stands alone")
        }
        index += 2
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("a surrogate stands alone") }
        return scalar
    }

    private mutating func fourDigits() throws(Fault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            index += 1
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault("an escape needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
