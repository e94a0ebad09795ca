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

    /// Nil for a brace that is not closed, or an empty or malformed place.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let fields = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            switch fields.count {
            case 1 where !fields[0].isEmpty: parts.append(.value(String(fields[0])))
            case 3 where !fields[0].isEmpty:
                parts.append(.choice(String(fields[0]), one: String(fields[1]), other: String(fields[2])))
            default: return nil
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The names of the values that it has places for.
    var names: Set<String> { Set(parts.compactMap(\.name)) }
}
