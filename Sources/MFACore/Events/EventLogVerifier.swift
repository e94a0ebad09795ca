/// Looks through an event log for signs that somebody has been at it.
public struct EventLogVerifier: Sendable {
    /// The end of a log, to be noted elsewhere: a log that has been cut off behind it is intact in itself, and only whoever remembers
    /// the end can tell.
    public struct End: Sendable, Hashable {
        /// The number of the last line; 0 for an empty log.
        public let line: UInt64
        /// Its seal.
        public let seal: String

        /// An end that was noted.
        public init(line: UInt64, seal: String) {
            self.line = line
            self.seal = seal
        }
    }

    /// What was found.
    public enum Verdict: Sendable, Equatable {
        /// Every line is as it was written, in its place.
        case intact(End)
        /// The first line that is not, and why.
        case broken(line: UInt64, reason: String)
    }

    private let keys: (any KeyProvider)?

    /// A verifier.
    ///
    /// - Parameter keys: The keys of the log's writers; nil for a log that was written without, which proves less. With keys, a line
    ///   that was sealed without one is a broken line.
    public init(keys: (any KeyProvider)?) { self.keys = keys }

    /// Goes through the lines of a log.
    ///
    /// - Parameters:
    ///   - lines: The lines, without their ends.
    ///   - end: An end that was noted before and must be among them.
    /// - Returns: What was found.
    /// - Throws: ``KeyError`` when a key cannot be had.
    public func verify(
        _ lines: some Sequence<some StringProtocol>, through end: End? = nil
    ) async throws(KeyError) -> Verdict {
        var last = EventChain.Link.start
        var chains: [String: EventChain] = [:]
        var hasSeenEnd = end.map { $0.line == 0 } ?? true
        for text in lines {
            let number = last.number + 1
            guard let line = EventChain.Line(text) else {
                return .broken(line: number, reason: "It is not a line that a log writes.")
            }
            guard line.number == number else {
                return .broken(
                    line: number, reason: "It calls itself line \(line.number): one was removed, added or moved.")
            }
            guard line.previous == last.seal else {
                return .broken(line: number, reason: "It follows another line than the one that stands before it.")
            }
            guard let chain = try await chain(of: line, &chains) else {
                return .broken(
                    line: number,
                    reason: "It is sealed \(line.keyName.map { "under the unknown key “\($0)”" } ?? "without a key").")
            }
            guard chain.isAuthentic(line) else {
                return .broken(line: number, reason: "Its seal is not the one that its content has: it was changed.")
            }
            last = line.link
            if let end, end.line == last.number {
                guard end.seal == last.seal else {
                    return .broken(
                        line: number, reason: "It has another seal than the end that was noted: it was replaced.")
                }
                hasSeenEnd = true
            }
        }
        guard hasSeenEnd else {
            return .broken(
                line: last.number + 1, reason: "The log ends here, before the end that was noted: it was cut off.")
        }
        return .intact(End(line: last.number, seal: last.seal))
    }

    private func chain(
        of line: EventChain.Line, _ known: inout [String: EventChain]
    ) async throws(KeyError) -> EventChain? {
        guard let keys else { return line.keyName == nil ? EventChain(key: nil) : nil }
        guard let text = line.keyName, let name = try? KeyName(text) else { return nil }
        if let chain = known[text] { return chain }
        guard let key = try await keys.key(named: name) else { return nil }
        let chain = EventChain(key: key)
        known[text] = chain
        return chain
    }
}
