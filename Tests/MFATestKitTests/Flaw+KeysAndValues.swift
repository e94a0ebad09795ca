import MFACore
import MFATestKit
import OTPCore
import Synchronization

extension Flaw {
    /// A store that keeps another record than it is given.
    private static func keeping(
        _ change: @escaping @Sendable (StoredRecord) throws(StoreError) -> StoredRecord
    ) -> BrokenStore {
        BrokenStore(write: { store, request, key, now throws(StoreError) in
            guard let record = request.replacement else { return try await store.write(request, to: key, at: now) }
            return try await store.write(request.with(change(record)), to: key, at: now)
        })
    }

    static let ofValues = [
        Flaw("cuts values at 65535 bytes", .values, "A value of 65537 bytes comes back") {
            keeping { record throws(StoreError) in try record.with(value: Array(record.value.prefix(65_535))) }
        },
        Flaw("cuts values at a zero byte", .values, "comes back byte for byte: any bytes") {
            keeping { record throws(StoreError) in try record.with(value: Array(record.value.prefix { $0 != 0 })) }
        },
        Flaw("keeps values as text", .values, "A value of 256 bytes comes back byte for byte") {
            keeping { record throws(StoreError) in
                try record.with(value: Array(String(decoding: record.value, as: UTF8.self).utf8.prefix(1 << 20)))
            }
        },
        Flaw("cuts the last byte of a mebibyte", .values, "A value of exactly a mebibyte") {
            keeping { record throws(StoreError) in try record.with(value: Array(record.value.prefix((1 << 20) - 1))) }
        },
        Flaw("takes an empty value for none", .values, "An empty value is a value") {
            BrokenStore(read: { store, key, now throws(StoreError) in
                try await store.read(key, at: now).flatMap { $0.value.isEmpty ? nil : $0 }
            })
        },
        Flaw("forgets the name of the key", .values, "The name of the key that sealed a value") {
            keeping { record throws(StoreError) in try record.with(keyName: "") }
        },
        Flaw("compares half of a version", .values, "A version that differs in one bit") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard let expected = change.expected, let current = try await store.read(key, at: now)?.version,
                    expected.bytes.prefix(8) == current.bytes.prefix(8)
                else { return try await store.write(change, to: key, at: now) }
                try await store.put(change.replacement, at: key, now: now)
                return .written
            })
        },
    ]

    private static func renaming(_ change: @escaping @Sendable (String) -> String) -> BrokenStore {
        BrokenStore(rename: { key in (try? RecordKey(key.collection, change(key.identifier))) ?? key })
    }

    static let ofKeys = [
        Flaw("takes canonically equivalent texts for one key", .keys, "e\\u{0301}”") {
            // A dictionary of texts finds them under each other's name.
            let names = Mutex<[String: String]>([:])
            return renaming { identifier in
                names.withLock { names in
                    let name = names[identifier] ?? identifier
                    names[identifier] = name
                    return name
                }
            }
        },
        Flaw("does not tell upper from lower case", .keys, "“A” was taken for another one") {
            renaming { $0.lowercased() }
        },
        Flaw("drops white space at the end", .keys, "“a ” was taken for another one") {
            renaming { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
        },
        Flaw("cuts a key at a zero byte", .keys, "“a\\0b” was taken for another one") {
            renaming { identifier in
                String(decoding: identifier.utf8.prefix { $0 != 0 }, as: UTF8.self)
            }
        },
        Flaw("cuts a key at 511 bytes", .keys, "one of 512 bytes was taken for another one") {
            renaming { String(decoding: $0.utf8.prefix(511), as: UTF8.self) }
        },
        Flaw("takes an identifier for a number", .keys, "“00” was taken for another one") {
            renaming { Int($0).map(String.init) ?? $0 }
        },
        Flaw("forgets the collection", .keys, "One identifier can be used in every collection.") {
            BrokenStore(rename: { key in
                guard let shared = try? RecordCollection("all") else { return key }
                return (try? RecordKey(shared, key.identifier)) ?? key
            })
        },
        Flaw("writes a collection and an identifier behind each other", .keys, "The end of a collection's name") {
            BrokenStore(rename: { key in
                guard let shared = try? RecordCollection("all") else { return key }
                return (try? RecordKey(shared, key.collection.name + "/" + key.identifier)) ?? key
            })
        },
    ]
}
