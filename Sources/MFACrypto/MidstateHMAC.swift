internal import COpenSSL

/// HMAC that hashes the key's two blocks once and starts every message from the saved states.
enum MidstateHMAC<Hash: LowLevelHash> {
    static func keyed(by key: UnsafeRawBufferPointer, _ algorithm: HashAlgorithm, _ body: (HMAC.Authenticator) -> Void)
    {
        // On the stack, and in memory that we name ourselves: the optimiser cannot have made a copy of it elsewhere.
        unsafe withUnsafeTemporaryAllocation(of: Hash.State.self, capacity: 3) { states in
            defer { unsafe cleanse(UnsafeMutableRawBufferPointer(states)) }
            // Three states take room, so there is an address.
            let inner = unsafe states.baseAddress.unsafelyUnwrapped
            let outer = unsafe inner + 1
            let working = unsafe inner + 2

            unsafe absorb(key, algorithm, inner: inner, outer: outer)

            unsafe body { message in
                unsafe Digest(count: algorithm.digestSize) { digest in
                    unsafe copy(inner, to: working)
                    unsafe Hash.update(working, message.baseAddress, message.count)
                    unsafe Hash.finish(working, algorithm, into: digest)
                    unsafe copy(outer, to: working)
                    unsafe Hash.update(working, digest, algorithm.digestSize)
                    unsafe Hash.finish(working, algorithm, into: digest)
                }
            }
        }
    }

    /// Copies a state as bytes: it is a plain C structure, whatever the compiler can prove of the type.
    private static func copy(_ state: UnsafePointer<Hash.State>, to target: UnsafeMutablePointer<Hash.State>) {
        unsafe UnsafeMutableRawPointer(target).copyMemory(from: state, byteCount: MemoryLayout<Hash.State>.size)
    }

    /// Hashes the key, padded to a block and combined with each of the two constants of RFC 2104 §2.
    private static func absorb(
        _ key: UnsafeRawBufferPointer,
        _ algorithm: HashAlgorithm,
        inner: UnsafeMutablePointer<Hash.State>,
        outer: UnsafeMutablePointer<Hash.State>
    ) {
        let blockSize = algorithm.blockSize
        unsafe withUnsafeTemporaryAllocation(byteCount: blockSize, alignment: 16) { block in
            defer { unsafe cleanse(block) }
            _ = unsafe block.initializeMemory(as: UInt8.self, repeating: 0)

            if key.count <= blockSize {
                unsafe block.copyMemory(from: key)
            } else if let target = unsafe block.assumingMemoryBound(to: UInt8.self).baseAddress {
                // A key longer than a block is replaced by its digest.
                unsafe Hash.start(inner, algorithm)
                unsafe Hash.update(inner, key.baseAddress, key.count)
                unsafe Hash.finish(inner, algorithm, into: target)
            }

            unsafe start(inner, with: block, combinedWith: 0x3636_3636_3636_3636, algorithm)
            unsafe start(outer, with: block, combinedWith: 0x3636_3636_3636_3636 ^ 0x5C5C_5C5C_5C5C_5C5C, algorithm)
        }
    }

    /// Starts a state with one block, after combining every eight bytes of the block with `constant`.
    private static func start(
        _ state: UnsafeMutablePointer<Hash.State>,
        with block: UnsafeMutableRawBufferPointer,
        combinedWith constant: UInt64,
        _ algorithm: HashAlgorithm
    ) {
        for offset in stride(from: 0, to: block.count, by: 8) {
            let word = unsafe block.load(fromByteOffset: offset, as: UInt64.self)
            unsafe block.storeBytes(of: word ^ constant, toByteOffset: offset, as: UInt64.self)
        }
        unsafe Hash.start(state, algorithm)
        unsafe Hash.update(state, block.baseAddress, block.count)
    }
}
