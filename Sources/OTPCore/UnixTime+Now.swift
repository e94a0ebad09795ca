#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension UnixTime {
    /// The time on this machine's clock.
    ///
    /// Nothing in the package calls it behind your back: wall time is an argument everywhere. Call it once for each
    /// request, at the top.
    public static func now() -> UnixTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UnixTime(Int64(time.tv_sec))
    }
}
