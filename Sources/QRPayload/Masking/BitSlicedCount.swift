/// Counts set bits at all places of the lanes at once.
///
/// Ten planes hold the binary digits of 128 counters, and adding is a handful of logical operations. Processors of the
/// baseline have no instruction that counts the bits of a word, so each plane is counted once, at the end.
struct BitSlicedCount {
    private var ones = Lanes.zero
    private var twos = Lanes.zero
    private var fours = Lanes.zero
    private var eights = Lanes.zero
    private var sixteens = Lanes.zero
    private var upper: (Lanes, Lanes, Lanes, Lanes, Lanes) = (.zero, .zero, .zero, .zero, .zero)

    /// Adds four bits.
    @inline(__always)
    mutating func add(_ a: Lanes4) {
        let two0 = ones.add(a.0, a.1)
        let two1 = ones.add(a.2, a.3)
        let eight = fours.add(twos.add(two0, two1))
        addUpper(sixteens.add(eights.add(eight)))
    }

    /// Adds eight bits.
    @inline(__always)
    mutating func add(_ a: Lanes4, _ b: Lanes4) {
        let two0 = ones.add(a.0, a.1)
        let two1 = ones.add(a.2, a.3)
        let two2 = ones.add(b.0, b.1)
        let two3 = ones.add(b.2, b.3)
        let four0 = twos.add(two0, two1)
        let four1 = twos.add(two2, two3)
        addUpper(sixteens.add(eights.add(fours.add(four0, four1))))
    }

    /// Adds what has carried out of the lower planes, which is rare.
    @inline(__always)
    private mutating func addUpper(_ carry: Lanes) {
        guard !carry.isZero else { return }
        // Nothing carries out of the last one: no place has 1024 of anything.
        _ = upper.4.add(upper.3.add(upper.2.add(upper.1.add(upper.0.add(carry)))))
    }

    /// The sum of everything added.
    var total: Int {
        @inline(__always) get {
            var total = ones.count + 2 * twos.count + 4 * fours.count + 8 * eights.count
            if !sixteens.isZero { total += 16 * sixteens.count }
            guard !(upper.0 | upper.1 | upper.2 | upper.3 | upper.4).isZero else { return total }
            total += upper.0.count << 5 + upper.1.count << 6 + upper.2.count << 7
            return total + upper.3.count << 8 + upper.4.count << 9
        }
    }
}

/// Four consecutive elements.
typealias Lanes4 = (Lanes, Lanes, Lanes, Lanes)

extension Lanes {
    /// Adds two bits at each place and returns the carries, which have twice the weight.
    @inline(__always)
    fileprivate mutating func add(_ a: Lanes, _ b: Lanes) -> Lanes {
        let sum = self ^ a
        let carry = (self & a) | (sum & b)
        self = sum ^ b
        return carry
    }

    /// Adds one bit at each place and returns the carries.
    @inline(__always)
    fileprivate mutating func add(_ a: Lanes) -> Lanes {
        let carry = self & a
        self = self ^ a
        return carry
    }
}
