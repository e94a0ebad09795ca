#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Where a record or a counter is kept: a collection, and an identifier in it.
///
/// Two keys are the same if their bytes are. (Swift's texts are the same also when they are written with other code points;
/// a database knows nothing of that.)
public struct RecordKey: Sendable {
    /// The most bytes that an identifier may have in UTF-8.
    public static let maximumIdentifierLength = 512

    /// The collection.
    public let collection: RecordCollection
    /// The identifier: any text, also one with spaces, separators, zero bytes and characters of any script.
    public let identifier: String

    /// The place of an identifier in a collection.
    ///
    /// - Throws: ``StoreError/Code/badKey`` for an identifier that is empty or longer than 512 bytes in UTF-8.
    public init(_ collection: RecordCollection, _ identifier: String) throws(StoreError) {
        let length = identifier.utf8.count
        guard (1...RecordKey.maximumIdentifierLength).contains(length) else {
            throw StoreError(
                .badKey,
                "A key of \(length) bytes cannot be stored; take 1 to \(RecordKey.maximumIdentifierLength) bytes.")
        }
        self.collection = collection
        self.identifier = identifier
    }
}

extension RecordKey: Hashable {
    /// Whether the bytes are the same.
    public static func == (left: RecordKey, right: RecordKey) -> Bool {
        left.collection == right.collection && left.identifier.hasSameBytes(as: right.identifier)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(collection)
        var identifier = identifier
        identifier.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// What a kind of records is called in the database.
///
/// A name has 1 to 64 of the characters `a…z 0…9 - . _ /`. The slash separates a tenant from the rest; see ``Namespace``.
public struct RecordCollection: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// A collection of one's own.
    ///
    /// - Throws: ``StoreError/Code/badKey``.
    public init(_ name: String) throws(StoreError) {
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(RecordCollection.isAllowed) else {
            throw StoreError(
                .badKey,
                "“\(name)” cannot be the name of a collection; take 1 to 64 of a…z, 0…9, '-', '.', '_' and '/'.")
        }
        self.name = name
    }

    /// A name that is known to be a good one.
    package init(unchecked name: String) { self.name = name }

    /// The name.
    public var description: String { name }

    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"): true
        default: false
        }
    }
}

extension String {
    /// Whether the bytes in UTF-8 are the same; faster than comparing them one by one.
    func hasSameBytes(as other: String) -> Bool {
        let isSame = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                guard left.count == right.count else { return false }
                guard let start = left.baseAddress, let otherStart = right.baseAddress else { return left.isEmpty }
                return memcmp(start, otherStart, left.count) == 0
            }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
