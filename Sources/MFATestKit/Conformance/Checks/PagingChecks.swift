internal import MFACore
internal import OTPCore

/// A walk through a collection sees every key that is there all the while.
enum PagingChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [
        completeWalks, prefixes, emptiness, changesMeanwhile, absence, apart, hostileIdentifiers, cursors,
    ]

    /// A thousand pages and no end, of about a hundred keys.
    struct EndlessWalk: Error, CustomStringConvertible {
        var description: String { "A walk comes to its end." }
    }

    /// Goes through a collection; between two pages something else may happen.
    static func walk(
        _ first: PageRequest, of trial: Trial, at now: UnixTime = Trial.now,
        between: (_ page: Int) async throws -> Void = { _ in }
    ) async throws -> [String] {
        var request = first
        var seen: [String] = []
        for page in 0..<1000 {
            let answer = try await trial.store.page(request, at: now)
            seen += answer.identifiers
            guard let next = answer.next else { return seen }
            trial.expect(
                next.text.utf8.allSatisfy(isHarmless), "A cursor consists of characters that need no escape anywhere.")
            // Through a text and back, as it goes through the address of a web page.
            request.cursor = RecordPage.Cursor(text: next.text)
            try await between(page)
        }
        throw EndlessWalk()
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// The identifiers as their bytes: what makes two of them the same.
    private static func bytes(_ identifiers: some Sequence<String>) -> Set<[UInt8]> {
        Set(identifiers.map { Array($0.utf8) })
    }

    private static func completeWalks(_ trial: Trial) async throws {
        let collection = try trial.collection()
        let identifiers = (0..<120).map { "user \($0)" }
        for identifier in identifiers {
            try await trial.prepare(trial.record(), at: trial.key(identifier))
            _ = try await trial.store.add(1, to: trial.key(identifier), expiresAt: Trial.inAnHour, at: Trial.now)
        }
        for kind in PageRequest.Kind.allCases {
            for limit in [1, 7, 60, 119, 120, 121, 10_000, .max] {
                let seen = try await walk(PageRequest(kind, in: collection, limit: limit), of: trial)
                trial.expect(
                    bytes(seen), is: bytes(identifiers),
                    "A walk sees every key of a collection and no other one, with pages of \(limit).")
            }
            let page = try await trial.store.page(PageRequest(kind, in: collection, limit: 5), at: Trial.now)
            trial.expect(
                page.identifiers.count <= 50, "A page has about as many identifiers as its limit says.")
        }
    }

    private static func prefixes(_ trial: Trial) async throws {
        let collection = try trial.collection()
        let identifiers = [
            "a", "ab", "abc", "b", "A", "a%", "a%b", "a_", "axb", "a\\", "a*", "a[b]", "e", "e\u{301}", "e\u{301}x",
            "\u{E9}", "\u{E9}x", "\u{0}", "\u{0}a", "a\u{0}", "a\u{0}b", "\u{10FFFF}", "\u{10FFFF}x", "👩", "👩‍👩‍👧", "'",
            " ",
        ]
        for identifier in identifiers {
            try await trial.prepare(trial.record(), at: trial.key(identifier))
            _ = try await trial.store.add(1, to: trial.key(identifier), expiresAt: Trial.inAnHour, at: Trial.now)
        }
        for prefix in identifiers + ["", "zz", "abcd", String(repeating: "x", count: 600)] {
            let right = identifiers.filter { $0.utf8.starts(with: prefix.utf8) }
            for kind in PageRequest.Kind.allCases {
                let seen = try await walk(
                    PageRequest(kind, in: collection, prefix: prefix, limit: 3), of: trial)
                trial.expect(
                    bytes(seen), is: bytes(right),
                    "A prefix is compared byte for byte, and no character of it is special.")
            }
        }
    }

    private static func emptiness(_ trial: Trial) async throws {
        for kind in PageRequest.Kind.allCases {
            let seen = try await walk(PageRequest(kind, in: trial.collection("-nothing"), limit: 1), of: trial)
            trial.expect(seen, is: [], "A walk through a collection without keys ends and sees none.")
        }
    }

    private static func changesMeanwhile(_ trial: Trial) async throws {
        let collection = try trial.collection()
        let staying = (0..<100).map { "\(($0 * 37) % 100) stays" }
        var passing: [(RecordKey, RecordVersion)] = []
        for identifier in staying {
            try await trial.prepare(trial.record(), at: trial.key(identifier))
            let key = try trial.key(identifier + ", not this one")
            let record = try trial.record()
            try await trial.prepare(record, at: key)
            passing.append((key, record.version))
        }
        let seen = try await walk(PageRequest(in: collection, limit: 9), of: trial) { page in
            // Everywhere in the order: some of these come before the place where the walk is.
            for _ in 0..<5 {
                guard let (key, version) = passing.popLast() else { break }
                trial.expect(
                    try await trial.store.write(.delete(version), to: key, at: Trial.now), is: .written,
                    "A record can be deleted during a walk.")
            }
            guard page < 50 else { return }
            for number in 0..<3 {
                try await trial.prepare(trial.record(), at: trial.key("\((page * 13) % 100) new \(page) \(number)"))
            }
        }
        trial.expect(
            bytes(seen).isSuperset(of: bytes(staying)),
            "A walk sees every key that is there from its beginning to its end, whatever comes and goes meanwhile.")
    }

    private static func absence(_ trial: Trial) async throws {
        let collection = try trial.collection()
        for number in 0..<20 {
            let expired = try trial.key("expired \(number)")
            try await trial.prepare(trial.record("expired", expiresAt: Trial.inAnHour), at: expired)
            _ = try await trial.store.add(1, to: expired, expiresAt: Trial.inAnHour, at: Trial.now)
            let deleted = try trial.key("deleted \(number)")
            let record = try trial.record()
            try await trial.prepare(record, at: deleted)
            trial.expect(
                try await trial.store.write(.delete(record.version), to: deleted, at: Trial.now), is: .written,
                "A deletion that expects the stored version is written.")
            _ = try await trial.store.add(1, to: deleted, expiresAt: Trial.inAnHour, at: Trial.now)
            try await trial.store.removeCounter(deleted)
        }
        let last = try trial.key("last")
        try await trial.prepare(trial.record(), at: last)
        _ = try await trial.store.add(1, to: last, expiresAt: UnixTime(.max), at: Trial.now)
        for kind in PageRequest.Kind.allCases {
            let before = try await walk(
                PageRequest(kind, in: collection, limit: 4), of: trial, at: Trial.justBeforeThat)
            trial.expect(
                bytes(before), is: bytes((0..<20).map { "expired \($0)" } + ["last"]),
                "A walk sees what is present, also in the second before its expiry, and nothing that was removed.")
            let after = try await walk(PageRequest(kind, in: collection, limit: 4), of: trial, at: Trial.inAnHour)
            trial.expect(after, is: ["last"], "A walk does not see what has expired, also when nobody has swept.")
        }
    }

    private static func apart(_ trial: Trial) async throws {
        for suffix in ["", "-a", "/a", "-b"] {
            try await trial.prepare(trial.record(), at: RecordKey(trial.collection(suffix), "record in \(suffix)"))
            _ = try await trial.store.add(
                1, to: RecordKey(trial.collection(suffix), "counter in \(suffix)"), expiresAt: Trial.inAnHour,
                at: Trial.now)
        }
        for suffix in ["", "-a", "/a", "-b"] {
            trial.expect(
                try await walk(PageRequest(.records, in: trial.collection(suffix), limit: 1), of: trial),
                is: ["record in \(suffix)"],
                "A walk sees the records of its collection: no counters, no other collection.")
            trial.expect(
                try await walk(PageRequest(.counters, in: trial.collection(suffix), limit: 1), of: trial),
                is: ["counter in \(suffix)"],
                "A walk sees the counters of its collection: no records, no other collection.")
        }
    }

    private static func hostileIdentifiers(_ trial: Trial) async throws {
        for identifier in KeyChecks.identifiers {
            try await trial.prepare(trial.record(), at: trial.key(identifier))
            _ = try await trial.store.add(1, to: trial.key(identifier), expiresAt: Trial.inAnHour, at: Trial.now)
        }
        for kind in PageRequest.Kind.allCases {
            for limit in [1, 10] {
                let seen = try await walk(PageRequest(kind, in: trial.collection(), limit: limit), of: trial)
                trial.expect(
                    bytes(seen), is: bytes(KeyChecks.identifiers),
                    "A walk gives the bytes of every identifier, whatever text it is.")
            }
        }
    }

    private static func cursors(_ trial: Trial) async throws {
        try await trial.prepare(trial.record(), at: trial.key())
        let texts = [
            "", " ", "no cursor of this store", "../..", "'; --", "%00", "\u{0}", "e\u{301}", "🔑", "-", "{}", "[1]",
            "#",
        ]
        for kind in PageRequest.Kind.allCases {
            for text in texts {
                try await trial.expect(
                    .badCursor,
                    "A cursor that the store has not made is refused: “\(text)” was not."
                ) {
                    () async throws(StoreError) in
                    _ = try await trial.store.page(
                        PageRequest(kind, in: trial.collection(), after: .init(text: text)), at: Trial.now)
                }
            }
        }
    }
}
