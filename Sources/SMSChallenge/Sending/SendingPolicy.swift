public import MFACore
public import PhoneNumbers

/// To which numbers codes are sent, and how many.
///
/// There is no default for the regions. Whoever sends to all the world pays for the calls of those who own expensive numbers
/// somewhere and ask for thousands of codes.
public struct SendingPolicy: Sendable, Hashable {
    /// Some regions, or all.
    public enum Regions: Sendable, Hashable {
        /// These and no others.
        case only(Set<Region>)
        /// All of them.
        case any

        func contains(_ region: Region) -> Bool {
            switch self {
            case .only(let regions): regions.contains(region)
            case .any: true
            }
        }
    }

    /// Where numbers may be that are being added.
    public let enrolment: Regions
    /// Where numbers may be that were confirmed before.
    public let signIn: Regions
    /// Which kinds of numbers may be added.
    public let types: Set<PhoneNumberType>
    /// What holds for the codes.
    public let rules: ChallengeRules
    /// How many are sent.
    public let limits: SendingLimits

    /// A policy.
    ///
    /// - Parameters:
    ///   - enrolment: Where numbers may be that are being added; by region, so that `US` is not the Caribbean, which shares its calling code.
    ///   - signIn: Where numbers may be that were confirmed before.
    ///   - types: Which kinds of numbers may be added.
    ///   - rules: What holds for the codes.
    ///   - limits: How many are sent.
    /// - Throws: `PolicyError` when nothing could be added, or what can be added could not be used.
    public init(
        enrolment: Regions, signIn: Regions, types: Set<PhoneNumberType> = [.mobile, .fixedLineOrMobile],
        rules: ChallengeRules = .standard, limits: SendingLimits = .standard
    ) throws(PolicyError) {
        if case .only(let regions) = enrolment {
            try PolicyError.check(!regions.isEmpty, "Numbers of no region may be added; name at least one.")
            for region in regions.sorted(by: { $0.code < $1.code }) {
                try PolicyError.check(
                    signIn.contains(region),
                    "Numbers of \(region.code) may be added and get no codes at sign-in; allow both or neither.")
            }
        } else {
            try PolicyError.check(
                signIn == .any,
                "Numbers of all regions may be added, and not all get codes at sign-in; allow all there, too.")
        }
        try PolicyError.check(!types.isEmpty, "Numbers of no kind may be added; name at least one.")
        self.enrolment = enrolment
        self.signIn = signIn
        self.types = types
        self.rules = rules
        self.limits = limits
    }

    /// Why a number gets no code; nil if it may.
    func refusal(of number: PhoneNumber, for purpose: CodeChallenge.Purpose) -> SendingRefusal? {
        switch purpose {
        case .addNumber:
            guard enrolment.contains(number.region) else { return .regionNotServed(number.region) }
            return types.contains(number.type) ? nil : .typeNotServed
        case .signIn, .stepUp:
            // Its kind was looked at when it was added, and its owner has shown that it takes messages.
            return signIn.contains(number.region) ? nil : .regionNotServed(number.region)
        }
    }
}

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
    /// To numbers that are being added and differ in nothing but the last four digits.
    public var perPrefix: [SourceLimits.Limit]
    /// Messages in all.
    public var inAll: [SourceLimits.Limit]

    /// Ten an hour and twenty a day to a number and for an account; twenty-five in five minutes and a hundred a day
    /// from an address; ten an hour to a prefix; ten thousand an hour in all.
    public static let standard = SendingLimits(
        perNumber: [hourly(10), daily(20)], perAccount: [hourly(10), daily(20)],
        perSource: [.init(unchecked: 25, per: .seconds(300)), daily(100)], perPrefix: [hourly(10)],
        inAll: [hourly(10_000)])

    /// Limits of one's own; an empty list for none.
    public init(
        perNumber: [SourceLimits.Limit], perAccount: [SourceLimits.Limit], perSource: [SourceLimits.Limit],
        perPrefix: [SourceLimits.Limit], inAll: [SourceLimits.Limit]
    ) {
        self.perNumber = perNumber
        self.perAccount = perAccount
        self.perSource = perSource
        self.perPrefix = perPrefix
        self.inAll = inAll
    }

    private static func hourly(_ count: Int) -> SourceLimits.Limit { .init(unchecked: count, per: .seconds(3600)) }
    private static func daily(_ count: Int) -> SourceLimits.Limit { .init(unchecked: count, per: .seconds(86_400)) }

    /// What a message is counted against; the narrowest first, so that whoever is refused there has used up nothing of
    /// the others.
    func counted(
        account: AccountID, numberDigest: String, prefixDigest: String, source: ClientSource?,
        purpose: CodeChallenge.Purpose
    ) -> [CountedLimit] {
        var counted = perAccount.map {
            CountedLimit("account", subject: PersonalKey.prefix(of: account) + "sms", $0)
        }
        if purpose == .addNumber {
            counted += perNumber.map { CountedLimit("number", subject: "sms number \(numberDigest)", $0) }
        }
        if let source {
            let network = source.address.network(bits: source.address.bytes.count == 4 ? 32 : 64)
            counted += perSource.map { CountedLimit("source", subject: "sms source \(network)", $0) }
        }
        if purpose == .addNumber {
            counted += perPrefix.map { CountedLimit("prefix", subject: "sms prefix \(prefixDigest)", $0) }
        }
        return counted + inAll.map { CountedLimit("all", subject: "sms all", $0) }
    }
}
