/// Which keys to page through.
public struct PageRequest: Sendable, Hashable {
    /// What is kept under a key.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Records.
        case records
        /// Counters.
        case counters
    }

    /// Records or counters.
    public var kind: Kind
    /// The collection.
    public var collection: RecordCollection
    /// What the identifiers begin with, byte for byte; empty for all.
    public var prefix: String
    /// Where the page before ended; nil for the first one.
    public var cursor: RecordPage.Cursor?
    /// About how many identifiers to give; at least 1.
    public var limit: Int

    /// A first page, or a following one.
    public init(
        _ kind: Kind = .records, in collection: RecordCollection, prefix: String = "",
        after cursor: RecordPage.Cursor? = nil, limit: Int = 100
    ) {
        self.kind = kind
        self.collection = collection
        self.prefix = prefix
        self.cursor = cursor
        self.limit = max(1, limit)
    }
}

/// Some of the keys of a collection.
public struct RecordPage: Sendable, Hashable {
    /// Where a page ended; only the store that made it understands it.
    public struct Cursor: Sendable, Hashable {
        /// What the store has written down, in characters that need no escape anywhere.
        public let text: String

        /// A place to go on from.
        public init(text: String) { self.text = text }
    }

    /// The identifiers.
    public let identifiers: [String]
    /// Where the next page begins; nil when there is none.
    public let next: Cursor?

    /// A page.
    public init(identifiers: [String], next: Cursor?) {
        self.identifiers = identifiers
        self.next = next
    }
}
