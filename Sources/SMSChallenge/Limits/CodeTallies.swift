internal import MFACore
internal import MFACrypto
internal import OTPCore

extension CodeTally: RecordValue {
    static var noun: String { "tally of codes" }
    static var format: UInt8 { 1 }

    func write(to writer: FieldWriter) {
        for counts in [open, recent, days] {
            writer.list(counts) { count in
                writer.number(Int(count.index))
                writer.number(count.count)
            }
        }
    }

    init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        func counts() throws(FieldReader.Failure) -> [Count] {
            try reader.list { () throws(FieldReader.Failure) in
                Count(index: Int64(try reader.count()), count: try reader.count())
            }
        }
        self.init(open: try counts(), recent: try counts(), days: try counts())
    }
}

/// Keeps the tallies that an ``UnverifiedBudget`` is judged by, for all servers together.
struct CodeTallies: Sendable {
    private let budget: UnverifiedBudget
    private let tallies: RecordRepository<CodeTally>

    init(_ context: RecordContext, _ budget: UnverifiedBudget) {
        self.budget = budget
        tallies = RecordRepository(context, .tally)
    }

    /// A code to a number that is being added.
    struct Code {
        let region: String
        /// The address that it was asked for from; nil if it is not known.
        let source: String?
        let expiresAt: UnixTime
    }

    /// Counts a code, if there is room for it, and says from when on there is if there is none.
    func reserve(_ code: Code) async throws(RecordError) -> UnixTime? {
        var counted: [Subject] = []
        var obstacle: UnixTime?
        for subject in subjects(of: code) {
            let end: UnixTime? = try await change(subject) { tally, now in
                let end = tally.obstacle(subject.floor, at: now)
                if end == nil || budget.mode == .recordOnly { tally.send(expiringAt: code.expiresAt, at: now) }
                return end
            }
            obstacle = obstacle ?? end
            guard end == nil || budget.mode == .recordOnly else { break }
            counted.append(subject)
        }
        if obstacle != nil, budget.mode == .deny {
            for subject in counted { try await close(code, subject) }
        }
        return obstacle
    }

    /// Counts a code no more, which was not sent, or whose user has found another way.
    func release(_ code: Code) async throws(RecordError) {
        for subject in subjects(of: code) { try await close(code, subject) }
    }

    /// Counts a code as typed in.
    func verify(_ code: Code) async throws(RecordError) {
        for subject in subjects(of: code) {
            try await change(subject) { tally, now in tally.verify(expiringAt: code.expiresAt, at: now) }
        }
    }

    private struct Subject {
        let name: String
        let floor: UnverifiedBudget.Floor
        /// How long it is remembered after the last code.
        let memory: Duration
    }

    private func subjects(of code: Code) -> [Subject] {
        var subjects: [Subject] = []
        if let floor = budget.source, let source = code.source {
            // An address says something about a person, so it is not remembered for longer than it is judged by.
            subjects.append(Subject(name: "source \(source)", floor: floor, memory: .seconds(90_000)))
        }
        if let floor = budget.region {
            subjects.append(Subject(name: "region \(code.region)", floor: floor, memory: .seconds(15 * 86_400)))
        }
        return subjects
    }

    private func close(_ code: Code, _ subject: Subject) async throws(RecordError) {
        try await change(subject) { tally, now in tally.close(expiringAt: code.expiresAt, at: now) }
    }

    private func change<Answer: Sendable>(
        _ subject: Subject, _ change: (inout CodeTally, UnixTime) -> Answer
    ) async throws(RecordError) -> Answer {
        try await tallies.update(subject.name) { stored, now in
            var tally = stored ?? CodeTally()
            let answer = change(&tally, now)
            return (.store(tally, expiresAt: now.advanced(by: subject.memory)), answer)
        }
    }
}

extension RecordCollection {
    /// Codes to regions and from addresses.
    static let tally = RecordCollection(unchecked: "tally")
}
