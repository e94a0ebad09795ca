/// The modules of a version that hold no content: finders, timing, alignment, version and room for format information.
struct FunctionPatterns {
    private let size: Int
    private let bytesPerLine: Int
    /// 1 for a module that may hold content, as a matrix of bytes.
    private(set) var free: [UInt8]
    /// 1 for a dark one that may not; format information is left light.
    private(set) var dark: [UInt8]

    init(version: Int) {
        let layout = PlaneLayout(version: version)
        size = layout.size
        bytesPerLine = layout.bytesPerLine
        dark = [UInt8](repeating: 0, count: size * bytesPerLine)
        let line = [UInt8](repeating: 1, count: size) + [UInt8](repeating: 0, count: bytesPerLine - size)
        free = (0..<size).flatMap { _ in line }

        for place in 0..<size {
            set(place, 6, dark: place % 2 == 0)
            set(6, place, dark: place % 2 == 0)
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
        let centres = Self.alignmentCentres(version: version)
        for y in centres {
            for x in centres where !isFinderCorner(x, y) { drawAlignment(x, y) }
        }
        for bit in 0..<15 {
            for (x, y) in Self.formatPlaces(bit, size) { set(x, y, dark: false) }
        }
        set(8, size - 8, dark: true)
        if version >= 7 {
            let bits = BCHCode.versionInformation(version)
            for bit in 0..<18 {
                let (far, near) = (size - 11 + bit % 3, bit / 3)
                set(far, near, dark: bits >> bit & 1 == 1)
                set(near, far, dark: bits >> bit & 1 == 1)
            }
        }
    }

    /// The two places of a bit of the format information, of the fifteen counted from the lowest.
    static func formatPlaces(_ bit: Int, _ size: Int) -> [(x: Int, y: Int)] {
        let first =
            switch bit {
            case 0...5: (8, bit)
            case 6: (8, 7)
            case 7: (8, 8)
            case 8: (7, 8)
            default: (14 - bit, 8)
            }
        return [first, bit < 8 ? (size - 1 - bit, 8) : (8, size - 15 + bit)]
    }

    /// Where alignment patterns have their centres, on either axis (ISO/IEC 18004 annex E).
    static func alignmentCentres(version: Int) -> [Int] {
        guard version >= 2 else { return [] }
        let count = version / 7 + 2
        let step = (8 * version + 3 * count + 5) / (4 * count - 4) * 2
        let last = 4 * version + 10
        return [6] + (0..<count - 1).map { last - (count - 2 - $0) * step }
    }

    private mutating func set(_ x: Int, _ y: Int, dark: Bool) {
        free[y * bytesPerLine + x] = 0
        self.dark[y * bytesPerLine + x] = dark ? 1 : 0
    }

    private mutating func drawFinder(_ centreX: Int, _ centreY: Int) {
        for y in max(0, centreY - 4)...min(size - 1, centreY + 4) {
            for x in max(0, centreX - 4)...min(size - 1, centreX + 4) {
                let distance = max(abs(x - centreX), abs(y - centreY))
                set(x, y, dark: distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ centreX: Int, _ centreY: Int) {
        for y in centreY - 2...centreY + 2 {
            for x in centreX - 2...centreX + 2 {
                set(x, y, dark: max(abs(x - centreX), abs(y - centreY)) != 1)
            }
        }
    }

    private func isFinderCorner(_ x: Int, _ y: Int) -> Bool {
        let last = size - 7
        return x == 6 && y == 6 || x == 6 && y == last || x == last && y == 6
    }
}
