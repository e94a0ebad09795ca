/// A place where users sign in, and what works there.
public struct Application: Sendable, Hashable {
    /// What it is called in requests and events.
    public let id: String
    /// What users call it.
    public let name: String
    /// The methods that work there; nil for all that are allowed.
    public let methods: Set<FactorMethod>?
    /// Whether it can show a page.
    ///
    /// A terminal server or a RADIUS client can not: it can only wait for an answer that is given elsewhere.
    public let canShowPage: Bool

    /// A place where users sign in.
    public init(id: String, name: String, methods: Set<FactorMethod>? = nil, canShowPage: Bool = true) {
        self.id = id
        self.name = name
        self.methods = methods
        self.canShowPage = canShowPage
    }

    /// Whether a method works there, if it is allowed at all.
    public func works(_ method: FactorMethod) -> Bool {
        (methods?.contains(method) ?? true) && (canShowPage || method.interaction == .elsewhere)
    }
}
