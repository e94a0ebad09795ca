extension HTTPClientConformance {
    /// A subject of the suite.
    public struct Check: Sendable, Hashable, CustomStringConvertible {
        /// What the promises are about.
        public let description: String
        let part: @Sendable (HTTPTrial) async throws -> Void

        /// Whether two are the same subject.
        public static func == (left: Check, right: Check) -> Bool { left.description == right.description }

        /// Hashes the subject.
        public func hash(into hasher: inout Hasher) { hasher.combine(description) }

        /// What reaches the server of a call.
        public static let calls = Check(description: "calls") { try await $0.checkCalls() }
        /// What comes back of an answer.
        public static let answers = Check(description: "answers") { try await $0.checkAnswers() }
        /// That nobody is followed to where he points.
        public static let redirects = Check(description: "redirects") { try await $0.checkRedirects() }
        /// That sixty-four calls at once do not get into each other's way.
        public static let parallelCalls = Check(description: "calls at once") { try await $0.checkParallelCalls() }
        /// What becomes of an answer that is too long.
        public static let limit = Check(description: "the limit of answers") { try await $0.checkLimit() }
        /// What is said of a call whose answer is lost, torn off or garbage.
        public static let lostAnswers = Check(description: "lost answers") { try await $0.checkLostAnswers() }
        /// What is said of a call whose answer ends between two header fields.
        public static let tornHeads = Check(description: "answers torn off in their head") {
            try await $0.checkTornHeads()
        }
        /// That a call is not made again when a connection ends that had been kept.
        public static let repetition = Check(description: "kept connections") { try await $0.checkRepetition() }
        /// What is said of a call to where nobody listens.
        public static let refusals = Check(description: "servers that are not there") { try await $0.checkRefusals() }
        /// That a call over TLS is not made without it.
        public static let plainServers = Check(description: "servers without TLS") { try await $0.checkPlainServers() }
        /// That the deadline ends a call that nobody answers.
        public static let silence = Check(description: "servers that say nothing") { try await $0.checkSilence() }
        /// That the deadline is one for the whole call.
        public static let drips = Check(description: "servers that are slow") { try await $0.checkDrips() }
        /// That the deadline does not wait for the end of the header fields.
        public static let slowHeads = Check(description: "servers whose head is slow") { try await $0.checkSlowHeads() }
        /// What is said of a call that is cancelled while it waits.
        public static let cancellation = Check(description: "cancelled calls") { try await $0.checkCancellation() }
        /// What is said of a call that is cancelled before it has begun.
        public static let cancellationBefore = Check(description: "calls cancelled before they begin") {
            try await $0.checkCancellationBefore()
        }

        package static let allCases = [
            calls, answers, redirects, parallelCalls, limit, lostAnswers, tornHeads, repetition, refusals, plainServers,
            silence, drips, slowHeads, cancellation, cancellationBefore,
        ]
    }
}
