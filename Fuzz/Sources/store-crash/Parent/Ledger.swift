import MFACore

/// What all writers have said, held against what the store says.
struct Ledger {
    private enum Subject {
        case record(String, index: Int)
        case counter(String)
    }

    private struct OperationID: Hashable {
        let writer: Int
        let number: UInt64
    }

    private(set) var findings = Findings()
    /// How many times the journals have been looked into.
    private(set) var look = 0
    private(set) var acknowledged = 0
    private var records: [String: RecordHistory] = [:]
    private var counters: [String: CounterHistory] = [:]
    private var underWay: [OperationID: Subject] = [:]
    private var freshClaims: Set<String> = []

    /// How many outcomes nobody knows.
    var unknown: Int { underWay.count }

    mutating func beginLook() { look += 1 }

    mutating func note(_ line: JournalLine, from writer: Int) {
        switch line {
        case .write(let operation, let key, let expected, let new, let number):
            let change = RecordHistory.Change(expected: expected, new: new, number: number)
            let index = records[key, default: RecordHistory(key: key)].intend(change, &findings)
            underWay[OperationID(writer: writer, number: operation)] = .record(key, index: index)
            if Workload.isClaim(key) { freshClaims.insert(key) }
        case .add(let operation, let key):
            counters[key, default: CounterHistory(key: key)].intend()
            underWay[OperationID(writer: writer, number: operation)] = .counter(key)
        case .done(let operation, let value):
            acknowledged += 1
            switch underWay.removeValue(forKey: OperationID(writer: writer, number: operation)) {
            case .record(let key, let index): records[key]?.settle(index, .done(look: look), &findings)
            case .counter(let key): counters[key]?.settle(value: value ?? 0, &findings)
            case nil: findings.stranger("writer \(writer) has got an answer to what it has not asked")
            }
        case .refused(let operation):
            switch underWay.removeValue(forKey: OperationID(writer: writer, number: operation)) {
            case .record(let key, let index): records[key]?.settle(index, .refused, &findings)
            case .counter(let key): counters[key]?.refuse()
            case nil: findings.stranger("writer \(writer) has got an answer to what it has not asked")
            }
        case .unknown:
            // It stays under way for ever: so do those of a writer that was killed before its answer came.
            break
        case .nonsense(let key):
            findings.stranger("\(key): a writer has read a value that does not belong to its version")
        }
    }

    // MARK: Judging

    /// Claims that have been made since this was last asked.
    mutating func takeFreshClaims() -> [String] {
        defer { freshClaims = [] }
        return freshClaims.sorted()
    }

    /// Every record that anybody has intended to write.
    var recordKeys: [String] { records.keys.sorted() }

    mutating func judge(_ key: String, _ current: StoredRecord?, readAfter look: Int) {
        records[key, default: RecordHistory(key: key)].judge(current, readAfter: look, &findings)
    }

    func additionsDone(to key: String) -> Int { counters[key]?.done ?? 0 }

    mutating func judge(_ key: String, value: Int64, doneBefore: Int) {
        counters[key, default: CounterHistory(key: key)].judge(value, doneBefore: doneBefore, &findings)
    }

    /// The last judgement on a number: it is as large as there were changes of it.
    mutating func judge(_ key: String, number: Int) {
        guard let counts = records[key]?.counts else { return }
        if number < counts.done { findings.loss("\(key): it is \(number) after \(counts.done) increments") }
        if number > counts.done + counts.open {
            findings.duplicate("\(key): it is \(number), and only \(counts.done + counts.open) increments can be")
        }
    }

    mutating func judgeOrder() {
        for history in records.values { history.judgeOrder(&findings) }
    }
}
