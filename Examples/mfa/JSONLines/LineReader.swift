#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input, or a file, in lines of any length the caller cares to take.
struct LineReader {
    enum Line {
        case bytes(ArraySlice<UInt8>)
        /// More than the limit; it has been read to its end and dropped.
        case tooLong
    }

    /// The longest line that is handed over, in bytes.
    static let limit = 4 << 20

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// Reads from an open file; from standard input, if nothing else is said.
    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

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
            repeat { count = read(descriptor, bytes.baseAddress, LineReader.chunk) } while count < 0 && errno == EINTR
            count = max(count, 0)
        }
        isAtEnd = chunk.isEmpty
        buffer += chunk
    }

    private static let chunk = 1 << 16
}

extension LineReader {
    /// The lines of a file, read as they are asked for; one that is too long or no UTF-8 is empty.
    static func lines(of path: String) throws(CommandError) -> some Sequence<String> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .data("the file \(path) cannot be opened") }
        return sequence(state: LineReader(descriptor: descriptor)) { reader -> String? in
            switch reader.next() {
            case .bytes(let bytes): return String(validating: bytes, as: UTF8.self) ?? ""
            case .tooLong: return ""
            case nil:
                close(descriptor)
                return nil
            }
        }
    }
}
