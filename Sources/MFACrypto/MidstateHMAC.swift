internal import COpenSSL

/// HMAC that hashes the key's two blocks once and starts every message from the saved states.
enum MidstateHMAC<Hash: LowLevelHash> {
    static func keyed<Result>(
        by key: UnsafeRawBufferPointer, _ algorithm: HashAlgorithm, _ body: (HMAC.Authenticator) -> Result
    ) -> Result {
        // On the stack, and in memory that we name ourselves: the optimiser cannot have made a copy of it elsewhere.
        unsafe withUnsafeTemporaryAllocation(of: Hash.State.self, capacity: 3) { states in
            defer { unsafe cleanse(UnsafeMutableRawBufferPointer(states)) }
            guard let inner = states.baseAddress else { preconditionFailure("three states take room") }
            let outer = unsafe inner + 1
            let working = unsafe inner + 2

            unsafe absorb(key, algorithm, inner: inner, outer: outer)

            return unsafe body { message in
                unsafe Digest(count: algorithm.digestSize) { digest in
                    unsafe working.update(from: inner, count: 1)
                    unsafe Hash.update(working, message.baseAddress, message.count)
                    unsafe Hash.finish(working, algorithm, into: digest)
                    unsafe working.update(from: outer, count: 1)
                    unsafe Hash.update(working, digest, algorithm.digestSize)
                    unsafe Hash.finish(working, algorithm, into: digest)
                }
            }
        }
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
            unsafe block.initializeMemory(as: UInt8.self, repeating: 0)

            if key.count <= blockSize {
                unsafe block.copyMemory(from: key)
            } else if let target = unsafe block.assumingMemoryBound(to: UInt8.self).baseAddress {
                // A key longer than a block is replaced by its digest.
                unsafe Hash.start(inner, algorithm)
                unsafe Hash.update(inner, key.baseAddress, key.count)
                unsafe Hash.finish(inner, algorithm, into: target)
            }

            unsafe start(inner, with: block, combinedWith: 0x36, algorithm)
            unsafe start(outer, with: block, combinedWith: 0x36 ^ 0x5C, algorithm)
        }
    }

    /// Starts a state with one block, after combining every byte of the block with `constant`.
    private static func start(
        _ state: UnsafeMutablePointer<Hash.State>,
        with block: UnsafeMutableRawBufferPointer,
        combinedWith constant: UInt8,
        _ algorithm: HashAlgorithm
    ) {
        for index in block.indices { unsafe block[index] ^= constant }
        unsafe Hash.start(state, algorithm)
        unsafe Hash.update(state, block.baseAddress, block.count)
    }
}
