import MFACore
import Measuring
import OTPCore
import SignInSite

/// Sign-ins and the bare verbs of their store, in turns, so that a machine that changes its pace changes it for both.
struct Race {
    let site: Site
    let tasks: Int
    /// Whether the site knows where its users come from, and counts what comes from there.
    let isKnownSource: Bool

    /// What was done in a piece of time.
    struct Slice {
        var operations = 0
        var seconds = 0.0
        var cpuSeconds = 0.0
        var latency = Histogram()

        var rate: Double { Double(operations) / seconds }
        /// The CPU time of this process for one operation, in microseconds.
        var cpu: Double { cpuSeconds * 1e6 / Double(max(1, operations)) }
    }

    /// What came of it, turn by turn.
    struct Result {
        var signIns: [Slice] = []
        var verbs: [Slice] = []

        /// Of turns that were next to each other.
        var ratio: Double { median(zip(signIns, verbs).map { $0.rate / $1.rate }) }
        /// What a sign-in computes beyond the verbs, in microseconds.
        var computing: Double { median(zip(signIns, verbs).map { $0.cpu - $1.cpu }) }
    }

    func run(seconds: Int) async throws -> Result {
        let verbs = try await Verbs(like: site, counts: isKnownSource)
        var result = Result()
        // The first turn warms up and does not count.
        for turn in 0...2 * seconds {
            let ours = try await slice { _ in try await site.signIn(isKnownSource: isKnownSource) }
            let floor = try await slice { chance in try await verbs.once(&chance) }
            guard turn > 0 else { continue }
            result.signIns.append(ours)
            result.verbs.append(floor)
        }
        return result
    }

    /// Does something over and over in so many tasks, for half a second.
    private func slice(_ once: @escaping @Sendable (inout Chance) async throws -> Void) async throws -> Slice {
        let (start, cpu) = (ContinuousClock.now, Machine.cpuSeconds)
        var slice = try await withThrowingTaskGroup(of: Slice.self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    var chance = Chance(seed: UInt64.random(in: 0...UInt64.max))
                    var mine = Slice()
                    var begin = ContinuousClock.now
                    while begin - start < .milliseconds(500) {
                        try await once(&chance)
                        let end = ContinuousClock.now
                        mine.operations += 1
                        mine.latency.add(end - begin)
                        begin = end
                    }
                    return mine
                }
            }
            return try await group.reduce(into: Slice()) { sum, slice in
                sum.operations += slice.operations
                sum.latency.add(slice.latency)
            }
        }
        slice.seconds = (ContinuousClock.now - start) / .seconds(1)
        slice.cpuSeconds = Machine.cpuSeconds - cpu
        return slice
    }
}

/// What a sign-in asks of a store, with nothing around it: read, read, replace, on records of the same size.
struct Verbs {
    private let site: Site
    private let counts: Bool
    private let collection: RecordCollection
    /// A sealed account, which is as good as any other value.
    private let value: [UInt8]
    private let numbers = Clock()

    init(like site: Site, counts: Bool) async throws {
        self.site = site
        self.counts = counts
        collection = try RecordCollection("verbs-\(UInt32.random(in: 0...UInt32.max))")
        // As it is when somebody has signed in.
        for _ in 0..<site.users { try await site.signIn() }
        let first = try RecordKey(.account, site.account(0).text)
        guard let account = try await site.store.read(first, at: site.clock.now()) else {
            throw Problem("There is no account.")
        }
        value = account.value
        for user in 0..<site.users {
            var chance = Chance(seed: UInt64(user))
            let outcome = try await site.store.write(.insert(record(&chance)), to: key(user), at: .now())
            guard outcome == .written else { throw Problem("There is something already.") }
        }
    }

    func once(_ chance: inout Chance) async throws {
        let number = numbers.tick()
        let key = try key(number % site.users)
        let now = UnixTime.now()
        guard try await site.store.read(key, at: now) != nil else { throw Problem("A record is not there.") }
        if counts {
            for subject in ["address \(number % site.users)", "neighbourhood \(number % site.users / 256)"] {
                let counter = try RecordKey(collection, "\(subject) \(number / site.users)")
                _ = try await site.store.add(1, to: counter, expiresAt: UnixTime(now.seconds + 600), at: now)
            }
        }
        let record = try record(&chance)
        // On the store's threads from the read to the write, as the repositories are; again if somebody was faster, who had gone
        // through all the others meanwhile.
        try await withTaskExecutorPreference(site.store.executor) {
            var outcome = WriteOutcome.conflict
            while outcome == .conflict {
                guard let read = try await site.store.read(key, at: now) else {
                    throw Problem("A record is not there.")
                }
                outcome = try await site.store.write(.replace(read.version, with: record), to: key, at: now)
            }
        }
    }

    private func key(_ user: Int) throws -> RecordKey { try RecordKey(collection, site.account(user).text) }

    private func record(_ chance: inout Chance) throws -> StoredRecord {
        guard let version = RecordVersion(bytes: chance.version()) else { throw Problem("no version") }
        return try StoredRecord(value: value, version: version, keyName: "2026-11")
    }
}
