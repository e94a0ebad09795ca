/// Writes the fields of a record, one after the other, into memory that is overwritten when it is given up.
///
/// The form is as small as fields that follow each other can be: whole numbers in groups of seven bits, the least ones
/// first; texts and bytes after their length. Nothing names a field, so reader and writer go by the same order.
@safe package final class FieldWriter {
    private var storage: UnsafeMutableRawBufferPointer
    // Private, so that the compiler sees every access to it and need not have it checked at run time.
    private var used = 0

    package init(capacity: Int = 4096) {
        unsafe storage = .allocate(byteCount: max(capacity, 16), alignment: 16)
    }

    deinit {
        unsafe cleanse(UnsafeMutableRawBufferPointer(rebasing: storage[..<used]))
        unsafe storage.deallocate()
    }

    /// How many bytes have been written.
    package var count: Int { used }

    /// What has been written.
    package func finish() -> SecretBytes {
        let source = unsafe UnsafeRawBufferPointer(rebasing: storage[..<used])
        return unsafe SecretBytes(count: used) { unsafe $0.copyMemory(from: source) }
    }

    /// Writes one byte.
    package func byte(_ value: UInt8) {
        makeRoom(for: 1)
        unsafe storage[used] = value
        used += 1
    }

    /// Writes a truth value.
    package func flag(_ value: Bool) { byte(value ? 1 : 0) }

    /// Writes a whole number.
    package func number(_ value: UInt64) {
        makeRoom(for: FieldWriter.longestNumber)
        append(value)
    }

    /// The bytes of the largest number.
    private static let longestNumber = 10

    /// Writes a whole number where there is room.
    @inline(__always)
    private func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            unsafe storage[used] = UInt8(truncatingIfNeeded: rest) | 0x80
            used += 1
            rest >>= 7
        }
        unsafe storage[used] = UInt8(truncatingIfNeeded: rest)
        used += 1
    }

    /// Writes a count.
    package func number(_ value: Int) { number(UInt64(value)) }

    /// Writes a whole number that may be negative; those near zero are short.
    package func signed(_ value: Int64) { number(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

    /// Writes a text.
    package func text(_ text: String) {
        var text = text
        text.withUTF8 { unsafe counted(UnsafeRawBufferPointer($0)) }
    }

    /// Writes bytes that are no secret.
    package func bytes(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe counted($0) } }

    /// Writes bytes that are a secret.
    package func secret(_ bytes: SecretBytes) { unsafe bytes.withBytes { unsafe counted($0) } }

    private func counted(_ bytes: UnsafeRawBufferPointer) {
        makeRoom(for: FieldWriter.longestNumber + bytes.count)
        append(UInt64(bytes.count))
        guard let source = bytes.baseAddress, let target = unsafe storage.baseAddress else { return }
        unsafe (target + used).copyMemory(from: source, byteCount: bytes.count)
        used += bytes.count
    }

    @inline(__always)
    private func makeRoom(for more: Int) {
        if unsafe used + more > storage.count { grow(by: more) }
    }

    @inline(never)
    private func grow(by more: Int) {
        let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(used + more, 2 * storage.count), alignment: 16)
        unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<used]))
        unsafe cleanse(UnsafeMutableRawBufferPointer(rebasing: storage[..<used]))
        unsafe storage.deallocate()
        unsafe storage = larger
    }
}
