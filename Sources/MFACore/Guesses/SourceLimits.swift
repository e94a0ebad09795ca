public import OTPCore

/// How much one source may ask for, across all accounts.
///
/// An account's budget stops whoever guesses at one account. These limits stop whoever guesses once at each of many. They count on
/// the store's counters, so that they hold for a fleet of servers.
public struct SourceLimits: Sendable, Hashable {
    /// A number of attempts in a time.
    public struct Limit: Sendable, Hashable {
        /// How many attempts.
        public let attempts: Int
        /// In what time.
        public let window: Duration

        /// A limit.
        ///
        /// - Throws: ``PolicyError`` for fewer than one attempt, or a window that is not a second to a year.
        public init(_ attempts: Int, per window: Duration) throws(PolicyError) {
            try PolicyError.check(
                attempts >= 1, "A limit of \(attempts) attempts would let nobody in; take at least 1.")
            try PolicyError.check(
                window >= .seconds(1) && window <= .seconds(31_536_000),
                "A window of \(window): take a second to a year.")
            self.init(unchecked: attempts, per: window)
        }

        package init(unchecked attempts: Int, per window: Duration) {
            self.attempts = attempts
            self.window = window
        }
    }

    /// For one address: version 4, or a /64 of version 6.
    public var address: Limit?
    /// For a neighbourhood of addresses: a /24 of version 4, or a /48 of version 6.
    public var neighbourhood: Limit?
    /// For one region.
    public var region: Limit?

    /// Sixty attempts in ten minutes from an address, six hundred from its neighbourhood, no limit for a region.
    public static let standard = SourceLimits(
        address: Limit(unchecked: 60, per: .seconds(600)), neighbourhood: Limit(unchecked: 600, per: .seconds(600)),
        region: nil)

    /// Limits of one's own; nil for none.
    public init(address: Limit?, neighbourhood: Limit?, region: Limit?) {
        self.address = address
        self.neighbourhood = neighbourhood
        self.region = region
    }

    /// The limits that a source is under, each with what it is counted by.
    func applicable(to source: ClientSource) -> [(subject: String, limit: Limit)] {
        let isVersionFour = source.address.bytes.count == 4
        var applicable: [(String, Limit)] = []
        if let address { applicable.append((source.address.network(bits: isVersionFour ? 32 : 64), address)) }
        if let neighbourhood {
            applicable.append((source.address.network(bits: isVersionFour ? 24 : 48), neighbourhood))
        }
        if let region, let name = source.region { applicable.append(("region " + name, region)) }
        return applicable
    }
}

/// Counts attempts by their source.
public struct SourceLimiter: Sendable {
    /// Whether an attempt may go on.
    public enum Verdict: Sendable, Hashable {
        /// It may.
        case admitted
        /// It may not; after that instant the source may try again.
        case refused(until: UnixTime)
    }

    private let context: RecordContext
    private let limits: SourceLimits
    private let purpose: String
    private let events: EventHub

    /// A limiter; attempts of different purposes are counted apart, and observers hear of the first one that is refused.
    public init(
        _ context: RecordContext, limits: SourceLimits, purpose: String = "guess", observers: [any EventObserver] = []
    ) {
        self.context = context
        self.limits = limits
        self.purpose = purpose
        events = EventHub(observers, namespace: context.namespace, random: context.random)
    }

    /// Counts an attempt, and says whether it may go on.
    ///
    /// It is counted before anything is compared, so that parallel attempts are all counted.
    ///
    /// - Parameter source: Where it comes from.
    /// - Returns: Whether it may go on.
    /// - Throws: ``RecordError``: then it may not.
    public func admit(_ source: ClientSource) async throws(RecordError) -> Verdict {
        let now = context.time.now()
        let refusal: Refusal?
        do throws(StoreError) {
            refusal = try await context.visitingStore { () async throws(StoreError) in
                try await count(source, at: now)
            }
        } catch {
            throw RecordError(error)
        }
        guard let refusal else { return .admitted }
        if refusal.isFirst {
            // Once in a window, or whoever floods the limiter would flood the log.
            let occasion = Occasion(at: now, by: .system, from: source)
            await events.tell([
                MFAEvent.Draft(content: .sourceRefused(until: refusal.until), account: nil, occasion: occasion)
            ])
        }
        return .refused(until: refusal.until)
    }

    /// Limits that are in the way.
    private struct Refusal {
        /// When the last of them ends.
        var until: UnixTime
        /// Whether one of them was not in anybody's way before.
        var isFirst: Bool
    }

    /// Counts against every limit; those that are in the way, nil if none is.
    private func count(_ source: ClientSource, at now: UnixTime) async throws(StoreError) -> Refusal? {
        var refusal: Refusal?
        for (subject, limit) in limits.applicable(to: source) {
            let counted = CountedLimit(purpose, subject: "\(purpose) \(subject)", limit)
            let (key, end) = try counted.counter(in: context, at: now)
            let count = try await context.store.add(1, to: key, expiresAt: end, at: now)
            guard count > Int64(limit.attempts) else { continue }
            let isFirst = count == Int64(limit.attempts) + 1
            refusal = Refusal(
                until: max(refusal?.until ?? end, end), isFirst: isFirst || refusal?.isFirst ?? false)
        }
        return refusal
    }
}

extension Int64 {
    /// The quotient towards minus infinity, so that time before 1970 has windows like any other.
    package func quotient(roundedDownBy divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
