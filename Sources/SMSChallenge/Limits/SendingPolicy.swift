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
