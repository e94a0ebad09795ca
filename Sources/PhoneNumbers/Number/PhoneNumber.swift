public import MFACore

/// A telephone number that is assigned in its numbering plan, which shows itself only masked.
///
/// It is kept as text in international form (ITU-T E.164), so that zeros in front stay. The plan's facts are those of the version
/// that ``tablesVersion`` names.
public struct PhoneNumber: Sendable, Hashable {
    /// The number: a plus and at most 15 digits.
    public let e164: String
    /// Where it belongs to, which may be another region than the one that was chosen for reading it.
    public let region: Region
    /// What it is used for.
    public let type: PhoneNumberType
    let codeLength: UInt8

    /// Reads a number as people type it.
    ///
    /// Spaces and punctuation do not matter, and digits may be of any script. Prefixes of the region are understood, for calls at
    /// home (`070-123 45 67`) and abroad (`0047 …`); `+46 (0)70 …` and `tel:` links are too. The number may belong to
    /// another region than the chosen one: that decides only how digits without a calling code are read.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - region: The region that was chosen; nil if only numbers with a plus can be understood.
    /// - Throws: ``PhoneNumberRefusal`` that says what is wrong with it.
    public init(_ text: some StringProtocol, in region: Region? = nil) throws(PhoneNumberRefusal) {
        let typed = try TypedNumber(text)
        let called = try typed.called(in: region?.plan)
        guard let (plan, type) = called.code.assignment(of: called.national) else { throw called.understanding.refusal }
        let length = called.code.length + called.national.count
        guard length <= PhoneNumber.longest else { throw .tooLong(by: length - PhoneNumber.longest) }
        self.init(called.code, called.national, Region(of: plan), type)
    }

    /// A number that was kept; nil if it has a calling code that nobody has.
    ///
    /// It is not refused if its range has changed since: then its type is ``PhoneNumberType/unknown``, and its region the main one
    /// of its calling code. Who could sign in yesterday can so today.
    public init?(_ address: PhoneAddress) {
        let digits = Digits(in: address.e164)
        guard let code = CallingCode(beginning: digits) else { return nil }
        let national = digits.dropFirst(code.length)
        let (plan, type) = code.assignment(of: national) ?? (code.mainPlan, .unknown)
        self.init(code, national, Region(of: plan), type)
    }

    init(_ code: CallingCode, _ national: Digits, _ region: Region, _ type: PhoneNumberType) {
        e164 = (Digits(code.number) + national).e164
        codeLength = UInt8(code.length)
        self.region = region
        self.type = type
    }

    /// The number as an account keeps it; nil for one of fewer than seven digits, which no person has.
    public var address: PhoneAddress? { PhoneAddress(e164: e164) }

    /// The version of the metadata that the tables come from.
    public static var tablesVersion: String { "\(NumberTables.source)" }

    /// The most digits that E.164 allows.
    static let longest = 15

    var nationalDigits: Digits { Digits(in: e164).dropFirst(Int(codeLength)) }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The masked number.
    public var description: String { masked }
    /// The masked number.
    public var debugDescription: String { masked }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
