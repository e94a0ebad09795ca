internal import MFACore
internal import OTPCore

/// Adding, removing and the expiry of counters.
enum CounterChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [
        adding, expiry, renewal, extremes, removal, besideRecords, farAway,
    ]

    private static func adding(_ trial: Trial) async throws {
        let key = try trial.key()
        var sum: Int64 = 0
        for amount: Int64 in [1, 1, 5, 0, -3, 1_000_000_007, -2_000_000_000, 0, 1] {
            sum += amount
            trial.expect(
                try await trial.store.add(amount, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: sum,
                "A counter begins at 0, and adding gives its new value, also for an amount that is negative or 0.")
        }
    }

    private static func expiry(_ trial: Trial) async throws {
        let key = try trial.key()
        let later = UnixTime(Trial.inAnHour.seconds + 3600)
        _ = try await trial.store.add(5, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: later, at: Trial.justBeforeThat), is: 6,
            "A counter is present in the second before its expiry.")
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: later, at: Trial.inAnHour), is: 1,
            "A counter begins at 0 again at the instant of its expiry, also when nobody has swept.")
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: later, at: UnixTime(later.seconds - 1)), is: 2,
            "A counter that has begun again gets the new expiry.")
        trial.expect(
            try await trial.store.add(0, to: key, expiresAt: later, at: later), is: 0,
            "A counter that has begun again expires at the new expiry.")
    }

    private static func renewal(_ trial: Trial) async throws {
        let key = try trial.key()
        let muchLater = UnixTime(Trial.now.seconds + 1_000_000)
        _ = try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(
            try await trial.store.add(3, to: key, expiresAt: muchLater, at: Trial.now), is: 3,
            "An amount of 0 begins a counter.")
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: muchLater, at: Trial.inAnHour), is: 1,
            "A counter that is present keeps its expiry: adding does not renew it.")

        let short = try trial.key("not earlier either")
        _ = try await trial.store.add(3, to: short, expiresAt: muchLater, at: Trial.now)
        _ = try await trial.store.add(3, to: short, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(
            try await trial.store.add(3, to: short, expiresAt: Trial.inAnHour, at: Trial.inAnHour), is: 9,
            "A counter that is present keeps its expiry: adding does not shorten it.")

        let gone = try trial.key("in the past")
        for _ in 0..<2 {
            trial.expect(
                try await trial.store.add(4, to: gone, expiresAt: Trial.now, at: Trial.now), is: 4,
                "A counter that begins with an expiry that has come is absent at the next adding.")
        }
    }

    private static func extremes(_ trial: Trial) async throws {
        let up = try trial.key("up")
        trial.expect(
            try await trial.store.add(.max, to: up, expiresAt: Trial.inAnHour, at: Trial.now), is: .max,
            "A counter can be the largest Int64.")
        try await trial.expect(.counterOverflow, "Adding to the largest Int64 is a counter overflow.") {
            () async throws(StoreError) in
            _ = try await trial.store.add(1, to: up, expiresAt: Trial.inAnHour, at: Trial.now)
        }
        try await trial.expect(.counterOverflow, "Doubling the largest Int64 is a counter overflow.") {
            () async throws(StoreError) in
            _ = try await trial.store.add(.max, to: up, expiresAt: Trial.inAnHour, at: Trial.now)
        }
        trial.expect(
            try await trial.store.add(0, to: up, expiresAt: Trial.inAnHour, at: Trial.now), is: .max,
            "A counter that would overflow stays as it was.")
        trial.expect(
            try await trial.store.add(.min, to: up, expiresAt: Trial.inAnHour, at: Trial.now), is: -1,
            "A counter can go from the largest Int64 below 0.")

        let down = try trial.key("down")
        trial.expect(
            try await trial.store.add(.min, to: down, expiresAt: Trial.inAnHour, at: Trial.now), is: .min,
            "A counter can be the smallest Int64.")
        try await trial.expect(.counterOverflow, "Subtracting from the smallest Int64 is a counter overflow.") {
            () async throws(StoreError) in
            _ = try await trial.store.add(-1, to: down, expiresAt: Trial.inAnHour, at: Trial.now)
        }
        trial.expect(
            try await trial.store.add(0, to: down, expiresAt: Trial.inAnHour, at: Trial.now), is: .min,
            "A counter that would overflow downwards stays as it was.")
        trial.expect(
            try await trial.store.add(1, to: down, expiresAt: Trial.inAnHour, at: Trial.inAnHour), is: 1,
            "A counter that has expired cannot overflow: it begins at 0.")

        let exact = try trial.key("exact")
        _ = try await trial.store.add(1 << 53, to: exact, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(
            try await trial.store.add(1, to: exact, expiresAt: Trial.inAnHour, at: Trial.now), is: (1 << 53) + 1,
            "A counter is exact beyond what a floating-point number can count.")
        trial.expect(
            try await trial.store.add(.max - (1 << 53) - 2, to: exact, expiresAt: Trial.inAnHour, at: Trial.now),
            is: .max - 1, "A counter is exact up to the largest Int64.")
    }

    private static func removal(_ trial: Trial) async throws {
        let key = try trial.key()
        let other = try trial.key("other")
        try await trial.store.removeCounter(key)
        _ = try await trial.store.add(7, to: key, expiresAt: UnixTime(Trial.now.seconds + 7200), at: Trial.now)
        _ = try await trial.store.add(8, to: other, expiresAt: Trial.inAnHour, at: Trial.now)
        try await trial.store.removeCounter(key)
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: 1,
            "A counter that was removed begins at 0.")
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: Trial.inAnHour, at: Trial.inAnHour), is: 1,
            "A counter that was removed gets a new expiry when it begins again.")
        trial.expect(
            try await trial.store.add(0, to: other, expiresAt: Trial.inAnHour, at: Trial.now), is: 8,
            "Removing a counter leaves the others.")
        try await trial.store.removeCounter(key)
        try await trial.store.removeCounter(key)
    }

    private static func besideRecords(_ trial: Trial) async throws {
        let key = try trial.key()
        _ = try await trial.store.add(7, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(try await trial.store.read(key, at: Trial.now), is: nil, "A counter is no record.")
        let record = try trial.record("under the same key")
        try await trial.prepare(record, at: key)
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: 8,
            "Writing a record leaves the counter under the same key as it is.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: record,
            "Adding to a counter leaves the record under the same key as it is.")
        try await trial.store.removeCounter(key)
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: record,
            "Removing a counter leaves the record under the same key as it is.")
        _ = try await trial.store.add(2, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
        trial.expect(
            try await trial.store.write(.delete(record.version), to: key, at: Trial.now), is: .written,
            "A record can be deleted beside a counter.")
        trial.expect(
            try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: 2,
            "Deleting a record leaves the counter under the same key as it is.")
    }

    private static func farAway(_ trial: Trial) async throws {
        let key = try trial.key()
        let promise = "A counter may be begun at the first instant there is and expire at the last one."
        trial.expect(
            try await trial.store.add(3, to: key, expiresAt: UnixTime(.max), at: UnixTime(.min)), is: 3, promise)
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: UnixTime(.max), at: UnixTime(.max - 1)), is: 4, promise)
        trial.expect(
            try await trial.store.add(1, to: key, expiresAt: UnixTime(.max), at: UnixTime(.max)), is: 1,
            "A counter that expires at the last instant there is begins again at it.")
        let never = try trial.key("never")
        trial.expect(
            try await trial.store.add(3, to: never, expiresAt: UnixTime(.min), at: UnixTime(.min)), is: 3,
            "A counter may begin with the first instant there is as its expiry.")
        trial.expect(
            try await trial.store.add(3, to: never, expiresAt: UnixTime(.min), at: UnixTime(.min)), is: 3,
            "A counter that expires at the first instant there is is never present.")
    }
}
