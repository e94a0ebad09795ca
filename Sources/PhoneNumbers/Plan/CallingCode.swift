/// A calling code, and the plans that share it.
struct CallingCode: Equatable {
    private let index: Int
    /// How many digits it has.
    let length: Int

    /// The code that digits begin with; no code is the beginning of another one.
    init?(beginning digits: Digits) {
        guard let (label, length) = Automaton.shortest(in: digits, from: NumberTables.codeEntry) else { return nil }
        index = label.first << 6 | label.second
        self.length = length
    }

    init?(of plan: Plan) { self.init(beginning: Digits(plan.callingCode)) }

    private func field(_ offset: Int, units: Int) -> Int {
        // Behind the fields stands the code itself, in two units.
        Table.callingCodes.number(at: index * (NumberTables.codeSize + 2) + offset, units: units)
    }

    var number: Int { field(NumberTables.codeSize, units: 2) }

    /// The plan that stands for all, and whose forms all use.
    var mainPlan: Plan { plan(0) }

    private func plan(_ place: Int) -> Plan {
        Plan(index: Table.members.number(at: (field(3, units: 2) + place) * 2, units: 2))
    }

    private var entry: Int { field(0, units: 3) }

    /// How many digits are missing at least until somebody has the number; nil if nobody has one that begins so.
    func missingDigits(after national: Digits) -> Int? { Automaton.missingDigits(after: national, from: entry) }

    /// The plan and the type of a national number; nil if it is assigned to nobody.
    func assignment(of national: Digits) -> (plan: Plan, type: PhoneNumberType)? {
        guard let label = Automaton.label(of: national, from: entry) else { return nil }
        return (plan(label.first), PhoneNumberType.numbered[label.second])
    }

    /// The rules for writing numbers for people at home.
    var nationalRules: Range<Int> { rules(6) }
    /// The rules for writing numbers for people abroad.
    var internationalRules: Range<Int> { rules(9) }

    private func rules(_ offset: Int) -> Range<Int> {
        let first = field(offset, units: 2)
        return first..<first + field(offset + 2, units: 1)
    }
}
