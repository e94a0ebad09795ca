@testable import QRPayload
import TestVectors
import Testing

/// The penalties of the words against a scorer that looks at one module after the other.
@Suite struct PenaltyTests {
    @Test func `the operators of lanes work bit by bit`() {
        var generator = SeededGenerator(seed: 331)
        for _ in 0..<1000 {
            let (a, b, c, d) = (generator.next(), generator.next(), generator.next(), generator.next())
            let left = Lanes(row: a, column: b)
            let right = Lanes(row: c, column: d)
            expect(left & right, a & c, b & d)
            expect(left | right, a | c, b | d)
            expect(left ^ right, a ^ c, b ^ d)
            expect(~left, ~a, ~b)
            expect(left.shifted, a << 1, b << 1)
            #expect(left.count == a.nonzeroBitCount + b.nonzeroBitCount)
        }
        #expect(Lanes.zero.isZero)
        #expect(!Lanes(row: 0, column: 1).isZero)
        #expect(!Lanes(row: 1 << 63, column: 0).isZero)
        expect(.ones, .max, .max)
    }

    @Test func `a bit-sliced count adds up to its limit`() {
        var four = BitSlicedCount()
        var eight = BitSlicedCount()
        let ones = (Lanes.ones, Lanes.ones, Lanes.ones, Lanes.ones)
        for round in 1...255 {
            four.add(ones)
            #expect(four.total == 128 * 4 * round)
            guard round <= 127 else { continue }
            eight.add(ones, ones)
            #expect(eight.total == 128 * 8 * round)
        }
    }

    @Test(arguments: [1, 2, 6, 7, 11, 12, 14, 27, 28, 40])
    func `all penalties are those of a plain scorer, for contents that make patterns`(version: Int) throws {
        var generator = SeededGenerator(seed: UInt64(340 + version))
        let capacity = BlockLayout.capacity(version: version, level: .low) / 8 - 3
        let contents: [[UInt8]] = [
            [UInt8](repeating: 0, count: capacity), [UInt8](repeating: 0xFF, count: capacity),
            // Look-alikes of finders in their own size, and in two and three times it.
            (0..<capacity).map { [0x5D, 0x0B, 0xA0, 0x5D][$0 % 4] },
            (0..<capacity).map { [0x33, 0xF3, 0x30, 0x0C, 0xFC, 0xCC, 0x00][$0 % 7] },
            (0..<capacity).map { [0x1C, 0x7F, 0xC7, 0x1C, 0x00, 0x01, 0xC7, 0xFC, 0x71, 0xC0][$0 % 10] },
            (0..<capacity).map { _ in UInt8.random(in: 0...255, using: &generator) },
            (0..<capacity).map { _ in [0x00, 0xFF].randomElement(using: &generator) ?? 0 },
        ]
        for content in contents {
            let penalties = penalties(.byte, content, version: version, .low)
            // In the largest versions some masks are enough; the plain scorer is slow.
            for mask in QRMask.allCases where version < 20 || mask.rawValue % 3 == 0 {
                let code = try byteCode(content, .low, versions: version...version, mask: mask)
                #expect(penalties[mask.rawValue] == PlainScorer(code).score)
            }
        }
    }

    private func expect(_ lanes: Lanes, _ row: UInt64, _ column: UInt64) {
        #expect(lanes.row == row)
        #expect(lanes.column == column)
    }
}

/// The rule of the public reference, written down as it reads.
private struct PlainScorer {
    private let modules: [[Bool]]
    private let lines: [[Bool]]

    init(_ code: QRCode) {
        let rows = code.rows
        modules = rows
        lines = rows + rows.indices.map { x in rows.map { $0[x] } }
    }

    var score: Int { lines.reduce(0) { $0 + runs($1) + finders($1) } + blocks + balance }

    private func runs(_ line: [Bool]) -> Int {
        lengths(line).reduce(0) { $0 + ($1 >= 5 ? $1 - 2 : 0) }
    }

    private func finders(_ line: [Bool]) -> Int {
        // Light and dark in turn, and light without end on both sides.
        var lengths = lengths(line)
        if line[0] { lengths.insert(0, at: 0) }
        if lengths.count % 2 == 0 { lengths.append(0) }
        lengths[0] += 10_000
        lengths[lengths.count - 1] += 10_000
        var score = 0
        for first in stride(from: 1, to: lengths.count - 5, by: 2) {
            let unit = lengths[first]
            guard Array(lengths[first..<first + 5]) == [unit, unit, 3 * unit, unit, unit] else { continue }
            let (before, after) = (lengths[first - 1], lengths[first + 5])
            if before >= 4 * unit, after >= unit { score += 40 }
            if after >= 4 * unit, before >= unit { score += 40 }
        }
        return score
    }

    private var blocks: Int {
        var blocks = 0
        for (upper, lower) in zip(modules, modules.dropFirst()) {
            for x in 1..<upper.count
            where upper[x] == upper[x - 1] && lower[x] == upper[x] && lower[x - 1] == upper[x] { blocks += 1 }
        }
        return 3 * blocks
    }

    private var balance: Int {
        let total = modules.count * modules.count
        let dark = modules.reduce(0) { $0 + $1.filter { $0 }.count }
        // Ten for every full five per cent away from the half.
        var steps = 0
        while abs(20 * dark - 10 * total) > (steps + 1) * total { steps += 1 }
        return 10 * steps
    }

    private func lengths(_ line: [Bool]) -> [Int] {
        var lengths: [Int] = []
        var previous: Bool?
        for module in line {
            if module == previous { lengths[lengths.count - 1] += 1 } else { lengths.append(1) }
            previous = module
        }
        return lengths
    }
}
