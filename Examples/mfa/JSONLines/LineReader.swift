#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input in lines, of any length the caller cares to take.
struct LineReader {
    enum Line {
        case bytes(ArraySlice<UInt8>)
        /// More than the limit; it has been read to its end and dropped.
        case tooLong
    }

    /// The longest line that is handed over, in bytes.
    static let limit = 4 << 20

    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// The next line without its end, or nil after the last.
    mutating func next() -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = newline + 1 }
                return isTooLong ? .tooLong : .bytes(buffer[start..<newline])
            }
            searched = buffer.endIndex
            if isAtEnd {
                defer { start = buffer.endIndex }
                if isTooLong { return .tooLong }
                return start < buffer.endIndex ? .bytes(buffer[start...]) : nil
            }
            if searched - start > LineReader.limit {
                isTooLong = true
                start = searched
            }
            fill(&searched)
        }
    }

    /// Reads more, after moving what is left to the front.
    private mutating func fill(_ searched: inout Int) {
        buffer.removeFirst(start)
        searched -= start
        start = 0
        // A buffer that a long line has blown up goes back to its usual size.
        if buffer.isEmpty && buffer.capacity > LineReader.chunk * 4 { buffer = [] }
        let chunk = [UInt8](unsafeUninitializedCapacity: LineReader.chunk) { bytes, count in
            repeat { count = read(STDIN_FILENO, bytes.baseAddress, LineReader.chunk) } while count < 0 && errno == EINTR
            count = max(count, 0)
        }
        isAtEnd = chunk.isEmpty
        buffer += chunk
    }

    private static let chunk = 1 << 16
}
