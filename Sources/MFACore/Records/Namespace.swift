/// A tenant: keeps what belongs to one customer apart from what belongs to another in the same database.
///
/// It is a part of every collection's name, and with it of every key, seal and counter: a record of one tenant does not open as
/// another's.
public struct Namespace: Sendable, Hashable, CustomStringConvertible {
    /// The name; empty for ``none``.
    public let name: String

    /// No tenants.
    public static let none = Namespace(unchecked: "")

    private init(unchecked name: String) { self.name = name }

    /// A tenant's name: 1 to 32 of the characters `a…z 0…9 - . _`.
    ///
    /// - Throws: ``StoreError/Code/badKey``.
    public init(_ name: String) throws(StoreError) {
        guard (1...32).contains(name.utf8.count),
            name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && RecordCollection.isAllowed($0) })
        else {
            throw StoreError(
                .badKey, "“\(name)” cannot be the name of a tenant; take 1 to 32 of a…z, 0…9, '-', '.' and '_'.")
        }
        self.init(unchecked: name)
    }

    /// The name.
    public var description: String { name }

    /// What a collection is called for this tenant.
    public func collection(_ collection: RecordCollection) -> RecordCollection {
        name.isEmpty ? collection : RecordCollection(unchecked: "\(name)/\(collection.name)")
    }
}

extension RecordCollection {
    /// Users' accounts.
    public static let account = RecordCollection(unchecked: "account")
    /// Enrolments and sign-ins that are under way.
    public static let flow = RecordCollection(unchecked: "flow")
    /// Counters for limits.
    public static let limit = RecordCollection(unchecked: "limit")

    /// Collections whose identifiers begin with ``PersonalKey``, and which are erased with a user.
    static let personal: [RecordCollection] = [.flow, .limit]
}

/// The beginning of the identifiers of everything that belongs to a user.
///
/// The user's own identifier stands in it with its length in front, so that no user's beginning is another one's.
package enum PersonalKey {
    package static func prefix(of account: AccountID) -> String { "\(account.text.utf8.count):\(account.text)/" }
}
