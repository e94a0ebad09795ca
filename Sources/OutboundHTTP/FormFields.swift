/// The fields of a form, as `application/x-www-form-urlencoded` writes them in a body or behind a question mark.
package struct FormFields: Sendable {
    /// The fields in their order; one name may have several.
    package private(set) var fields: [(name: String, value: String)]

    /// Fields to be written.
    package init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// Reads a form; what is escaped wrongly stands as it was written.
    package init(_ text: some StringProtocol) {
        fields = text.split(separator: "&").map { field in
            let halves = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (FormFields.read(halves[0]), halves.count > 1 ? FormFields.read(halves[1]) : "")
        }
    }

    /// The first value of a name.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Adds a field at the end.
    package mutating func append(_ name: String, _ value: String) { fields.append((name, value)) }

    /// The form as it is sent.
    package var text: String {
        fields.map { "\(FormFields.escaped($0.name))=\(FormFields.escaped($0.value))" }.joined(separator: "&")
    }

    /// A text in which everything is escaped but letters, digits and `-._~`, which stands as well in a path or a query.
    package static func escaped(_ text: String) -> String {
        var escaped: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.append(byte)
            default:
                escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func read(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.first != 0x2B
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
