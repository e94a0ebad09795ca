/// How a part of the content is written as bits (ISO/IEC 18004 §7.4).
enum Mode: Int {
    case byte
    case alphanumeric
    case numeric
    /// Not content, but the number of the character set that follows.
    case characterSet

    /// The four bits that announce the mode.
    var indicator: UInt64 {
        switch self {
        case .byte: 0b0100
        case .alphanumeric: 0b0010
        case .numeric: 0b0001
        case .characterSet: 0b0111
        }
    }

    /// The width of the count after the indicator.
    func countBits(_ group: VersionGroup) -> Int {
        switch (self, group) {
        case (.byte, .small): 8
        case (.byte, _): 16
        case (.alphanumeric, _): 9 + 2 * group.rawValue
        case (.numeric, _): 10 + 2 * group.rawValue
        case (.characterSet, _): 0
        }
    }

    /// The bits of a number of characters, without indicator and count.
    func payloadBits(_ count: Int) -> Int {
        switch self {
        case .byte, .characterSet: 8 * count
        case .alphanumeric: count / 2 * 11 + count % 2 * 6
        case .numeric: (10 * count + 2) / 3
        }
    }
}

/// Versions whose counts are equally wide.
enum VersionGroup: Int, CaseIterable {
    case small
    case middle
    case large

    init(version: Int) { self = version <= 9 ? .small : version <= 26 ? .middle : .large }

    var versions: ClosedRange<Int> {
        switch self {
        case .small: 1...9
        case .middle: 10...26
        case .large: 27...40
        }
    }
}

/// Consecutive bytes of the content that are written in one mode.
struct Run {
    var mode: Mode
    var start: Int
    var count: Int

    /// All the bits it takes.
    func bits(_ group: VersionGroup) -> Int { 4 + mode.countBits(group) + mode.payloadBits(count) }
}
