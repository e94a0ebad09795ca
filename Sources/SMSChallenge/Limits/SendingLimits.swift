public import MFACore
internal import OTPCore
public import PhoneNumbers

/// How many codes are sent, at most.
public struct SendingLimits: Sendable, Hashable {
    /// To one number that is being added.
    ///
    /// Confirmed numbers are counted by their account alone, or a stranger could use up what the owner needs.
    public var perNumber: [SourceLimits.Limit]
    /// For one account.
    public var perAccount: [SourceLimits.Limit]
    /// For one address: version 4, or a /64 of version 6.
    public var perSource: [SourceLimits.Limit]
    /// To numbers that are being added and differ in nothing but the last four digits; a code that is typed in is not
    /// counted any more.
    public var perPrefix: [SourceLimits.Limit]
    /// What all messages cost, in units of ``prices``.
    public var inAll: [SourceLimits.Limit]
    /// To how many different regions codes go for numbers that are added from one address.
    public var regionsPerSource: [SourceLimits.Limit]
    /// To how many different accounts one number is added.
    ///
    /// A number may get a new owner, so it is never who somebody is.
    public var accountsPerNumber: [SourceLimits.Limit]
    /// How many numbers an account may have.
    public var numbersPerAccount = 5
    /// What messages cost.
    public var prices = Prices()
    /// How many codes may be sent that nobody types in.
    public var unverified: UnverifiedBudget = .standard

    /// What a message or call costs, in units of a host's own.
    public struct Prices: Sendable, Hashable {
        /// A message to a region.
        public var regions: [Region: Int]
        /// A message to any other region.
        public var otherwise: Int
        /// How many times as much a call costs.
        public var callFactor: Int

        /// Prices: every message one unit and every call five, unless something else is said.
        public init(_ regions: [Region: Int] = [:], otherwise: Int = 1, callFactor: Int = 5) {
            self.regions = regions
            self.otherwise = otherwise
            self.callFactor = callFactor
        }

        func price(to region: Region, by channel: CodeChallenge.Channel) -> Int64 {
            let message = max(0, regions[region] ?? otherwise)
            return Int64(channel == .voice ? message * max(1, callFactor) : message)
        }
    }

    /// Ten an hour and twenty a day to a number and for an account; twenty-five in five minutes and a hundred a day
    /// from an address, to three regions a day; ten an hour to a prefix; five accounts in thirty days for a number; ten
    /// thousand units an hour in all.
    public static let standard = SendingLimits(
        perNumber: [hourly(10), daily(20)], perAccount: [hourly(10), daily(20)],
        perSource: [.init(unchecked: 25, per: .seconds(300)), daily(100)], perPrefix: [hourly(10)],
        inAll: [hourly(10_000)], regionsPerSource: [daily(3)],
        accountsPerNumber: [.init(unchecked: 5, per: .seconds(2_592_000))])

    /// Limits of one's own; an empty list for none.
    public init(
        perNumber: [SourceLimits.Limit], perAccount: [SourceLimits.Limit], perSource: [SourceLimits.Limit],
        perPrefix: [SourceLimits.Limit], inAll: [SourceLimits.Limit], regionsPerSource: [SourceLimits.Limit] = [],
        accountsPerNumber: [SourceLimits.Limit] = []
    ) {
        self.perNumber = perNumber
        self.perAccount = perAccount
        self.perSource = perSource
        self.perPrefix = perPrefix
        self.inAll = inAll
        self.regionsPerSource = regionsPerSource
        self.accountsPerNumber = accountsPerNumber
    }

    private static func hourly(_ count: Int) -> SourceLimits.Limit { .init(unchecked: count, per: .seconds(3600)) }
    private static func daily(_ count: Int) -> SourceLimits.Limit { .init(unchecked: count, per: .seconds(86_400)) }
}

/// What is counted, and by what: the numbers stand in the counters' names as digests that nobody can go through without
/// the key.
struct CountedSending {
    let limits: SendingLimits
    let account: AccountID
    let number: PhoneNumber
    let source: ClientSource?
    let key: MasterKey

    /// What a message is counted against; the narrowest first, so that whoever is refused there has used up nothing of
    /// the others.
    func all(for purpose: CodeChallenge.Purpose, by channel: CodeChallenge.Channel) -> [CountedLimit] {
        var counted = limits.perAccount.map {
            CountedLimit("account", subject: PersonalKey.prefix(of: account) + "sms", $0)
        }
        if purpose == .addNumber {
            counted += limits.perNumber.map { CountedLimit("number", subject: "sms number \(numberDigest)", $0) }
        }
        if let network = source.map(CountedSending.network) {
            counted += limits.perSource.map { CountedLimit("source", subject: "sms source \(network)", $0) }
            if purpose == .addNumber {
                counted += limits.regionsPerSource.map {
                    CountedLimit("regions", subject: "sms regions \(network)", $0, distinct: number.region.code)
                }
            }
        }
        if purpose == .addNumber { counted += prefixes }
        let price = limits.prices.price(to: number.region, by: channel)
        return counted + limits.inAll.map { CountedLimit("all", subject: "sms all", $0, amount: price) }
    }

    /// What is taken back when the code has been typed in.
    var prefixes: [CountedLimit] {
        let prefix = key.index(of: String(number.e164.dropLast(4)) + "…")
        return limits.perPrefix.map { CountedLimit("prefix", subject: "sms prefix \(prefix)", $0) }
    }

    /// What is counted when a number is confirmed.
    var accounts: [CountedLimit] {
        limits.accountsPerNumber.map {
            CountedLimit(
                "accounts", subject: "sms accounts \(numberDigest)", $0,
                distinct: key.index(of: "account \(account.text)"))
        }
    }

    /// The address that somebody asks from: a whole one of version 4, or a /64 of version 6.
    static func network(_ source: ClientSource) -> String {
        source.address.network(bits: source.address.bytes.count == 4 ? 32 : 64)
    }

    private var numberDigest: String { key.index(of: number.e164) }
}
