extension FaultyStore {
    /// The verbs of a store.
    public enum Verb: Sendable, Hashable, CaseIterable {
        /// Reading a record.
        case read
        /// Writing a record.
        case write
        /// Adding to a counter.
        case add
        /// Removing a counter.
        case removeCounter
        /// Sweeping.
        case sweep
        /// Paging.
        case page
    }

    /// What happens to a call.
    public struct Effect: Sendable {
        enum Failure {
            case none, unavailable, answerLost, requestLost, doneTwice
        }

        enum Kind {
            case wait(Gate)
            case waitForEnd(call: Int, verb: Verb?)
            case fail(Failure)
        }

        let kind: Kind

        /// It fails with `unavailable`, and nothing has happened.
        public static let unavailable = Effect(kind: .fail(.unavailable))
        /// It is done, and fails with `outcomeUnknown`.
        public static let answerLost = Effect(kind: .fail(.answerLost))
        /// It is not done, and fails with `outcomeUnknown` like one whose answer was lost.
        public static let requestLost = Effect(kind: .fail(.requestLost))
        /// It is done twice, and gives the second answer, as after a repetition that nobody knows of.
        public static let doneTwice = Effect(kind: .fail(.doneTwice))

        /// It waits for a gate before it is done, or fails by another fault.
        public static func waits(for gate: Gate) -> Effect { Effect(kind: .wait(gate)) }

        /// It waits for the end of another call before it is done, or fails by another fault.
        ///
        /// - Parameters:
        ///   - call: Which one, counted from 1.
        ///   - verb: Among the calls of which verb; nil for all of them.
        /// - Returns: The effect.
        public static func waitsForEnd(ofCall call: Int, of verb: Verb? = nil) -> Effect {
            Effect(kind: .waitForEnd(call: call, verb: verb))
        }
    }

    /// Which calls something happens to, and what.
    public struct Fault: Sendable {
        let effect: Effect
        private let first: Int
        private let last: Int
        private let verb: Verb?

        /// Something that happens to one call.
        ///
        /// - Parameters:
        ///   - effect: What happens.
        ///   - call: To which one, counted from 1.
        ///   - verb: Among the calls of which verb; nil for all of them.
        public init(_ effect: Effect, call: Int, of verb: Verb? = nil) {
            self.init(effect, calls: call...call, of: verb)
        }

        /// Something that happens to several calls, one after the other.
        ///
        /// - Parameters:
        ///   - effect: What happens.
        ///   - calls: To which ones, counted from 1.
        ///   - verb: Among the calls of which verb; nil for all of them.
        public init(_ effect: Effect, calls: ClosedRange<Int>, of verb: Verb? = nil) {
            self.effect = effect
            first = calls.lowerBound
            last = calls.upperBound
            self.verb = verb
        }

        /// Something that happens to every call from one on.
        ///
        /// - Parameters:
        ///   - effect: What happens.
        ///   - calls: From which one on, counted from 1.
        ///   - verb: Among the calls of which verb; nil for all of them.
        public init(_ effect: Effect, calls: PartialRangeFrom<Int>, of verb: Verb? = nil) {
            self.init(effect, calls: calls.lowerBound...Int.max, of: verb)
        }

        func meets(_ verb: Verb, total: Int, ofVerb: Int) -> Bool {
            guard let ownVerb = self.verb else { return (first...last).contains(total) }
            return ownVerb == verb && (first...last).contains(ofVerb)
        }
    }
}
