internal import MFACore
internal import OTPCore

/// A sweep removes what has expired and nothing else.
enum SweepChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [expiredOnly, renewed, firstInstant]

    /// The instant of every sweep of the suite: before everything that other parts write and want to see again, so that
    /// several runs can share a database.
    static let instant = UnixTime(-1_000_000)
    static let longBefore = UnixTime(instant.seconds - 3600)
    static let next = UnixTime(instant.seconds + 1)

    private static func expiredOnly(_ trial: Trial) async throws {
        let expired = try (0..<100).map { try trial.key("expired \($0)") }
        let present = try (0..<30).map { try trial.key("present \($0)") }
        let staying = try (0..<10).map { try trial.key("staying \($0)") }
        for key in expired {
            try await trial.prepare(trial.record("expired", expiresAt: instant), at: key, now: longBefore)
            _ = try await trial.store.add(1, to: key, expiresAt: instant, at: longBefore)
        }
        for key in present {
            try await trial.prepare(trial.record("present", expiresAt: next), at: key, now: longBefore)
            _ = try await trial.store.add(2, to: key, expiresAt: next, at: longBefore)
        }
        for key in staying { try await trial.prepare(trial.record("staying"), at: key, now: longBefore) }

        let removed = try await sweepAll(trial, limit: 10)

        for key in present {
            trial.expect(
                try await trial.store.read(key, at: instant)?.value == Array("present".utf8),
                "A sweep never removes a record that is present, also in the second before its expiry.")
            trial.expect(
                try await trial.store.add(0, to: key, expiresAt: next, at: instant), is: 2,
                "A sweep never removes a counter that is present, also in the second before its expiry.")
        }
        for key in staying {
            trial.expect(
                try await trial.store.read(key, at: instant)?.value == Array("staying".utf8),
                "A sweep never removes a record without an expiry.")
        }
        for key in expired {
            trial.expect(
                try await trial.store.read(key, at: instant), is: nil, "What has expired is absent after a sweep.")
        }
        // A store whose database removes by itself does so in its own time.
        guard removed > 0 else { return }
        for key in expired {
            trial.expect(
                try await trial.store.read(key, at: longBefore), is: nil,
                "When a sweep returns 0, no expired record takes room any more.")
            trial.expect(
                try await trial.store.add(5, to: key, expiresAt: next, at: longBefore), is: 5,
                "When a sweep returns 0, no expired counter takes room any more.")
        }
    }

    private static func sweepAll(_ trial: Trial, limit: Int) async throws -> Int {
        var sum = 0
        for _ in 0..<1000 {
            let removed = try await trial.store.sweep(limit: limit, at: instant)
            trial.expect(
                (0...limit * 10).contains(removed),
                "A sweep removes about as many as its limit says: \(removed) of \(limit).")
            guard removed > 0 else { return sum }
            sum += removed
        }
        trial.expect(false, "A sweep that is repeated comes to its end.")
        return sum
    }

    private static func renewed(_ trial: Trial) async throws {
        let replaced = try trial.key("replaced")
        let short = try trial.record("short", expiresAt: instant)
        let long = try trial.record("long", expiresAt: next)
        try await trial.prepare(short, at: replaced, now: longBefore)
        trial.expect(
            try await trial.store.write(.replace(short.version, with: long), to: replaced, at: longBefore),
            is: .written, "A record can be replaced by one with a later expiry.")

        let unlimited = try trial.key("unlimited")
        let limited = try trial.record("limited", expiresAt: instant)
        let forEver = try trial.record("for ever")
        try await trial.prepare(limited, at: unlimited, now: longBefore)
        trial.expect(
            try await trial.store.write(.replace(limited.version, with: forEver), to: unlimited, at: longBefore),
            is: .written, "A record can be replaced by one without an expiry.")

        let again = try trial.key("again")
        let anew = try trial.record("anew", expiresAt: next)
        try await trial.prepare(trial.record("expired", expiresAt: instant), at: again, now: longBefore)
        trial.expect(
            try await trial.store.write(.insert(anew), to: again, at: instant), is: .written,
            "An expired record is in the way of no insert.")
        _ = try await trial.store.add(4, to: again, expiresAt: instant, at: longBefore)
        _ = try await trial.store.add(6, to: again, expiresAt: next, at: instant)

        _ = try await sweepAll(trial, limit: 1000)

        trial.expect(
            try await trial.store.read(replaced, at: instant), is: long,
            "A sweep goes by the expiry that a replacement has brought.")
        trial.expect(
            try await trial.store.read(unlimited, at: instant), is: forEver,
            "A sweep leaves a record that has lost its expiry by a replacement.")
        trial.expect(
            try await trial.store.read(again, at: instant), is: anew,
            "A sweep leaves what was inserted over an expired record.")
        trial.expect(
            try await trial.store.add(0, to: again, expiresAt: next, at: instant), is: 6,
            "A sweep leaves a counter that has begun again.")
    }

    private static func firstInstant(_ trial: Trial) async throws {
        let key = try trial.key()
        let record = try trial.record("present", expiresAt: UnixTime(.min + 1))
        try await trial.prepare(record, at: key, now: UnixTime(.min))
        _ = try await trial.store.sweep(limit: 10, at: UnixTime(.min))
        let found = try await trial.store.read(key, at: UnixTime(.min))
        // Another run on the same database, or the database itself, may have swept in the meantime.
        trial.expect(found == record || found == nil, "A sweep at the first instant there is changes no record.")
    }
}
