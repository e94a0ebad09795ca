/// A way to show that one is who one says.
///
/// Two methods are the same if their names are. A host may add its own.
public struct FactorMethod: Sendable, Hashable, CustomStringConvertible {
    /// What the user has to do where he signs in.
    public enum Interaction: UInt8, Sendable {
        /// Type something into a page.
        case typed
        /// Nothing: the answer is given elsewhere, and the client only waits.
        case elsewhere
    }

    /// The name, as it stands in records and events: lower-case letters and dashes.
    public let name: String
    /// What the user has to do where he signs in.
    public let interaction: Interaction

    /// Codes from an authenticator app.
    public static let authenticatorApp = FactorMethod(unchecked: "authenticator-app", .typed)
    /// Codes by SMS.
    public static let sms = FactorMethod(unchecked: "sms", .typed)
    /// A request on the phone that is approved there.
    public static let push = FactorMethod(unchecked: "push", .elsewhere)
    /// Codes that were written down for the day when nothing else is left.
    public static let recoveryCode = FactorMethod(unchecked: "recovery-code", .typed)

    private init(unchecked name: String, _ interaction: Interaction) {
        self.name = name
        self.interaction = interaction
    }

    /// A method of the host's own.
    ///
    /// - Parameters:
    ///   - name: 1 to 32 lower-case letters and dashes.
    ///   - interaction: What the user has to do.
    /// - Throws: ``PolicyError`` for a name that cannot be one.
    public init(custom name: String, interaction: Interaction) throws(PolicyError) {
        let isName = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard (1...32).contains(name.utf8.count), isName else {
            throw PolicyError("“\(name)” cannot be the name of a method; take 1 to 32 of a…z and '-'.")
        }
        self.init(unchecked: name, interaction)
    }

    /// A method that was read from a record.
    init(stored name: String, _ interaction: Interaction) { self.init(unchecked: name, interaction) }

    /// Whether the names are the same.
    public static func == (left: FactorMethod, right: FactorMethod) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The name.
    public var description: String { name }
}
