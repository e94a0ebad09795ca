internal import MFACore
internal import OTPCore

/// A sweep and a writer meet at an expired key: the writer's record or counter stays.
enum SweepRaces {
    static let parts: [RecordStoreConformance.Check.Part] = [records, counters]

    private static let inAnHour = UnixTime(SweepChecks.instant.seconds + 3600)

    private static func records(_ trial: Trial) async throws {
        let keys = try (0..<20).map { try trial.key("user \($0)") }
        for _ in 0..<10 {
            for key in keys {
                try await trial.prepare(
                    trial.record("old", expiresAt: SweepChecks.instant), at: key, now: SweepChecks.longBefore)
            }
            let fresh = try keys.map { _ in try trial.record("new", expiresAt: inAnHour) }
            let outcomes = try await trial.race(40) { number -> WriteOutcome? in
                guard number < 20 else {
                    try await sweep(trial)
                    return nil
                }
                return try await trial.write(.insert(fresh[number]), to: keys[number], at: SweepChecks.instant)
            }.compactMap(\.self)
            trial.expect(
                outcomes.allSatisfy { $0 == .written },
                "An insert over an expired record is written also during a sweep.")
            for (key, record) in zip(keys, fresh) {
                trial.expect(
                    try await trial.read(key, at: SweepChecks.instant), is: record,
                    "A sweep never removes a record that is written anew at that moment.")
                trial.expect(
                    try await trial.write(.delete(record.version), to: key, at: SweepChecks.instant), is: .written,
                    "A record that was written during a sweep can be deleted.")
            }
        }
    }

    private static func counters(_ trial: Trial) async throws {
        for round in 0..<10 {
            let keys = try (0..<20).map { try trial.key("round \(round), network \($0)") }
            for key in keys {
                _ = try await trial.add(7, to: key, expiresAt: SweepChecks.instant, at: SweepChecks.longBefore)
            }
            let values = try await trial.race(60) { number -> Int64? in
                guard number < 40 else {
                    try await sweep(trial)
                    return nil
                }
                return try await trial.add(1, to: keys[number % 20], expiresAt: inAnHour, at: SweepChecks.instant)
            }.compactMap(\.self)
            trial.expect(
                values.sorted(), is: Array(repeating: 1, count: 20) + Array(repeating: 2, count: 20),
                "A counter that has expired begins again once, also during a sweep.")
            for key in keys {
                trial.expect(
                    try await trial.add(0, to: key, expiresAt: inAnHour, at: SweepChecks.instant), is: 2,
                    "A sweep never removes a counter that begins again at that moment.")
            }
        }
    }

    private static func sweep(_ trial: Trial) async throws {
        for _ in 0..<3 {
            _ = try await trial.store.patiently { store throws(StoreError) in
                try await store.sweep(limit: 10, at: SweepChecks.instant)
            }
        }
    }
}
