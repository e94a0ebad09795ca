#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads what ``FieldWriter`` has written, and nothing else.
///
/// Every number has one form and every length must fit into what is there, so that what has been read would be written
/// with the same bytes.
@safe package final class FieldReader {
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
    // Safe to keep: the memory is the source's, which is kept as well, and nobody writes to it.
    private let contents: UnsafeRawBufferPointer
    private var offset = 0
    // As safe as the contents, a part of which the field is.
    private var latestText: (field: UnsafeBufferPointer<UInt8>, text: String)?

    package init(_ source: SecretBytes) {
        self.source = source
        unsafe contents = source.bytes
    }

    /// The number of bytes that have not been read.
    package var remaining: Int { unsafe contents.count - offset }

    /// Makes sure that everything has been read.
    package func finish() throws(Failure) {
        guard remaining == 0 else { throw .overlong }
    }

    /// Reads one byte.
    package func byte() throws(Failure) -> UInt8 {
        guard remaining > 0 else { throw .truncated }
        defer { offset += 1 }
        return unsafe contents[offset]
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
        let first = try byte()
        // Most numbers are lengths, and have one group.
        guard first & 0x80 != 0 else { return UInt64(first) }
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        var next = offset
        while unsafe next < contents.count {
            let byte = unsafe contents[next]
            next += 1
            let group = UInt64(byte & 0x7F)
            // The tenth group has room for one bit.
            guard shift < 63 || group <= 1 else { throw .malformedNumber }
            value |= group << shift
            if byte & 0x80 == 0 {
                guard group != 0 else { throw .malformedNumber }
                offset = next
                return value
            }
            shift += 7
            guard shift <= 63 else { throw .malformedNumber }
        }
        throw .truncated
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
        let field = try unsafe field()
        // Decoding repairs what is wrong, and then it is not the same any more. `String(validating:)` finds out as well, but
        // takes several times as long.
        guard let start = field.baseAddress, !field.isEmpty else { return "" }
        // Histories mostly repeat where their user was before.
        if let latest = unsafe latestText, unsafe latest.field.count == field.count,
            unsafe memcmp(start, latest.field.baseAddress.unsafelyUnwrapped, field.count) == 0
        {
            return unsafe latest.text
        }
        var text = unsafe String(decoding: field, as: UTF8.self)
        let isSame = text.withUTF8 { text in
            unsafe text.count == field.count && memcmp(start, text.baseAddress.unsafelyUnwrapped, field.count) == 0
        }
        guard isSame else { throw .malformedText }
        unsafe latestText = (field, text)
        return text
    }

    /// Reads bytes that are no secret.
    package func bytes() throws(Failure) -> [UInt8] {
        let field = unsafe try field()
        return unsafe Array(field)
    }

    /// Reads bytes that are a secret.
    package func secret() throws(Failure) -> SecretBytes {
        let field = unsafe try field()
        return unsafe SecretBytes(count: field.count) { unsafe $0.copyMemory(from: UnsafeRawBufferPointer(field)) }
    }

    private func field() throws(Failure) -> UnsafeBufferPointer<UInt8> {
        let length = try count()
        guard length <= remaining else { throw .truncated }
        defer { offset += length }
        let start = unsafe contents.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return unsafe UnsafeBufferPointer(start: start.map { unsafe $0 + offset }, count: length)
    }
}
