/// One rule for writing national numbers: how they begin, how long they are, and where their digits go.
struct WritingRule {
    private let place: Int

    init(_ index: Int) { place = index * NumberTables.ruleSize }

    /// How a number is written.
    enum Style {
        /// For people at home, with the prefix for calls from another area.
        case national
        /// For people abroad, behind the calling code.
        case international
    }

    private func field(_ offset: Int, units: Int) -> Int { Table.rules.number(at: place + offset, units: units) }

    private var beginning: Int { field(0, units: 3) }
    private var lengths: ClosedRange<Int> { field(3, units: 1)...field(4, units: 1) }

    /// The rule for a whole number.
    static func first(of rules: Range<Int>, for digits: Digits) -> WritingRule? {
        rules.lazy.map(WritingRule.init).first { rule in
            rule.lengths.contains(digits.count) && Automaton.shortest(in: digits, from: rule.beginning) != nil
        }
    }

    /// The rule for a number that is still being typed: the first one that may become right.
    static func first(of rules: Range<Int>, forBeginning digits: Digits) -> WritingRule? {
        rules.lazy.map(WritingRule.init).first { rule in
            rule.lengths.upperBound >= digits.count && Automaton.mayBegin(digits, from: rule.beginning)
        }
    }

    /// The digits as the rule writes them, as far as there are any.
    func text(of digits: Digits, _ style: Style) -> String {
        let templates = Table.templates
        var place = field(style == .national ? 5 : 8, units: 3)
        let groups = groups(of: digits.count, at: &place)
        var text = ""
        // What stands between digits comes with the next digit.
        var between = ""
        while templates.byte(at: place) != UInt8(ascii: "~") {
            let byte = templates.byte(at: place)
            if let group = WritingRule.groupNumber(byte), group < groups.count {
                for offset in groups[group] where offset < digits.count {
                    text += between
                    between = ""
                    text += "\(digits[offset])"
                }
            } else {
                between.unicodeScalars.append(Unicode.Scalar(byte))
            }
            place += 1
        }
        // A bracket that is closed, if the number is whole.
        return digits.count < lengths.lowerBound ? text : text + between
    }

    /// Where each group of digits lies: an earlier group takes as many as it can.
    private func groups(of count: Int, at place: inout Int) -> [Range<Int>] {
        let templates = Table.templates
        var bounds: [ClosedRange<Int>] = []
        while templates.byte(at: place) != UInt8(ascii: "/") {
            if templates.byte(at: place) == UInt8(ascii: "v") {
                bounds.append(templates.unit(at: place + 1)...templates.unit(at: place + 2))
                place += 3
            } else {
                bounds.append(templates.unit(at: place)...templates.unit(at: place))
                place += 1
            }
        }
        place += 1
        var needed = bounds.reduce(0) { $0 + $1.lowerBound }
        var start = 0
        return bounds.map { bound in
            needed -= bound.lowerBound
            let length = max(bound.lowerBound, min(bound.upperBound, count - start - needed))
            defer { start += length }
            return start..<start + length
        }
    }

    private static func groupNumber(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "A")...UInt8(ascii: "H")).contains(byte) ? Int(byte - UInt8(ascii: "A")) : nil
    }
}
