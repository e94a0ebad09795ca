/// A JSON value.
///
/// Numbers keep the text they were written with, so that no digit of a 64-bit counter is lost.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}
