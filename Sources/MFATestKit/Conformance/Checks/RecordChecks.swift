internal import MFACore
internal import OTPCore

/// Inserting, replacing and deleting, one after the other.
enum RecordChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [
        absentRecord, insertion, replacement, deletion, wholeLife, neighbours,
    ]

    private static func absentRecord(_ trial: Trial) async throws {
        let key = try trial.key()
        let store = trial.store
        trial.expect(try await store.read(key, at: Trial.now), is: nil, "A key that was never written has no record.")
        trial.expect(
            try await store.write(.replace(trial.version(), with: trial.record()), to: key, at: Trial.now),
            is: .conflict, "A record that is not there cannot be replaced.")
        trial.expect(
            try await store.write(.delete(trial.version()), to: key, at: Trial.now),
            is: .conflict, "A record that is not there cannot be deleted.")
        trial.expect(
            try await store.read(key, at: Trial.now), is: nil, "A replacement that found no record writes none.")
    }

    private static func insertion(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("first")
        try await trial.prepare(first, at: key)
        trial.expect(try await trial.store.read(key, at: Trial.now), is: first, "What was inserted is read.")
        trial.expect(
            try await trial.store.write(.insert(trial.record("second")), to: key, at: Trial.now),
            is: .conflict, "A record that is there is in the way of an insert.")
        trial.expect(
            try await trial.store.write(.insert(first), to: key, at: Trial.now),
            is: .conflict, "A record that is there is in the way of an insert, also of the same version.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: first, "An insert with a conflict changes nothing.")
    }

    private static func replacement(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("first")
        let second = try StoredRecord(
            value: Array("second".utf8), version: trial.version(), expiresAt: Trial.inAnHour, keyName: "another-key")
        try await trial.prepare(first, at: key)
        trial.expect(
            try await trial.store.write(.replace(trial.version(), with: second), to: key, at: Trial.now),
            is: .conflict, "A replacement that expects another version is a conflict.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: first, "A replacement with a conflict changes nothing.")
        trial.expect(
            try await trial.store.write(.replace(first.version, with: second), to: key, at: Trial.now),
            is: .written, "A replacement that expects the stored version is written.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: second,
            "A replacement changes the value, the version, the expiry and the name of the key.")
        trial.expect(
            try await trial.store.write(.replace(first.version, with: trial.record("third")), to: key, at: Trial.now),
            is: .conflict, "A version that was replaced is not expected with success again.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: second,
            "A replacement with a conflict changes nothing.")
    }

    private static func deletion(_ trial: Trial) async throws {
        let key = try trial.key()
        let first = try trial.record("first")
        try await trial.prepare(first, at: key)
        trial.expect(
            try await trial.store.write(.delete(trial.version()), to: key, at: Trial.now),
            is: .conflict, "A deletion that expects another version is a conflict.")
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: first, "A deletion with a conflict changes nothing.")
        trial.expect(
            try await trial.store.write(.delete(first.version), to: key, at: Trial.now),
            is: .written, "A deletion that expects the stored version is written.")
        trial.expect(try await trial.store.read(key, at: Trial.now), is: nil, "A deleted record is absent.")
        trial.expect(
            try await trial.store.write(.delete(first.version), to: key, at: Trial.now),
            is: .conflict, "A record is deleted once.")
        trial.expect(
            try await trial.store.write(.replace(first.version, with: trial.record()), to: key, at: Trial.now),
            is: .conflict, "A record that was deleted cannot be replaced.")
    }

    private static func wholeLife(_ trial: Trial) async throws {
        let key = try trial.key()
        for round in 0..<3 {
            var current = try trial.record("inserted in round \(round)")
            try await trial.prepare(current, at: key)
            for step in 0..<5 {
                let next = try trial.record("step \(step) of round \(round)")
                trial.expect(
                    try await trial.store.write(.replace(current.version, with: next), to: key, at: Trial.now),
                    is: .written, "A record can be replaced as often as one likes.")
                current = next
            }
            trial.expect(try await trial.store.read(key, at: Trial.now), is: current, "The last one written is read.")
            trial.expect(
                try await trial.store.write(.delete(current.version), to: key, at: Trial.now),
                is: .written, "A record that was replaced can be deleted.")
        }
        trial.expect(
            try await trial.store.read(key, at: Trial.now), is: nil, "A record that was deleted for good is absent.")
    }

    private static func neighbours(_ trial: Trial) async throws {
        let keys = try (0..<20).map { try trial.key("user \($0)") }
        var written: [StoredRecord] = []
        for number in keys.indices {
            written.append(try trial.record("of user \(number)"))
            try await trial.prepare(written[number], at: keys[number])
        }
        written[7] = try trial.record("changed")
        let seventh = try await trial.store.read(keys[7], at: Trial.now)
        let version = seventh?.version ?? trial.version()
        trial.expect(
            try await trial.store.write(.replace(version, with: written[7]), to: keys[7], at: Trial.now),
            is: .written, "Whoever has read a record can replace it.")
        for number in keys.indices {
            trial.expect(
                try await trial.store.read(keys[number], at: Trial.now), is: written[number],
                "A change of one record leaves the others as they are.")
        }
    }
}
