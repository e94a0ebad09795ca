/// Look-alikes of a finder in two and more times its size: runs of k, k, 3k, k and k.
///
/// They are rare. So the lines that might have one are found in words, nearly exactly, and only those are measured run by
/// run.
enum ScaledFinderPenalty {
    /// The lines of a plane in which there may be one: columns in the row lane, whose words are compared downwards, and rows
    /// in the column lane.
    static func candidates(_ plane: Span<Lanes>, size: Int, own: Lanes) -> Lanes {
        var lines = Lanes.zero
        // From the first module of the middle run, which is at least six long.
        for start in MaskedPlane.margin + 2...MaskedPlane.margin + size - 6 {
            let middle =
                plane[certain: start] & plane[certain: start + 1] & plane[certain: start + 2]
                & plane[certain: start + 3] & plane[certain: start + 4]
                & plane[certain: start + 5] & ~(plane[certain: start - 1] | plane[certain: start - 2]) & own
            let six = middle & ~(plane[certain: start + 6] | plane[certain: start + 7])
            let nine = middle & plane[certain: start + 6] & plane[certain: start + 7] & plane[certain: start + 8]
            guard !(six | nine).isZero else { continue }
            let twice =
                six & plane[certain: start - 4] & plane[certain: start - 3] & plane[certain: start + 8]
                & plane[certain: start + 9]
            let threeTimes =
                nine & plane[certain: start - 6] & plane[certain: start - 5] & plane[certain: start - 4]
                & ~(plane[certain: start - 3] | plane[certain: start + 9] | plane[certain: start + 10]
                | plane[certain: start + 11])
            let more =
                nine & plane[certain: start + 9] & plane[certain: start + 10] & plane[certain: start + 11]
                & ~(plane[certain: start - 4] | plane[certain: start - 3])
            lines = lines | twice | threeTimes | more
        }
        return lines
    }

    /// The number of look-alikes in a line of modules.
    static func hits(size: Int, isDark: (Int) -> Bool) -> Int {
        // Light and dark in turn, from light to light; outside the symbol it is light without end.
        withScratch(of: Int.self, count: size + 2, filledWith: 0) { runs in
            var last = 0
            runs[0] = size
            for module in 0..<size {
                if isDark(module) != (last % 2 == 1) { last += 1 }
                runs[last] += 1
            }
            if last % 2 == 1 { last += 1 }
            runs[last] += size

            var hits = 0
            for first in stride(from: 1, through: last - 5, by: 2) {
                let unit = runs[first]
                guard unit >= 2, runs[first + 1] == unit, runs[first + 2] == 3 * unit, runs[first + 3] == unit,
                    runs[first + 4] == unit
                else { continue }
                let (before, after) = (runs[first - 1], runs[first + 5])
                if before >= 4 * unit, after >= unit { hits += 1 }
                if after >= 4 * unit, before >= unit { hits += 1 }
            }
            return hits
        }
    }
}
