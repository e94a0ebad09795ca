public import MFACore
public import PhoneNumbers

/// Which gateways send where, in which order, and under which sender.
public struct SMSRoutes: Sendable {
    /// A way to some regions, or to all others.
    public struct Route: Sendable {
        let regions: Set<Region>?
        let gateways: [any SMSGateway]
        let sender: SMSSender

        /// A way to regions.
        ///
        /// - Parameters:
        ///   - regions: The regions; nil for all that no other way is for.
        ///   - gateways: Whom to ask, the first one first. The next is asked only when a message was surely not sent.
        ///   - sender: Whom messages say that they come from there.
        public init(to regions: Set<Region>? = nil, by gateways: [any SMSGateway], as sender: SMSSender) {
            self.regions = regions
            self.gateways = gateways
            self.sender = sender
        }
    }

    private let routes: [Route]

    /// Ways; the first one that is for a region is taken.
    ///
    /// - Throws: `PolicyError` for a way without gateways, two gateways of one name, or no way at all.
    public init(_ routes: [Route]) throws(PolicyError) {
        try PolicyError.check(!routes.isEmpty, "There is no way for messages; name at least one gateway.")
        for route in routes {
            try SMSRoutes.check(route.gateways.map(\.name))
        }
        self.routes = routes
    }

    /// That there are gateways, and that each can be told from the others.
    static func check(_ names: [String]) throws(PolicyError) {
        try PolicyError.check(!names.isEmpty, "A way for messages has no gateway; name at least one.")
        try PolicyError.check(
            Set(names).count == names.count, "Two gateways of one way are called the same; give each its own name.")
    }

    /// The gateway of a name, on whatever way; nil if there is none any more.
    func gateway(named name: String) -> (any SMSGateway)? {
        routes.lazy.flatMap(\.gateways).first { $0.name == name }
    }

    /// One way to everywhere.
    ///
    /// - Throws: `PolicyError`.
    public init(_ gateways: any SMSGateway..., as sender: SMSSender) throws(PolicyError) {
        try self.init([Route(by: gateways, as: sender)])
    }

    /// The way to a region; nil if there is none.
    func route(to region: Region) -> Route? {
        routes.first { $0.regions?.contains(region) ?? false } ?? routes.first { $0.regions == nil }
    }
}
