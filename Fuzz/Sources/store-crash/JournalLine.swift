import MFACore

/// What a writer says before and after it asks the store for something: one line of text for each.
enum JournalLine {
    /// It is about to ask for a change of a record: in the place of the version, put the other one with that number.
    case write(operation: UInt64, key: String, expected: RecordVersion?, new: RecordVersion?, number: Int)
    /// It is about to add 1 to a counter.
    case add(operation: UInt64, key: String)
    /// The store has said that it has happened; a counter has told its value.
    case done(operation: UInt64, value: Int64?)
    /// The store has said that it has not happened.
    case refused(operation: UInt64)
    /// The store does not know whether it has happened, and reading did not tell.
    case unknown(operation: UInt64)
    /// It has read something that cannot be right.
    case nonsense(key: String)

    var text: String {
        switch self {
        case .write(let operation, let key, let expected, let new, let number):
            "w \(operation) \(key) \(JournalLine.text(expected)) \(JournalLine.text(new)) \(number)"
        case .add(let operation, let key): "a \(operation) \(key)"
        case .done(let operation, let value): "+ \(operation) \(value.map(String.init) ?? "-")"
        case .refused(let operation): "- \(operation)"
        case .unknown(let operation): "? \(operation)"
        case .nonsense(let key): "! \(key)"
        }
    }

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ")
        guard parts.count >= 2, let kind = parts[0].first else { return nil }
        if kind == "!" {
            self = .nonsense(key: String(parts[1]))
            return
        }
        guard let operation = UInt64(parts[1]) else { return nil }
        switch (kind, parts.count) {
        case ("w", 6):
            guard let number = Int(parts[5]) else { return nil }
            self = .write(
                operation: operation, key: String(parts[2]), expected: RecordVersion(hex: parts[3]),
                new: RecordVersion(hex: parts[4]), number: number)
        case ("a", 3): self = .add(operation: operation, key: String(parts[2]))
        case ("+", 3): self = .done(operation: operation, value: Int64(parts[2]))
        case ("-", 2): self = .refused(operation: operation)
        case ("?", 2): self = .unknown(operation: operation)
        default: return nil
        }
    }

    private static func text(_ version: RecordVersion?) -> String { version?.description ?? "none" }
}
