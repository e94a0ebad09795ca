import QRPayload

/// Random contents and options, the same for the same seed.
struct Inputs {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Encodes one input, in one of the three ways.
    mutating func encode() throws(QRError) -> QRCode {
        let level = QRLevel.allCases[pick(4)]
        let raises = pick(2) == 0
        let mask = pick(2) == 0 ? nil : QRMask(rawValue: pick(8))
        let versions = range()
        switch pick(4) {
        case 0:
            return try QRCode(
                String(decoding: content(), as: UTF8.self), level: level, raisingLevel: raises, versions: versions,
                mask: mask)
        case 1:
            var segments: [QRSegment] = []
            for _ in 0..<pick(5) { segments.append(try segment()) }
            return try QRCode(segments, level: level, raisingLevel: raises, versions: versions, mask: mask)
        default:
            return try QRCode(bytes: content(), level: level, raisingLevel: raises, versions: versions, mask: mask)
        }
    }

    mutating func pick(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    /// Mostly versions that exist, and all kinds of bounds.
    private mutating func range() -> ClosedRange<Int> {
        guard pick(4) == 0 else { return 1...40 }
        let bounds = [pick(42), pick(42)].sorted()
        return bounds[0]...bounds[1]
    }

    private mutating func segment() throws(QRError) -> QRSegment {
        switch pick(4) {
        case 0: try .numeric(String(decoding: (0..<pick(40)).map { _ in UInt8(0x30 + pick(11)) }, as: UTF8.self))
        case 1: try .alphanumeric(String(decoding: (0..<pick(40)).map { _ in UInt8(0x24 + pick(50)) }, as: UTF8.self))
        case 2: try .characterSet(pick(1_000_100) - 50)
        default: .bytes(content())
        }
    }

    /// Runs of one kind of bytes after another; mostly short, now and then beyond what any code holds.
    private mutating func content() -> [UInt8] {
        var content: [UInt8] = []
        let length = pick(50) == 0 ? pick(8000) : pick(160)
        while content.count < length {
            let (start, span) = [(0x30, 10), (0x41, 26), (0x24, 50), (0x61, 26), (0, 256), (pick(256), 1)][pick(6)]
            for _ in 0..<1 + pick(30) { content.append(UInt8(truncatingIfNeeded: start + pick(span))) }
        }
        return content
    }

    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
