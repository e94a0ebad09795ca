/// All that was ever added to one counter.
struct CounterHistory {
    private let key: String
    /// How often 1 was added, and acknowledged.
    private(set) var done = 0
    /// How often 1 may have been added: what was asked for, but for what was refused.
    private(set) var possible = 0
    private var values: Set<Int64> = []

    init(key: String) { self.key = key }

    mutating func intend() { possible += 1 }

    mutating func refuse() { possible -= 1 }

    mutating func settle(value: Int64, _ findings: inout Findings) {
        done += 1
        if !values.insert(value).inserted { findings.duplicate("\(key): two writers have got the value \(value)") }
    }

    /// Compares with the value that the store has given, before which so many additions had been acknowledged.
    mutating func judge(_ value: Int64, doneBefore: Int, _ findings: inout Findings) {
        if value < doneBefore { findings.loss("\(key): it is \(value) after \(doneBefore) additions") }
        if value > possible {
            findings.duplicate("\(key): it is \(value), and only \(possible) additions were asked for")
        }
    }
}
