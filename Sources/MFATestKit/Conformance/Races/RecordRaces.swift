internal import MFACore
internal import OTPCore

/// Of any number of writers who expect the same, exactly one gets `written`.
enum RecordRaces {
    static let parts: [RecordStoreConformance.Check.Part] = [
        inserts, insertsOverExpired, replacements, deletions, deletionsAgainstReplacements, lostUpdates, oneGrant,
        recoveryCodes, wrongCodes, apart,
    ]

    private static func won(_ outcomes: [WriteOutcome]) -> Int { outcomes.count { $0 == .written } }

    private static func inserts(_ trial: Trial) async throws {
        let key = try trial.key()
        let records = try (0..<200).map { try trial.record("of writer \($0)") }
        let winners = try await trial.race(records.count) { number in
            try await trial.write(.insert(records[number]), to: key) == .written ? number : nil
        }.compactMap(\.self)
        trial.expect(winners.count, is: 1, "Of 200 tasks that insert at once exactly one has written.")
        trial.expect(
            try await trial.read(key), is: winners.first.map { records[$0] },
            "The winner's record is the one that is stored.")
    }

    private static func insertsOverExpired(_ trial: Trial) async throws {
        for round in 0..<3 {
            let key = try trial.key("round \(round)")
            try await trial.prepare(trial.record("old", expiresAt: Trial.inAnHour), at: key)
            let records = try (0..<100).map { try trial.record("of writer \($0)") }
            let winners = try await trial.race(records.count) { number in
                try await trial.write(.insert(records[number]), to: key, at: Trial.inAnHour) == .written ? number : nil
            }.compactMap(\.self)
            trial.expect(
                winners.count, is: 1,
                "Of 100 tasks that insert over an expired record exactly one has written.")
            trial.expect(
                try await trial.read(key, at: Trial.inAnHour), is: winners.first.map { records[$0] },
                "The record of the one who wrote over an expired record is the one that is stored.")
        }
    }

    private static func replacements(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("first")
        try await trial.prepare(first, at: key)
        let records = try (0..<200).map { try trial.record("of writer \($0)") }
        let winners = try await trial.race(records.count) { number in
            let change = RecordChange.replace(first.version, with: records[number])
            return try await trial.write(change, to: key) == .written ? number : nil
        }.compactMap(\.self)
        trial.expect(winners.count, is: 1, "Of 200 tasks that replace one version at once exactly one has written.")
        trial.expect(
            try await trial.read(key), is: winners.first.map { records[$0] },
            "The winner's record is the one that is stored.")
    }

    private static func deletions(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("first")
        try await trial.prepare(first, at: key)
        let outcomes = try await trial.race(200) { _ in try await trial.write(.delete(first.version), to: key) }
        trial.expect(won(outcomes), is: 1, "Of 200 tasks that delete one version at once exactly one has written.")
        trial.expect(try await trial.read(key), is: nil, "A record that somebody has deleted in a race is absent.")
    }

    private static func deletionsAgainstReplacements(_ trial: Trial) async throws {
        for round in 0..<20 {
            let key = try trial.key("round \(round)")
            let first = try trial.record("first")
            let next = try trial.record("next")
            try await trial.prepare(first, at: key)
            let winners = try await trial.race(10) { number -> RecordChange? in
                let change: RecordChange =
                    number % 2 == 0 ? .delete(first.version) : .replace(first.version, with: next)
                return try await trial.write(change, to: key) == .written ? change : nil
            }.compactMap(\.self)
            trial.expect(
                winners.count, is: 1,
                "Of the tasks that delete or replace one version at once exactly one has written.")
            trial.expect(
                try await trial.read(key), is: winners.first?.replacement,
                "What is stored after a race of deletions and replacements is what the winner wanted.")
        }
    }

    /// Counts in a record: reads, adds one, writes if nobody else has, and otherwise begins again.
    static func increment(_ key: RecordKey, in trial: Trial) async throws -> Bool {
        for _ in 0..<10_000 {
            let current = try await trial.read(key)
            let number = current.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) } ?? 0
            let next = try trial.record("\(number + 1)")
            let change = current.map { RecordChange.replace($0.version, with: next) } ?? .insert(next)
            if try await trial.write(change, to: key) == .written { return true }
        }
        return false
    }

    private static func lostUpdates(_ trial: Trial) async throws {
        let key = try trial.key()
        let done = try await trial.race(100) { _ in try await increment(key, in: trial) }
        trial.expect(done.allSatisfy(\.self), "Whoever reads again after a conflict gets to write in the end.")
        trial.expect(
            try await trial.read(key)?.value, is: Array("100".utf8),
            "No update is lost when 100 tasks read a number, add one and write it if nobody else has.")
    }

    /// T3: the accepted step is part of the record, and a grant is given for a write that has happened.
    private static func oneGrant(_ trial: Trial) async throws {
        let key = try trial.key()
        try await trial.prepare(trial.record("last accepted step 41"), at: key)
        let grants = try await trial.race(100) { _ in
            for _ in 0..<10_000 {
                guard let account = try await trial.read(key) else { return false }
                guard account.value != Array("last accepted step 42".utf8) else { return false }
                let accepted = try trial.record("last accepted step 42")
                if try await trial.write(.replace(account.version, with: accepted), to: key) == .written { return true }
            }
            return false
        }
        trial.expect(
            grants.count { $0 }, is: 1, "T3: 100 parallel submissions of one valid code give exactly one grant.")
    }

    /// T7: ten codes, each handed in by ten tasks.
    private static func recoveryCodes(_ trial: Trial) async throws {
        let key = try trial.key()
        try await trial.prepare(trial.record(Array(0..<10)), at: key)
        let granted = try await trial.race(100) { number -> UInt8? in
            let code = UInt8(number % 10)
            for _ in 0..<10_000 {
                guard let codes = try await trial.read(key), codes.value.contains(code) else { return nil }
                let rest = try trial.record(codes.value.filter { $0 != code })
                if try await trial.write(.replace(codes.version, with: rest), to: key) == .written { return code }
            }
            return nil
        }.compactMap(\.self)
        trial.expect(
            granted.sorted(), is: Array(0..<10),
            "T7: a recovery code that is handed in by ten tasks at once counts once.")
        trial.expect(try await trial.read(key)?.value, is: [], "T7: a recovery code that was used is used up.")
    }

    /// T13: the guesses are counted in the record.
    private static func wrongCodes(_ trial: Trial) async throws {
        let keys = try (0..<4).map { try trial.key("account \($0)") }
        _ = try await trial.race(100) { number in try await increment(keys[number % 4], in: trial) }
        for key in keys {
            trial.expect(
                try await trial.read(key)?.value, is: Array("25".utf8),
                "T13: of wrong codes that are handed in at once every one is counted in the record.")
        }
    }

    /// What is written at the same time, perhaps in one transaction, does not depend on each other.
    private static func apart(_ trial: Trial) async throws {
        let full = try trial.key("full")
        _ = try await trial.store.add(.max, to: full, expiresAt: Trial.inAnHour, at: Trial.now)
        let records = try (0..<200).map { try trial.record("of writer \($0)") }
        let good = try await trial.race(records.count) { number -> Bool in
            let key = try trial.key("user \(number)")
            switch number % 4 {
            case 0:
                do throws(StoreError) {
                    _ = try await trial.store.add(1, to: full, expiresAt: Trial.inAnHour, at: Trial.now)
                    return false
                } catch {
                    return error.code == .counterOverflow || error.code == .unavailable
                }
            case 1: return try await trial.write(.delete(records[number].version), to: key) == .conflict
            case 2: return try await trial.add(1, to: key) == 1
            default: return try await trial.write(.insert(records[number]), to: key) == .written
            }
        }
        trial.expect(good.allSatisfy(\.self), "A verb that fails leaves those alone that come at the same time.")
        for number in stride(from: 3, to: records.count, by: 4) {
            trial.expect(
                try await trial.read(trial.key("user \(number)")), is: records[number],
                "What was written at the same time as other verbs failed is stored.")
        }
    }
}
