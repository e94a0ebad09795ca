/// What a phone number is used for, as far as the numbering plan tells.
///
/// A plan knows ranges and not lines: numbers move between networks, and a number of a mobile range may be answered by a computer.
public enum PhoneNumberType: String, Sendable, Hashable, CaseIterable {
    /// A mobile phone.
    case mobile
    /// A phone at a place.
    case fixedLine
    /// Either, where the plan does not tell them apart, as in North America.
    case fixedLineOrMobile
    /// Free for who calls.
    case tollFree
    /// Who calls pays more than usual, and the called side earns by it.
    case premium
    /// Both sides pay a part.
    case sharedCost
    /// A phone over the Internet.
    case voip
    /// A number that belongs to a person and is forwarded.
    case personal
    /// A pager.
    case pager
    /// One number of a company for all its places.
    case uan
    /// A mailbox.
    case voicemail
    /// Not known: the number is in no range of today's plan.
    case unknown

    /// Whether it is, or may be, a mobile phone, which gets text messages.
    public var mayBeMobile: Bool { self == .mobile || self == .fixedLineOrMobile }

    /// All of them, in the order of their numbers in the tables.
    static let numbered = allCases
}
