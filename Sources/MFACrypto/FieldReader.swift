/// Reads what ``FieldWriter`` has written, and nothing else.
///
/// Every number has one form and every length must fit into what is there, so that what has been read would be written
/// with the same bytes.
package final class FieldReader {
    /// Why a record cannot be read.
    package enum Failure: Error, Equatable {
        /// It ends before its last field.
        case truncated
        /// It goes on after its last field.
        case overlong
        /// A number has too many bytes, or more than it needs.
        case malformedNumber
        /// A text is not UTF-8.
        case malformedText
        /// A value is none of those that the field may have.
        case unknownValue
    }

    private let source: SecretBytes
    private var offset = 0

    package init(_ source: SecretBytes) { self.source = source }

    /// The number of bytes that have not been read.
    package var remaining: Int { source.count - offset }

    /// Makes sure that everything has been read.
    package func finish() throws(Failure) {
        guard remaining == 0 else { throw .overlong }
    }

    /// Reads one byte.
    package func byte() throws(Failure) -> UInt8 {
        guard remaining > 0 else { throw .truncated }
        defer { offset += 1 }
        return unsafe source.withBytes { unsafe $0[offset] }
    }

    /// Reads a truth value.
    package func flag() throws(Failure) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .unknownValue
        }
    }

    /// Reads a whole number.
    package func number() throws(Failure) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            let group = UInt64(byte & 0x7F)
            // The tenth group has room for one bit.
            guard shift < 63 || group <= 1 else { throw .malformedNumber }
            value |= group << shift
            if byte & 0x80 == 0 {
                guard group != 0 || shift == 0 else { throw .malformedNumber }
                return value
            }
            shift += 7
            guard shift <= 63 else { throw .malformedNumber }
        }
    }

    /// Reads a count, which is never more than `limit`.
    package func count(upTo limit: Int = .max) throws(Failure) -> Int {
        guard let count = Int(exactly: try number()), count <= limit else { throw .malformedNumber }
        return count
    }

    /// Reads a whole number that may be negative.
    package func signed() throws(Failure) -> Int64 {
        let bits = try number()
        return Int64(bitPattern: (bits >> 1) ^ (0 &- (bits & 1)))
    }

    /// Reads a text.
    package func text() throws(Failure) -> String {
        let range = try range()
        let text = unsafe source.withBytes { source in
            unsafe String(validating: source[range], as: UTF8.self)
        }
        guard let text else { throw .malformedText }
        return text
    }

    /// Reads bytes that are no secret.
    package func bytes() throws(Failure) -> [UInt8] {
        let range = try range()
        return unsafe source.withBytes { unsafe Array($0[range]) }
    }

    /// Reads bytes that are a secret.
    package func secret() throws(Failure) -> SecretBytes {
        let range = try range()
        return unsafe source.withBytes { source in
            let field = unsafe UnsafeRawBufferPointer(rebasing: source[range])
            return unsafe SecretBytes(count: field.count) { unsafe $0.copyMemory(from: field) }
        }
    }

    /// Reads a value that may be absent.
    package func optional<Value>(_ read: () throws(Failure) -> Value) throws(Failure) -> Value? {
        if try flag() { try read() } else { nil }
    }

    /// Reads a list of values, each of which takes at least one byte.
    package func list<Value>(_ read: () throws(Failure) -> Value) throws(Failure) -> [Value] {
        let count = try count(upTo: remaining)
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read()) }
        return values
    }

    private func range() throws(Failure) -> Range<Int> {
        let length = try count()
        guard length <= remaining else { throw .truncated }
        defer { offset += length }
        return offset..<offset + length
    }
}
