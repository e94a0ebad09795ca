public import OTPCore

/// A record as a store keeps it: bytes that it does not understand, and what it needs to handle them.
public struct StoredRecord: Sendable, Hashable {
    /// The most bytes that a value may have.
    public static let maximumValueLength = 1 << 20

    /// The bytes; sealed, when the package writes them.
    public let value: [UInt8]
    /// Which writing this is.
    public let version: RecordVersion
    /// From which instant on the record counts as absent; nil for one that stays.
    public let expiresAt: UnixTime?
    /// The name of the key that the value is sealed under, for operators and for the change of keys: a ``KeyName``, or empty.
    public let keyName: String

    /// A record to store, or one that has been.
    ///
    /// - Throws: ``StoreError/Code/valueTooLarge`` for more than a mebibyte, ``StoreError/Code/badKey`` for what is no name of
    ///   a key.
    public init(
        value: [UInt8], version: RecordVersion, expiresAt: UnixTime? = nil, keyName: String = ""
    ) throws(StoreError) {
        guard value.count <= StoredRecord.maximumValueLength else {
            throw StoreError(
                .valueTooLarge,
                "A value of \(value.count) bytes cannot be stored; "
                    + "at most \(StoredRecord.maximumValueLength) bytes can.")
        }
        guard keyName.isEmpty || (try? KeyName(keyName)) != nil else {
            throw StoreError(.badKey, "The name of the record's key is none that a key can have.")
        }
        self.value = value
        self.version = version
        self.expiresAt = expiresAt
        self.keyName = keyName
    }

    /// Whether the record still counts as present: until the instant of its expiry, and not at it.
    public func isAlive(at now: UnixTime) -> Bool { expiresAt.map { now < $0 } ?? true }
}

/// A change to one record, which happens if the record is as the writer believes it is, and otherwise not at all.
public enum RecordChange: Sendable, Hashable {
    /// Put a record where there is none.
    case insert(StoredRecord)
    /// Put a record in the place of the one with that version.
    case replace(RecordVersion, with: StoredRecord)
    /// Remove the record with that version.
    case delete(RecordVersion)

    /// The version that must be stored for the change to happen; nil for "none".
    public var expected: RecordVersion? {
        switch self {
        case .insert: nil
        case .replace(let version, _), .delete(let version): version
        }
    }

    /// What is stored afterwards; nil for nothing.
    public var replacement: StoredRecord? {
        switch self {
        case .insert(let record), .replace(_, with: let record): record
        case .delete: nil
        }
    }
}

/// What became of a change.
public enum WriteOutcome: Sendable, Hashable {
    /// It has happened, and will still have happened after a crash.
    case written
    /// The record is not as the writer believed. Nothing has changed; read again.
    case conflict
}
