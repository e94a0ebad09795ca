import MFACore
import Measuring
import OTPCore
import SignInSite

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
