internal import COpenSSL

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Overwrites memory in a way that the optimiser may not remove.
func cleanse(_ bytes: UnsafeMutableRawBufferPointer) {
    unsafe OPENSSL_cleanse(bytes.baseAddress, bytes.count)
}

/// Bytes that are overwritten when the last reference to them goes, and that nothing prints.
///
/// A class, so that copies of a value that holds a secret share one piece of memory: there is one place to overwrite.
@safe package final class SecretBytes: Sendable {
    // Safe to share: the memory is written only inside the initialiser, before anyone else can have a reference,
    // and overwritten only in `deinit`, when nobody else has one any more.
    private nonisolated(unsafe) let storage: UnsafeMutableRawBufferPointer

    /// The number of bytes.
    package let count: Int

    /// Makes room for `capacity` bytes and lets `body` append as many of them as there turn out to be.
    ///
    /// When `body` throws, what it had written is overwritten before the memory goes back.
    package init<Failure: Error>(
        capacity: Int,
        initializingWith body: (inout OutputSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(capacity, 1), alignment: 16)
        _ = unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe self.storage = storage

        let room = unsafe UnsafeMutableBufferPointer(rebasing: storage.bindMemory(to: UInt8.self)[..<capacity])
        var output = unsafe OutputSpan(buffer: room, initializedCount: 0)
        do throws(Failure) {
            try body(&output)
        } catch {
            count = 0
            throw error  // `deinit` runs from here on, and overwrites.
        }
        count = unsafe output.finalize(for: room)
    }

    /// Copies `bytes`.
    package convenience init(copying bytes: some Collection<UInt8>) {
        self.init(capacity: bytes.count) { output in
            // Element by element is slow where this is not specialised, which is everywhere outside this module.
            let isDone: Void? = bytes.withContiguousStorageIfAvailable { unsafe Self.append($0, to: &output) }
            if isDone == nil {
                for byte in bytes { output.append(byte) }
            }
        }
    }

    /// Makes `count` bytes, zero at first, and lets `body` write them.
    package init(count: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 16)
        _ = unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe self.storage = storage
        self.count = count
        unsafe body(UnsafeMutableRawBufferPointer(rebasing: storage[..<count]))
    }

    private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputSpan<UInt8>) {
        for index in bytes.indices { output.append(unsafe bytes[index]) }
    }

    deinit {
        unsafe cleanse(storage)
        unsafe storage.deallocate()
    }

    /// The bytes, for somebody who keeps a reference for as long as he looks at them.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: storage[..<count]) }

    /// Gives `body` the bytes; they must not leave it.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeRawBufferPointer(rebasing: storage[..<count]))
    }

    /// Whether the first bytes are the same as the other's.
    ///
    /// The time tells where they begin to differ: for two states of one's own, and never for something that was handed in.
    package func begins(as other: SecretBytes, count: Int) -> Bool {
        precondition(count <= self.count && count <= other.count, "there are not so many bytes")
        return unsafe memcmp(bytes.baseAddress.unsafelyUnwrapped, other.bytes.baseAddress.unsafelyUnwrapped, count) == 0
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length and nothing else.
    package var description: String { "SecretBytes(\(count * 8) bits)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
