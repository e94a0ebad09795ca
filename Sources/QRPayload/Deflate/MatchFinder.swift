/// A byte, or a repetition of bytes that came before.
enum DeflateSymbol {
    case literal(UInt8)
    case match(length: Int, distance: Int)
}

/// Finds repetitions, the longest first and the nearest of equally long ones.
///
/// As in most compressors: places with the same three bytes are chained, and a match gives way to a longer one that begins
/// a byte later.
struct MatchFinder {
    private static let window = 1 << 15
    private static let longest = 258
    /// How many places are tried.
    ///
    /// Rows of a picture repeat at one distance, so these are enough.
    private static let patience = 256

    private let bytes: [UInt8]
    private var latest = [Int32](repeating: -1, count: 1 << 12)
    private var earlier: [Int32]

    static func symbols(_ bytes: [UInt8]) -> [DeflateSymbol] {
        var finder = MatchFinder(bytes)
        return finder.symbols()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        earlier = [Int32](repeating: -1, count: bytes.count)
    }

    private mutating func symbols() -> [DeflateSymbol] {
        var symbols: [DeflateSymbol] = []
        var place = 0
        while place < bytes.count {
            let here = match(at: place)
            note(place)
            guard here.length >= 3 else {
                symbols.append(.literal(bytes[place]))
                place += 1
                continue
            }
            if here.length < Self.longest, place + 1 < bytes.count, match(at: place + 1).length > here.length {
                symbols.append(.literal(bytes[place]))
                place += 1
                continue
            }
            symbols.append(.match(length: here.length, distance: here.distance))
            for covered in place + 1..<place + here.length { note(covered) }
            place += here.length
        }
        return symbols
    }

    private mutating func note(_ place: Int) {
        guard place + 3 <= bytes.count else { return }
        let slot = slot(place)
        earlier[place] = latest[slot]
        latest[slot] = Int32(truncatingIfNeeded: place)
    }

    private func match(at place: Int) -> (length: Int, distance: Int) {
        guard place + 3 <= bytes.count else { return (0, 0) }
        let limit = min(Self.longest, bytes.count - place)
        var best = (length: 0, distance: 0)
        var candidate = Int(latest[slot(place)])
        for _ in 0..<Self.patience {
            guard candidate >= 0, place - candidate <= Self.window else { break }
            // A longer match needs an equal byte behind the best one so far.
            if best.length == 0 || bytes[candidate + best.length] == bytes[place + best.length] {
                var length = 0
                while length < limit, bytes[candidate + length] == bytes[place + length] { length += 1 }
                if length > best.length { best = (length, place - candidate) }
                if length == limit { break }
            }
            candidate = Int(earlier[candidate])
        }
        return best
    }

    private func slot(_ place: Int) -> Int {
        let three = UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
        return Int((three &* 0x9E37_79B1) >> 20)
    }
}
