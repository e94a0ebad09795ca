#if os(Linux)
    import Base32
    import Glibc
    import OTPCore
    import Testing

    /// Looks for a secret in the memory of this very process.
    ///
    /// One test after the other: a search copies memory, and must not find what another one is copying.
    @Suite(.serialized) struct ReleasedMemoryTests {
        @Test func `a released secret leaves no copy in memory, and a living one exactly its own`() throws {
            // The pattern is kept in disguise, so that the search does not find what it searches with.
            let disguised = (0..<48).map { _ in UInt8.random(in: .min ... .max) }
            var secret: OTPSecret? = try makeSecret(disguised)
            #expect(secret?.count == 48)
            #expect(try occurrences(of: disguised) == 1)
            secret = nil
            #expect(try occurrences(of: disguised) == 0)
        }

        @Test func `a secret that Base32 text was decoded into leaves no copy either`() throws {
            let disguised = (0..<48).map { _ in UInt8.random(in: .min ... .max) }
            var secret: OTPSecret? = try makeSecretFromText(disguised)
            #expect(secret?.count == 48)
            #expect(try occurrences(of: disguised) == 1)
            secret = nil
            #expect(try occurrences(of: disguised) == 0)
        }

        @inline(never)
        private func makeSecret(_ disguised: [UInt8]) throws -> OTPSecret {
            try OTPSecret(bytes: disguised.lazy.map { $0 ^ 0x5A })
        }

        @inline(never)
        private func makeSecretFromText(_ disguised: [UInt8]) throws -> OTPSecret {
            try OTPSecret(base32: Base32Format.rfc4648.encode(disguised.lazy.map { $0 ^ 0x5A }))
        }

        /// How often the bytes from the 17th on stand in writable memory; the allocator itself overwrites the first sixteen.
        private func occurrences(of disguised: [UInt8]) throws -> Int {
            let tail = Array(disguised.dropFirst(16))
            let descriptor = open("/proc/self/mem", O_RDONLY)
            defer { close(descriptor) }
            try #require(descriptor >= 0)
            let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
            defer { chunk.deallocate() }
            let own = Int(bitPattern: chunk.baseAddress)..<Int(bitPattern: chunk.baseAddress) + chunk.count

            var count = 0
            for range in try writableRanges().flatMap({
                [$0.clamped(to: 0..<own.lowerBound), $0.clamped(to: own.upperBound..<Int.max)]
            }) {
                var position = range.lowerBound
                while position < range.upperBound {
                    let read = pread(
                        descriptor, chunk.baseAddress, min(chunk.count, range.upperBound - position), off_t(position))
                    if read < tail.count { break }
                    count += matches(of: tail, in: UnsafeRawBufferPointer(chunk).prefix(read))
                    if position + read >= range.upperBound { break }
                    // Chunks overlap, so that no match falls between two.
                    position += read - (tail.count - 1)
                }
            }
            return count
        }

        private func matches(of tail: [UInt8], in bytes: Slice<UnsafeRawBufferPointer>) -> Int {
            let first = tail[0] ^ 0x5A
            var found = 0
            var start = bytes.startIndex
            while let base = bytes.base.baseAddress, bytes.endIndex - start >= tail.count,
                let hit = memchr(base + start, Int32(first), bytes.endIndex - start)
            {
                let offset = UnsafeRawPointer(hit) - base
                guard bytes.endIndex - offset >= tail.count else { break }
                if zip(bytes[offset...], tail).allSatisfy({ $0 == $1 ^ 0x5A }) { found += 1 }
                start = offset + 1
            }
            return found
        }

        private func writableRanges() throws -> [Range<Int>] {
            let file = try #require(fopen("/proc/self/maps", "r"))
            defer { fclose(file) }
            var ranges: [Range<Int>] = []
            var line = [CChar](repeating: 0, count: 4096)
            while fgets(&line, Int32(line.count), file) != nil {
                let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                let words = text.split(separator: " ")
                let ends = words[0].split(separator: "-").compactMap { Int($0, radix: 16) }
                if words[1].hasPrefix("rw"), ends.count == 2, !text.contains("[vvar") {
                    ranges.append(ends[0]..<ends[1])
                }
            }
            return ranges
        }
    }
#endif
