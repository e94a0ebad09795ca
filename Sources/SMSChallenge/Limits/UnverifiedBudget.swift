internal import MFACore
internal import OTPCore

/// How many codes may be sent to numbers that are being added, and never come back.
///
/// Who asks for codes to numbers of his own, to share what the messages cost, does not type them in. So what may stay
/// open grows with what comes back: three tenths of the codes that were typed in on the best day of fourteen.
///
/// A code counts as open when its time is over, so that a hundred people who sit in one room and wait for their codes are
/// no reason to send none.
public struct UnverifiedBudget: Sendable, Hashable {
    /// What may stay open, however few come back.
    public struct Floor: Sendable, Hashable {
        /// In an hour.
        public var perHour: Int
        /// In a day.
        public var perDay: Int

        /// A floor.
        public init(perHour: Int, perDay: Int) {
            self.perHour = perHour
            self.perDay = perDay
        }
    }

    /// What happens to whoever asks beyond it.
    public enum Mode: Sendable, Hashable {
        /// Nothing is sent.
        case deny
        /// It is sent, and the event tells.
        case recordOnly
    }

    /// For a region; nil for no budget.
    public var region: Floor?
    /// For an address; nil for no budget.
    public var source: Floor?
    /// What happens beyond it.
    public var mode: Mode

    /// Ten an hour and twenty a day for a region, five an hour and ten a day for an address; nothing is sent beyond.
    public static let standard = UnverifiedBudget(
        region: Floor(perHour: 10, perDay: 20), source: Floor(perHour: 5, perDay: 10), mode: .deny)

    /// No budget.
    public static let none = UnverifiedBudget(region: nil, source: nil, mode: .recordOnly)

    /// A budget of one's own.
    public init(region: Floor?, source: Floor?, mode: Mode) {
        self.region = region
        self.source = source
        self.mode = mode
    }
}

/// The codes to one region, or from one address, that were sent and that came back.
struct CodeTally: Sendable {
    /// A number of codes in ten minutes, or on a day, since 1970.
    struct Count: Sendable, Hashable {
        let index: Int64
        var count: Int
    }

    /// Codes that have not been typed in, by the ten minutes in which their time is over.
    private(set) var open: [Count] = []
    /// Codes that were typed in, by the ten minutes.
    private(set) var recent: [Count] = []
    /// Codes that were typed in, by the day.
    private(set) var days: [Count] = []

    init(open: [Count] = [], recent: [Count] = [], days: [Count] = []) {
        self.open = open
        self.recent = recent
        self.days = days
    }

    /// The length of the smallest piece of time; no code lives longer.
    static let slot: Int64 = 600

    /// From when on there is room; nil for now.
    func obstacle(_ floor: UnverifiedBudget.Floor, at now: UnixTime) -> UnixTime? {
        let slot = CodeTally.slot(of: now)
        let best = Double(days.map(\.count).max() ?? 0)
        let lastHour = Double(recent.filter { $0.index > slot - 6 }.map(\.count).reduce(0, +))
        let perHour = max(floor.perHour, Int(best / 6 * 0.2), Int(0.2 * lastHour))
        let perDay = max(floor.perDay, Int(0.3 * best))
        func isFull(at later: Int64) -> Bool {
            let over = open.filter { $0.index < slot }
            return over.filter { $0.index >= later - 6 }.map(\.count).reduce(0, +) >= perHour
                || over.filter { $0.index >= later - 144 }.map(\.count).reduce(0, +) >= perDay
        }
        guard isFull(at: slot) else { return nil }
        // A day later all of it is forgotten.
        let end = (slot + 1...slot + 144).first { !isFull(at: $0) } ?? slot + 144
        return UnixTime(end * CodeTally.slot)
    }

    /// A code was sent that is over at an instant.
    mutating func send(expiringAt end: UnixTime, at now: UnixTime) {
        forget(at: now)
        CodeTally.add(1, to: &open, CodeTally.slot(of: end))
    }

    /// A code that is over at an instant does not count as open any more.
    mutating func close(expiringAt end: UnixTime, at now: UnixTime) {
        forget(at: now)
        CodeTally.add(-1, to: &open, CodeTally.slot(of: end))
    }

    /// A code was typed in.
    mutating func verify(expiringAt end: UnixTime, at now: UnixTime) {
        close(expiringAt: end, at: now)
        CodeTally.add(1, to: &recent, CodeTally.slot(of: now))
        CodeTally.add(1, to: &days, now.seconds.quotient(roundedDownBy: 86_400))
    }

    private mutating func forget(at now: UnixTime) {
        let slot = CodeTally.slot(of: now)
        let day = now.seconds.quotient(roundedDownBy: 86_400)
        open.removeAll { $0.index < slot - 144 }
        recent.removeAll { $0.index < slot - 6 }
        days.removeAll { $0.index < day - 14 }
    }

    private static func slot(of time: UnixTime) -> Int64 { time.seconds.quotient(roundedDownBy: slot) }

    private static func add(_ amount: Int, to counts: inout [Count], _ index: Int64) {
        if let place = counts.firstIndex(where: { $0.index == index }) {
            counts[place].count = max(0, counts[place].count + amount)
        } else if amount > 0 {
            counts.append(Count(index: index, count: amount))
        }
    }
}
