/// Error correction over GF(256) with the polynomial 11D and the roots 2⁰, 2¹, … (ISO/IEC 18004 §7.5.2).
///
/// The remainder is a register of 32 bytes, the coefficient of the highest power in the lowest one. A byte of content shifts
/// it and adds a multiple of the generator, which stands in a table.
final class ReedSolomon: Sendable {
    /// Bytes behind the last codeword that may be overwritten.
    static let slack = 32

    /// The multiples of the generator, without its leading coefficient.
    ///
    /// First by the sixteen values of a factor's lower half, then by those of its upper half. A table by whole factors would
    /// be no faster, since it drives others out of the cache.
    private let multiples: [SIMD4<UInt64>]

    /// - Parameter degree: The number of codewords of correction, at most 30.
    init(degree: Int) {
        let generator = Self.generator(degree: degree)
        multiples = (0..<32).map { entry in
            let factor = UInt8(entry < 16 ? entry : (entry - 16) << 4)
            return Self.register(generator.map { GaloisField.product($0, factor) })
        }
    }

    /// Fills in the codewords of correction, block by block, behind the content of all blocks.
    ///
    /// Each step waits for the one before, so two blocks are worked on at a time.
    func correct(_ codewords: inout MutableSpan<UInt8>, _ blocks: BlockLayout) {
        for block in stride(from: 0, to: blocks.blocks - 1, by: 2) {
            var first = Register()
            var second = Register()
            let multiples = self.multiples
            let table = multiples.span
            let firstStart = blocks.start(ofBlock: block)
            let secondStart = blocks.start(ofBlock: block + 1)
            for place in 0..<blocks.length(ofBlock: block) {
                first.add(codewords[certain: firstStart + place], table)
                second.add(codewords[certain: secondStart + place], table)
            }
            if blocks.length(ofBlock: block + 1) > blocks.length(ofBlock: block) {
                second.add(codewords[secondStart + blocks.shortLength], table)
            }
            // In this order, since storing a register overwrites what follows.
            first.store(in: &codewords, at: blocks.correctionStart(ofBlock: block))
            second.store(in: &codewords, at: blocks.correctionStart(ofBlock: block + 1))
        }
        guard blocks.blocks % 2 == 1 else { return }
        var last = Register()
        let multiples = self.multiples
        let start = blocks.start(ofBlock: blocks.blocks - 1)
        for place in 0..<blocks.length(ofBlock: blocks.blocks - 1) {
            last.add(codewords[certain: start + place], multiples.span)
        }
        last.store(in: &codewords, at: blocks.correctionStart(ofBlock: blocks.blocks - 1))
    }

    private struct Register {
        private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        @inline(__always)
        mutating func add(_ byte: UInt8, _ multiples: Span<SIMD4<UInt64>>) {
            let factor = Int(byte ^ UInt8(truncatingIfNeeded: words.0))
            let lower = multiples[certain: factor & 15]
            let upper = multiples[certain: 16 + factor &>> 4]
            words.0 = (words.0 &>> 8 | words.1 &<< 56) ^ lower[0] ^ upper[0]
            words.1 = (words.1 &>> 8 | words.2 &<< 56) ^ lower[1] ^ upper[1]
            words.2 = (words.2 &>> 8 | words.3 &<< 56) ^ lower[2] ^ upper[2]
            words.3 = words.3 &>> 8 ^ lower[3] ^ upper[3]
        }

        func store(in codewords: inout MutableSpan<UInt8>, at place: Int) {
            codewords.storeWord(words.0, at: place)
            codewords.storeWord(words.1, at: place + 8)
            codewords.storeWord(words.2, at: place + 16)
            codewords.storeWord(words.3, at: place + 24)
        }
    }

    /// The product of all x − 2ⁱ, the highest power first and the leading 1 left out.
    private static func generator(degree: Int) -> [UInt8] {
        var generator = [UInt8](repeating: 0, count: degree)
        generator[degree - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                let next = place + 1 < degree ? generator[place + 1] : 0
                generator[place] = GaloisField.product(generator[place], root) ^ next
            }
            root = GaloisField.product(root, 2)
        }
        return generator
    }

    private static func register(_ coefficients: [UInt8]) -> SIMD4<UInt64> {
        var register = SIMD4<UInt64>.zero
        for (place, coefficient) in coefficients.enumerated() {
            register[place / 8] |= UInt64(coefficient) << UInt64(place % 8 * 8)
        }
        return register
    }
}

/// GF(256) with the polynomial 11D.
private enum GaloisField {
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result: UInt16 = 0
        for bit in stride(from: 7, through: 0, by: -1) {
            result = result << 1 ^ (result >> 7) * 0x11D
            result ^= UInt16(right >> UInt8(bit) & 1) * UInt16(left)
        }
        return UInt8(truncatingIfNeeded: result)
    }
}
