/// Reads the fields of a protobuf message, as far as the migration format uses the encoding.
struct ProtobufReader {
    /// The value of a field.
    enum Value {
        case number(UInt64)
        case bytes(UnsafeRawBufferPointer)
        /// Eight or four bytes, of which no field of the format makes use.
        case skipped
    }

    /// What is wrong with a message; the places mean nothing to a reader of the URI.
    enum Fault: Error {
        case truncated
        case malformed
    }

    private var rest: Slice<UnsafeRawBufferPointer>

    init(_ message: UnsafeRawBufferPointer) { rest = message[...] }

    /// The next field, or nil at the end.
    mutating func next() throws(Fault) -> (field: UInt64, value: Value)? {
        guard !rest.isEmpty else { return nil }
        let tag = try number()
        let field = tag >> 3
        guard field > 0 else { throw .malformed }
        switch tag & 7 {
        case 0: return (field, .number(try number()))
        case 1: return (field, try skip(8))
        case 2: return (field, .bytes(try bytes()))
        case 5: return (field, try skip(4))
        default: throw .malformed
        }
    }

    /// A varint: seven bits a byte, the lowest first, ten bytes at most.
    private mutating func number() throws(Fault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard let byte = rest.popFirst() else { throw .truncated }
            // The tenth byte has room for one bit.
            if shift == 63 && byte > 1 { throw .malformed }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw .malformed
    }

    private mutating func bytes() throws(Fault) -> UnsafeRawBufferPointer {
        let count = try number()
        guard count <= UInt64(rest.count) else { throw .truncated }
        defer { rest = rest.dropFirst(Int(count)) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(Int(count)))
    }

    private mutating func skip(_ count: Int) throws(Fault) -> Value {
        guard count <= rest.count else { throw .truncated }
        rest = rest.dropFirst(count)
        return .skipped
    }
}
