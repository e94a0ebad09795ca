/// A country or territory with a numbering plan: those of ISO 3166-1, and Kosovo, Ascension and Tristan da Cunha.
public struct Region: Sendable, Hashable {
    /// Its place among all by code; the one behind the last stands for none.
    let index: UInt8

    init(index: UInt8) { self.index = index }

    init(of plan: Plan) { index = UInt8(min(plan.index, NumberTables.regionCount)) }

    /// A region by its two letters, in whatever case; nil if there is none.
    ///
    /// The code is that of ISO 3166-1, or `XK`, `AC` or `TA`.
    public init?(_ code: some StringProtocol) {
        let letters = code.utf8.map { $0 & 0xDF &- UInt8(ascii: "A") }
        guard letters.count == 2, letters.allSatisfy({ $0 < 26 }), code.utf8.allSatisfy({ $0 > 64 }) else { return nil }
        let index = Table.letters.number(at: (Int(letters[0]) * 26 + Int(letters[1])) * 2, units: 2)
        guard index < NumberTables.regionCount else { return nil }
        self.index = UInt8(index)
    }

    /// What numbers have that belong to no country, such as those of satellites: its code is `001`.
    public static let nonGeographic = Region(index: UInt8(NumberTables.regionCount))

    /// Every region, by code.
    public static let all: [Region] = (0..<NumberTables.regionCount).map { Region(index: UInt8($0)) }

    /// The two letters of ISO 3166-1; `001` for none.
    public var code: String {
        guard let (first, second) = plan?.letters else { return "001" }
        return String(decoding: [first, second], as: UTF8.self)
    }

    /// The calling code, without the plus; nil for ``nonGeographic``, which has several.
    public var callingCode: Int? { plan?.callingCode }

    /// A number to show as an example, a mobile one if there are any; nil for ``nonGeographic``.
    public var example: PhoneNumber? {
        guard let plan, let code = CallingCode(of: plan), let (assigned, type) = code.assignment(of: plan.example)
        else {
            return nil
        }
        return PhoneNumber(code, plan.example, Region(of: assigned), type)
    }

    var plan: Plan? { self == .nonGeographic ? nil : Plan(index: Int(index)) }
}

extension Region: CustomStringConvertible {
    /// Its code.
    public var description: String { code }
}
