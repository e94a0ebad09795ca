internal import MFACore
internal import OTPCore

/// Bytes come back as they were.
enum ValueChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [values, largest, keyNames, versions]

    private static func values(_ trial: Trial) async throws {
        let samples: [[UInt8]] = [
            [], [0], [0, 0, 0], Array(0...255), Array((0...255).reversed()), Array("\\x00 '' \\000 {} \u{0}".utf8),
            [UInt8](repeating: 0xFF, count: 65_537), trial.random.bytes(2_000),
        ]
        for (number, value) in samples.enumerated() {
            let key = try trial.key("value \(number)")
            let inserted = try trial.record(value)
            try await trial.prepare(inserted, at: key)
            trial.expect(
                try await trial.store.read(key, at: Trial.now)?.value == value,
                "A value of \(value.count) bytes comes back byte for byte: any bytes, zeros and none at all included.")
            let replaced = try trial.record(value + [UInt8(number)])
            trial.expect(
                try await trial.store.write(.replace(inserted.version, with: replaced), to: key, at: Trial.now),
                is: .written, "A value can be replaced by a longer one.")
            trial.expect(
                try await trial.store.read(key, at: Trial.now)?.value == replaced.value,
                "A value that was replaced comes back byte for byte.")
            let emptied = try trial.record([])
            trial.expect(
                try await trial.store.write(.replace(replaced.version, with: emptied), to: key, at: Trial.now),
                is: .written, "A value can be replaced by an empty one.")
            trial.expect(
                try await trial.store.read(key, at: Trial.now), is: emptied, "An empty value is a value, and is read.")
        }
    }

    private static func largest(_ trial: Trial) async throws {
        let key = try trial.key()
        for round in 0..<2 {
            let value = trial.random.bytes(StoredRecord.maximumValueLength)
            let record = try trial.record(value)
            if round == 0 {
                try await trial.prepare(record, at: key)
            } else {
                let version = try await trial.store.read(key, at: Trial.now)?.version ?? trial.version()
                trial.expect(
                    try await trial.store.write(.replace(version, with: record), to: key, at: Trial.now), is: .written,
                    "A value of a mebibyte can be replaced by another one.")
            }
            trial.expect(
                try await trial.store.read(key, at: Trial.now)?.value == value,
                "A value of exactly a mebibyte comes back byte for byte.")
        }
    }

    private static func keyNames(_ trial: Trial) async throws {
        let names = [
            "", "2026", "01", "NULL", "-", ".", "a_b-c.d", "Key", "key", "true", "0x10",
            String(repeating: "k", count: 64),
        ]
        for (number, name) in names.enumerated() {
            let key = try trial.key("name \(number)")
            let record = try StoredRecord(value: [1, 2, 3], version: trial.version(), keyName: name)
            try await trial.prepare(record, at: key)
            let found = try await trial.store.read(key, at: Trial.now)?.keyName
            trial.expect(
                found.map { Array($0.utf8) }, is: Array(name.utf8),
                "The name of the key that sealed a value comes back byte for byte.")
        }
    }

    private static func versions(_ trial: Trial) async throws {
        var patterns: [[UInt8]] = [
            [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0xFF, count: 16), Array(0...15), Array(240...255),
            [0] + [UInt8](repeating: 0x41, count: 15), [UInt8](repeating: 0x41, count: 15) + [0],
            [UInt8](repeating: 0x20, count: 16), [UInt8](repeating: 0x27, count: 16),
        ]
        patterns += (0..<8).map { _ in trial.random.bytes(16) }
        for (number, bytes) in patterns.enumerated() {
            guard let version = RecordVersion(bytes: bytes) else { continue }
            let key = try trial.key("version \(number)")
            try await trial.prepare(StoredRecord(value: [7], version: version), at: key)
            trial.expect(
                try await trial.store.read(key, at: Trial.now)?.version, is: version,
                "A version comes back as it was: all of its 128 bits.")
            for index in bytes.indices {
                var other = bytes
                other[index] ^= 0x20
                guard let stranger = RecordVersion(bytes: other) else { continue }
                trial.expect(
                    try await trial.store.write(.delete(stranger), to: key, at: Trial.now), is: .conflict,
                    "A version that differs in one bit is another version.")
            }
            trial.expect(
                try await trial.store.write(.delete(version), to: key, at: Trial.now), is: .written,
                "A version of any bytes is found again.")
        }
    }
}
