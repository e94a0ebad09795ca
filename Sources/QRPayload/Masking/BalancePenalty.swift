/// The penalty for far more dark modules than light ones, or fewer (ISO/IEC 18004 §7.8.3, N4).
enum BalancePenalty {
    /// The number of dark modules in a plane.
    static func dark(_ plane: Span<Lanes>, size: Int, own: Lanes) -> Int {
        // Rows alone; the columns hold the same modules.
        let rows = own & Lanes(row: .max, column: 0)
        var count = BitSlicedCount()
        var line = MaskedPlane.margin
        // The last round looks at light elements behind the plane.
        while line < MaskedPlane.margin + size {
            count.add(
                (
                    plane[certain: line] & rows, plane[certain: line + 1] & rows, plane[certain: line + 2] & rows,
                    plane[certain: line + 3] & rows
                ))
            line += 4
        }
        return count.total
    }

    /// Ten for every full twentieth by which the share of dark modules is off one half.
    static func score(dark: Int, size: Int) -> Int {
        let modules = size * size
        // The number of modules is odd, so the difference is never zero.
        return 10 * ((abs(20 * dark - 10 * modules) + modules - 1) / modules - 1)
    }
}
