import MFACore

/// All that was ever intended with one record, and what became of it.
///
/// Every writing has a version of its own and names the one that it replaces, so the writings that have happened are a
/// chain. One that was acknowledged must be its end, or somebody else's intention must go on from it.
struct RecordHistory {
    /// A change that was intended.
    ///
    /// Without a new version it is a deletion, without an expected one an insertion.
    struct Change {
        let expected: RecordVersion?
        let new: RecordVersion?
        let number: Int
        var fate = Fate.open
    }

    /// What a writer knows of his change.
    enum Fate {
        /// Nothing, and maybe never.
        case open
        /// It was acknowledged, and the parent knew it from that look at the journals on.
        case done(look: Int)
        /// It has not happened.
        case refused
    }

    private let key: String
    private var changes: [Change] = []
    private var creator: [RecordVersion: Int] = [:]
    private var consumers: [RecordVersion: [Int]] = [:]
    /// Versions that were acknowledged, and that no acknowledged change has replaced or deleted.
    private var standing: Set<RecordVersion> = []
    private var insertions = 0

    init(key: String) { self.key = key }

    /// Takes note of an intention; the index is for ``settle(_:_:_:)``.
    mutating func intend(_ change: Change, _ findings: inout Findings) -> Int {
        changes.append(change)
        let index = changes.count - 1
        if let new = change.new {
            if creator[new] != nil { findings.duplicate("\(key): the version \(new) has been drawn twice") }
            creator[new] = index
        }
        if let expected = change.expected { consumers[expected, default: []].append(index) }
        return index
    }

    /// Takes note of the fate of an intention.
    mutating func settle(_ index: Int, _ fate: Fate, _ findings: inout Findings) {
        changes[index].fate = fate
        guard case .done = fate else { return }
        let change = changes[index]
        if let expected = change.expected {
            if hasDoneConsumer(expected, besides: index) {
                findings.duplicate("\(key): two writers have replaced the version \(expected)")
            }
            standing.remove(expected)
        } else {
            insertions += 1
            if Workload.isClaim(key) && insertions > 1 { findings.duplicate("\(key): two writers have got it") }
        }
        // The journal of whoever has written over it may have been read first.
        if let new = change.new, !hasDoneConsumer(new) { standing.insert(new) }
    }

    /// How many changes were acknowledged, and of how many nobody knows.
    var counts: (done: Int, open: Int) {
        changes.reduce(into: (0, 0)) { counts, change in
            switch change.fate {
            case .done: counts.0 += 1
            case .open: counts.1 += 1
            case .refused: break
            }
        }
    }

    // MARK: Judging

    /// Compares with the record that the store has given; nil for none.
    ///
    /// Before it was read there was that look at the journals. There has been another one since, so that everything is known
    /// that can have been meant by what was read.
    mutating func judge(_ current: StoredRecord?, readAfter look: Int, _ findings: inout Findings) {
        if let current { judge(present: current, readAfter: look, &findings) }
        for version in standing where version != current?.version {
            guard let index = creator[version], case .done(let known) = changes[index].fate, known <= look else {
                continue
            }
            if !isExplained(version, current?.version) {
                findings.loss("\(key): the version \(version) was acknowledged and is gone, and nobody has changed it")
                standing.remove(version)
            }
        }
    }

    private mutating func judge(present current: StoredRecord, readAfter look: Int, _ findings: inout Findings) {
        guard let index = creator[current.version] else {
            return findings.stranger("\(key): nobody has intended the version \(current.version)")
        }
        let change = changes[index]
        if case .refused = change.fate {
            findings.stranger("\(key): the version \(current.version) is there, and its writer was told that it is not")
        }
        if Workload.number(in: current) != change.number {
            findings.stranger("\(key): the value is not the one that belongs to its version")
        }
        for consumer in consumers[current.version] ?? [] {
            if case .done(let known) = changes[consumer].fate, known <= look {
                findings.loss("\(key): the version \(current.version) is back; a change of it was acknowledged")
            }
        }
    }

    /// Whether changes of which nobody knows can have led from a version to the current state.
    private func isExplained(_ version: RecordVersion, _ current: RecordVersion?) -> Bool {
        (consumers[version] ?? []).contains { consumer in
            let change = changes[consumer]
            switch change.fate {
            case .refused: return false
            case .done: return true
            case .open:
                guard let new = change.new else { return true }
                return new == current || hasDoneConsumer(new) || isExplained(new, current)
            }
        }
    }

    private func hasDoneConsumer(_ version: RecordVersion, besides index: Int? = nil) -> Bool {
        (consumers[version] ?? []).contains { consumer in
            if case .done = changes[consumer].fate { consumer != index } else { false }
        }
    }

    /// Whether every change goes on from one that was intended, with the next number.
    func judgeOrder(_ findings: inout Findings) {
        for change in changes {
            guard let expected = change.expected else { continue }
            guard let index = creator[expected] else {
                findings.stranger("\(key): a writer has read the version \(expected), which nobody has intended")
                continue
            }
            if change.new != nil && change.number != changes[index].number + 1 {
                findings.stranger("\(key): a writer has read another number than was written with \(expected)")
            }
        }
    }
}
