internal import MFACore
internal import OTPCore

/// A record is present while `now < expiresAt`, and absent from that instant on.
enum ExpiryChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [
        boundary, insertionOverExpired, changesOfExpired, writtenExpired, changedExpiry, farAway,
    ]

    private static func boundary(_ trial: Trial) async throws {
        let key = try trial.key()
        let record = try trial.record("for an hour", expiresAt: Trial.inAnHour)
        try await trial.prepare(record, at: key)
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: record, "A record with an expiry is present before it.")
        trial.expect(
            try await trial.store.read(key, at: Trial.justBeforeThat), is: record,
            "A record is present in the second before its expiry.")
        trial.expect(
            try await trial.store.write(.insert(trial.record()), to: key, at: Trial.justBeforeThat), is: .conflict,
            "A record is in the way of an insert until the second before its expiry.")
        trial.expect(
            try await trial.store.read(key, at: Trial.inAnHour), is: nil,
            "A record is absent at the instant of its expiry.")
        trial.expect(
            try await trial.store.read(key, at: UnixTime(Trial.inAnHour.seconds + 1)), is: nil,
            "A record is absent after its expiry, also when nobody has swept.")
    }

    private static func insertionOverExpired(_ trial: Trial) async throws {
        let key = try trial.key()
        try await trial.prepare(trial.record("old", expiresAt: Trial.inAnHour), at: key)
        let fresh = try trial.record("new")
        trial.expect(
            try await trial.store.write(.insert(fresh), to: key, at: Trial.inAnHour), is: .written,
            "An expired record is in the way of no insert, also when nobody has swept.")
        trial.expect(
            try await trial.store.read(key, at: Trial.inAnHour), is: fresh,
            "What was inserted over an expired record is read.")
        trial.expect(
            try await trial.store.read(key, at: UnixTime(Trial.inAnHour.seconds + 1_000_000)), is: fresh,
            "What was inserted over an expired record does not inherit its expiry.")
    }

    private static func changesOfExpired(_ trial: Trial) async throws {
        let key = try trial.key()
        let old = try trial.record("old", expiresAt: Trial.inAnHour)
        try await trial.prepare(old, at: key)
        trial.expect(
            try await trial.store.write(.replace(old.version, with: trial.record()), to: key, at: Trial.inAnHour),
            is: .conflict, "An expired record cannot be replaced.")
        trial.expect(
            try await trial.store.write(.delete(old.version), to: key, at: Trial.inAnHour),
            is: .conflict, "An expired record cannot be deleted.")
        trial.expect(
            try await trial.store.read(key, at: Trial.inAnHour), is: nil,
            "A change of an expired record brings nothing back.")
    }

    private static func writtenExpired(_ trial: Trial) async throws {
        let key = try trial.key()
        let gone = try trial.record("gone", expiresAt: Trial.now)
        trial.expect(
            try await trial.store.write(.insert(gone), to: key, at: Trial.now), is: .written,
            "A record whose expiry is now can be written.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: nil, "A record that expires now is absent at once.")
        let longGone = try trial.record("long gone", expiresAt: UnixTime(Trial.now.seconds - 1_000_000))
        trial.expect(
            try await trial.store.write(.insert(longGone), to: key, at: Trial.now), is: .written,
            "A record whose expiry is in the past can be written over one that has expired.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: nil,
            "A record whose expiry is in the past is stored, and is absent.")
        let present = try trial.record("present", expiresAt: Trial.inAnHour)
        trial.expect(
            try await trial.store.write(.insert(present), to: key, at: Trial.now), is: .written,
            "A record that was absent from the beginning is in the way of no insert.")
        trial.expect(
            try await trial.store.write(.replace(present.version, with: longGone), to: key, at: Trial.now),
            is: .written, "A record can be replaced by one whose expiry is in the past.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: nil,
            "After a replacement whose expiry is in the past the record is absent.")
    }

    private static func changedExpiry(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("for an hour", expiresAt: Trial.inAnHour)
        let longer = try trial.record("for two", expiresAt: UnixTime(Trial.now.seconds + 7200))
        let forEver = try trial.record("for ever")
        try await trial.prepare(first, at: key)
        trial.expect(
            try await trial.store.write(.replace(first.version, with: longer), to: key, at: Trial.justBeforeThat),
            is: .written, "A record can be replaced in the second before its expiry.")
        trial.expect(
            try await trial.store.read(key, at: Trial.inAnHour), is: longer,
            "After a replacement the new expiry counts, not the old one.")
        trial.expect(
            try await trial.store.write(.replace(longer.version, with: forEver), to: key, at: Trial.inAnHour),
            is: .written, "A record with an expiry can be replaced by one without.")
        trial.expect(
            try await trial.store.read(key, at: UnixTime(.max)), is: forEver, "A record without an expiry stays.")
        let again = try trial.record("for an hour", expiresAt: Trial.inAnHour)
        trial.expect(
            try await trial.store.write(.replace(forEver.version, with: again), to: key, at: Trial.now),
            is: .written, "A record without an expiry can be replaced by one with.")
        trial.expect(
            try await trial.store.read(key, at: Trial.inAnHour), is: nil,
            "A record that got an expiry by a replacement expires.")
    }

    private static func farAway(_ trial: Trial) async throws {
        let last = UnixTime(.max)
        let first = UnixTime(.min)
        let key = try trial.key("until the end of time")
        let record = try trial.record("until the end of time", expiresAt: last)
        try await trial.prepare(record, at: key)
        trial.expect(
            try await trial.store.read(key, at: UnixTime(.max - 1)), is: record,
            "The last instant there is can be an expiry, and the record is present just before it.")
        trial.expect(
            try await trial.store.read(key, at: last), is: nil,
            "The last instant there is can be an expiry, and the record is absent at it.")

        let never = try trial.key("never")
        try await trial.prepare(trial.record("never", expiresAt: first), at: never)
        trial.expect(
            try await trial.store.read(never, at: first), is: nil,
            "The first instant there is can be an expiry, and the record is never present.")

        let early = try trial.key("before 1970")
        let short = try trial.record("before 1970", expiresAt: UnixTime(-1))
        try await trial.prepare(short, at: early, now: first)
        trial.expect(
            try await trial.store.read(early, at: UnixTime(-2)), is: short,
            "Instants before 1970 are instants like others: present before the expiry.")
        trial.expect(
            try await trial.store.read(early, at: UnixTime(-1)), is: nil,
            "Instants before 1970 are instants like others: absent at the expiry.")

        let whole = try trial.key("from the first instant to the last")
        let longest = try trial.record("all of time", expiresAt: last)
        try await trial.prepare(longest, at: whole, now: first)
        trial.expect(
            try await trial.store.read(whole, at: UnixTime(0)), is: longest,
            "A record may be written at the first instant there is and expire at the last one.")
    }
}
