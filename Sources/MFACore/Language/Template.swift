/// A text with places for values, taken apart.
struct Template {
    enum Part: Equatable {
        case literal(String)
        case value(String)
        case choice(String, one: String, other: String)

        var name: String? {
            switch self {
            case .literal: nil
            case .value(let name), .choice(let name, _, _): name
            }
        }
    }

    let parts: [Part]
    private static let opening = UInt8(ascii: "{")
    private static let closing = UInt8(ascii: "}")

    /// Nil for a brace that is not closed, or an empty or malformed place.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        // Braces are looked for among bytes: finding out where each letter ends would take most of the time of a page.
        while let open = rest.utf8.firstIndex(where: { $0 == Template.opening || $0 == Template.closing }) {
            guard rest.utf8[open] == Template.opening, let close = rest.utf8[open...].firstIndex(of: Template.closing)
            else { return nil }
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let fields = rest[rest.utf8.index(after: open)..<close].split(
                separator: "|", omittingEmptySubsequences: false)
            switch fields.count {
            case 1 where !fields[0].isEmpty: parts.append(.value(String(fields[0])))
            case 3 where !fields[0].isEmpty:
                parts.append(.choice(String(fields[0]), one: String(fields[1]), other: String(fields[2])))
            default: return nil
            }
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The names of the values that it has places for.
    var names: Set<String> { Set(parts.compactMap(\.name)) }
}
