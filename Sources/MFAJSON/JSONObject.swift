/// An object whose fields are written in the order they were added.
package struct JSONObject: Sendable {
    private var fields: [(String, String)] = []

    package init() {}

    package mutating func set(_ name: String, _ value: String) { fields.append((name, JSONObject.quoted(value))) }
    package mutating func set(_ name: String, _ value: Bool) { fields.append((name, value ? "true" : "false")) }
    package mutating func set(_ name: String, _ value: some FixedWidthInteger) { fields.append((name, "\(value)")) }
    package mutating func set(_ name: String, _ value: [String]) {
        fields.append((name, "[" + value.map(JSONObject.quoted).joined(separator: ",") + "]"))
    }
    package mutating func set(_ name: String, _ value: JSONObject) { fields.append((name, value.text)) }
    package mutating func set(_ name: String, _ value: [JSONObject]) {
        fields.append((name, "[" + value.map(\.text).joined(separator: ",") + "]"))
    }
    package mutating func setNull(_ name: String) { fields.append((name, "null")) }

    /// A number as it was written.
    package mutating func set(_ name: String, number: String) { fields.append((name, number)) }

    /// The object on one line.
    package var text: String { "{" + fields.map { "\(JSONObject.quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}" }

    /// A text as it stands in JSON, with its quotes.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..<" ", "\u{7F}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
