internal import MFACore
internal import OTPCore

/// Two keys are the same if their bytes are, and otherwise not.
enum KeyChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [records, counters, collections, separators]

    /// Texts that databases, languages and people take for each other.
    static let identifiers: [String] = [
        // Prefixes of each other, case, white space.
        "a", "aa", "aaa", "A", "Aa", "a ", " a", " ", "  ", "a\t", "a\n", "a\r\n", "\n",
        // Zero bytes and other control characters.
        "\u{0}", "\u{0}\u{0}", "a\u{0}", "a\u{0}b", "a\u{0}c", "\u{0}a", "\u{1}", "a\u{7F}",
        // Characters of patterns, queries, paths and escapes.
        "%", "_", "a%", "a_", "%a%", "*", "?", "a*", "[a]", "[^a]", "a?", "\\", "\\\\", "a\\%", "\\x61", "\\0",
        "'", "''", "\"", "`", ";", "--", "/*", "'; DROP TABLE record; --", "$1", ":name", "@name", "?1", "${a}",
        "{a}", "{a}b", "a:b", "a/b", "../a", "a.b", "a,b", "a|b", "&amp;", "<a>", "\u{1B}[0m",
        // What looks like another type.
        "0", "00", "0.0", "-0", "1", "1.0", "1e0", "9223372036854775808", "NULL", "null", "nil", "true", "0x61",
        // The same to a reader: composed and decomposed, compatibility forms, other widths, folded cases.
        "\u{E9}", "e\u{301}", "e", "\u{FB00}", "ff", "\u{DF}", "ss", "SS", "\u{131}", "i", "I", "\u{130}",
        "\u{FF41}", "\u{212B}", "\u{C5}", "A\u{30A}", "\u{AC00}", "\u{1100}\u{1161}", "\u{3B1}\u{345}", "\u{1FB3}",
        // Nothing to see, and the edges of Unicode.
        "a\u{200D}", "a\u{200B}", "a\u{FEFF}", "\u{FEFF}a", "\u{202E}a", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}",
        "\u{D7FF}",
        "👩‍👩‍👧", "👩", "🇳🇴", "🇴🇳", "日本", "مرحبا",
        // As long as there are, with a difference at the very end.
        String(repeating: "x", count: 511), String(repeating: "x", count: 512),
        String(repeating: "x", count: 511) + "y",
        String(repeating: "🔑", count: 128), String(repeating: "\u{0}", count: 512),
    ]

    private static func records(_ trial: Trial) async throws {
        var written: [StoredRecord] = []
        for (number, identifier) in identifiers.enumerated() {
            let record = try trial.record("of identifier \(number)")
            written.append(record)
            trial.expect(
                try await trial.store.write(.insert(record), to: trial.key(identifier), at: Trial.now), is: .written,
                "Two keys are the same only if their bytes are: \(shown(identifier)) was taken for another one.")
        }
        for (identifier, record) in zip(identifiers, written) {
            trial.expect(
                try await trial.store.read(trial.key(identifier), at: Trial.now), is: record,
                "A record is found under the bytes of its key, any text may be one: \(shown(identifier)) was not.")
        }
        for (identifier, record) in zip(identifiers, written) {
            trial.expect(
                try await trial.store.write(.delete(record.version), to: trial.key(identifier), at: Trial.now),
                is: .written, "A record is deleted under the bytes of its key: \(shown(identifier)) was not.")
        }
    }

    private static func counters(_ trial: Trial) async throws {
        for (number, identifier) in identifiers.enumerated() {
            trial.expect(
                try await trial.store.add(
                    Int64(number + 1), to: trial.key(identifier), expiresAt: Trial.inAnHour, at: Trial.now),
                is: Int64(number + 1),
                "Counters are the same only if the bytes of their keys are: \(shown(identifier)) was taken for another."
            )
        }
        for (number, identifier) in identifiers.enumerated() {
            let key = try trial.key(identifier)
            trial.expect(
                try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: Int64(number + 1),
                "A counter is found under the bytes of its key: \(shown(identifier)) was not.")
            try await trial.store.removeCounter(key)
        }
    }

    private static func collections(_ trial: Trial) async throws {
        let suffixes = ["", "-a", "-b", "/a", ".a", "_a", "-ab", "-a/b", "-0"]
        var written: [StoredRecord] = []
        for (number, suffix) in suffixes.enumerated() {
            let key = try RecordKey(trial.collection(suffix), "same")
            written.append(try trial.record("in \(suffix)"))
            trial.expect(
                try await trial.store.write(.insert(written[number]), to: key, at: Trial.now), is: .written,
                "One identifier can be used in every collection.")
            trial.expect(
                try await trial.store.add(Int64(number), to: key, expiresAt: Trial.inAnHour, at: Trial.now),
                is: Int64(number), "One identifier can be used for a counter in every collection.")
        }
        for (number, suffix) in suffixes.enumerated() {
            let key = try RecordKey(trial.collection(suffix), "same")
            trial.expect(
                try await trial.store.read(key, at: Trial.now), is: written[number],
                "Records of different collections do not see each other.")
            trial.expect(
                try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: Int64(number),
                "Counters of different collections do not see each other.")
        }
    }

    /// Pairs that are one text when a collection and an identifier are written behind each other.
    private static func separators(_ trial: Trial) async throws {
        let pairs = [
            ("/a", "b/c"), ("/a/b", "c"), ("-a", "-b"), ("-a-", "b"), ("-a", "b"), ("-ab", "c"), ("-a", "bc"),
            (".a", ".b"), (".a.", "b"), ("_a", "_b"), ("_a_", "b"), ("-a", "\u{0}b"),
        ]
        var written: [StoredRecord] = []
        for (suffix, identifier) in pairs {
            let record = try trial.record("of \(suffix) and \(identifier)")
            written.append(record)
            trial.expect(
                try await trial.store.write(
                    .insert(record), to: RecordKey(trial.collection(suffix), identifier), at: Trial.now),
                is: .written, "The end of a collection's name is not the beginning of an identifier.")
        }
        for ((suffix, identifier), record) in zip(pairs, written) {
            trial.expect(
                try await trial.store.read(RecordKey(trial.collection(suffix), identifier), at: Trial.now), is: record,
                "A record is found under its collection and its identifier.")
        }
    }

    private static func shown(_ identifier: String) -> String {
        identifier.utf8.count > 40
            ? "one of \(identifier.utf8.count) bytes"
            : "“" + identifier.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "”"
    }
}
