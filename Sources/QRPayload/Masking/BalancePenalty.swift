/// The penalty for far more dark modules than light ones, or fewer (ISO/IEC 18004 §7.8.3, N4).
enum BalancePenalty {
    /// Ten for every full twentieth by which the share of dark modules is off one half.
    static func score(dark: Int, size: Int) -> Int {
        let modules = size * size
        // The number of modules is odd, so the difference is never zero.
        return 10 * ((abs(20 * dark - 10 * modules) + modules - 1) / modules - 1)
    }
}
