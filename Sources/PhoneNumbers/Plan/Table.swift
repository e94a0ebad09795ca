/// A generated text, read where it lies in the program: nothing is decoded or copied.
///
/// A character stands for six bits. Places come from the tables themselves, which the generator has made; only debug builds,
/// and with them every test, check them.
struct Table {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ text: StaticString) {
        bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// The character itself.
    func byte(at place: Int) -> UInt8 { bytes[place] }

    /// Six bits.
    func unit(at place: Int) -> Int { Int(bytes[place]) &- 48 }

    /// Several units as one number, the most significant first.
    func number(at place: Int, units: Int) -> Int {
        var number = 0
        for offset in 0..<units { number = number << 6 | unit(at: place + offset) }
        return number
    }

    /// Digits that end at a space, or after so many.
    func digits(at place: Int, atMost limit: Int) -> Digits {
        var digits = Digits()
        for offset in 0..<limit where byte(at: place + offset) != UInt8(ascii: " ") {
            digits.append(Int(byte(at: place + offset) &- 48))
        }
        return digits
    }
}

extension Table {
    static var nodes: Table { Table(NumberTables.nodes) }
    static var plans: Table { Table(NumberTables.plans) }
    static var callingCodes: Table { Table(NumberTables.callingCodes) }
    static var members: Table { Table(NumberTables.members) }
    static var rules: Table { Table(NumberTables.rules) }
    static var templates: Table { Table(NumberTables.templates) }
    static var letters: Table { Table(NumberTables.letters) }
}
