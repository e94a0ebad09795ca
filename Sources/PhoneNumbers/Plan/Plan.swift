/// The numbering plan of a region, or of a calling code that belongs to none.
struct Plan: Equatable {
    let index: Int

    /// How a number's length fits a plan.
    enum Fit {
        case possible, onlyWithinArea, tooShort, tooLong, impossible
    }

    private func field(_ offset: Int, units: Int) -> Int {
        Table.plans.number(at: index * NumberTables.planSize + offset, units: units)
    }

    var letters: (UInt8, UInt8) {
        let place = index * NumberTables.planSize
        return (Table.plans.byte(at: place), Table.plans.byte(at: place + 1))
    }
    var callingCode: Int { field(2, units: 2) }
    private var generalEntry: Int { field(4, units: 3) }
    private var internationalPrefixEntry: Int { field(7, units: 3) }
    private var nationalPrefixEntry: Int { field(10, units: 3) }
    private var lengths: Int { field(13, units: 3) }
    private var lengthsWithinArea: Int { field(16, units: 3) }
    /// The lengths of mobile and fixed numbers, a bit each: what a person's number has.
    private var peopleLengths: Int { field(19, units: 3) }
    private var insertedDigits: Digits {
        Table.plans.digits(at: index * NumberTables.planSize + 22, atMost: 4)
    }
    /// A mobile number if the plan has any.
    var example: Digits { Table.plans.digits(at: index * NumberTables.planSize + 26, atMost: 14) }

    /// Whether digits look like a national number of the plan.
    func describes(_ digits: Digits) -> Bool { Automaton.label(of: digits, from: generalEntry) != nil }

    func fit(_ length: Int) -> Fit {
        guard length <= Plan.longest else { return .tooLong }
        if lengthsWithinArea >> length & 1 == 1 { return .onlyWithinArea }
        if lengths >> length & 1 == 1 { return .possible }
        if lengths >> length == 0 { return .tooLong }
        return lengths & ((1 << length) - 1) == 0 ? .tooShort : .impossible
    }

    /// How many digits are missing until the next length of a person's number: none if it is one, negative if there are too many.
    func missingDigits(_ length: Int) -> Int {
        let longer = peopleLengths >> length
        return longer != 0 ? longer.trailingZeroBitCount : Int.bitWidth - 1 - peopleLengths.leadingZeroBitCount - length
    }

    /// Digits without the prefix for calls abroad; nil if there is none.
    ///
    /// A calling code does not begin with 0, so a prefix before a 0 is none.
    func withoutInternationalPrefix(_ digits: Digits) -> Digits? {
        guard internationalPrefixEntry != 0,
            let (_, length) = Automaton.prefix(of: digits, from: internationalPrefixEntry)
        else { return nil }
        let rest = digits.dropFirst(length)
        return !rest.isEmpty && rest[0] == 0 ? nil : rest
    }

    /// Digits without the prefix for calls at home, or with the digits that are left out at home.
    ///
    /// If they look like a number of the plan before, they are changed only if they do so afterwards.
    func withoutNationalPrefix(_ digits: Digits) -> Digits {
        guard nationalPrefixEntry != 0, !digits.isEmpty,
            let (label, length) = Automaton.prefix(of: digits, from: nationalPrefixEntry)
        else { return digits }
        var national = digits.dropFirst(length)
        if label.first > 0 {
            let kept = digits.prefix(length - label.second).dropFirst(label.first - 1)
            national = insertedDigits + kept + national
        }
        return describes(digits) && !describes(national) ? digits : national
    }

    /// The longest national number.
    static let longest = 17
    /// The fewest digits that can be a national number.
    static let shortest = 2
}
