internal import MFACrypto

/// Gives random numbers.
///
/// Secrets, identifiers and record versions are made from it. Outside tests it must be a cryptographic one.
public protocol RandomSource: Sendable {
    /// Sixty-four random bits.
    func next() -> UInt64

    /// Fills memory with random bytes.
    ///
    /// Without one of its own a source gives the bytes of as many numbers as it takes.
    func fill(_ bytes: UnsafeMutableRawBufferPointer)
}

/// The random generator of libcrypto: what a program uses, and no test.
public struct SystemRandom: RandomSource {
    /// The random generator of libcrypto.
    public init() {}

    /// Sixty-four random bits, good enough for keys.
    public func next() -> UInt64 {
        var generator = SecureRandom()
        return generator.next()
    }

    /// Fills memory with random bytes, good enough for keys.
    ///
    /// libcrypto takes as long for one number as for all the bytes of a record's version and nonce.
    public func fill(_ bytes: UnsafeMutableRawBufferPointer) { SecureRandom.fill(bytes) }
}

extension RandomSource {
    /// Fills memory with the bytes of numbers, the last of which may be cut.
    public func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        for start in stride(from: 0, to: bytes.count, by: 8) {
            withUnsafeBytes(of: next()) { number in
                let part = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<min(start + 8, bytes.count)])
                part.copyMemory(from: UnsafeRawBufferPointer(rebasing: number[..<part.count]))
            }
        }
    }

    /// Random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { bytes, initialised in
            fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[..<count]))
            initialised = count
        }
    }

    /// As a generator for what the standard library and `OTPSecret` make.
    package var generator: RandomSourceGenerator { RandomSourceGenerator(source: self) }
}

/// A random source in the clothes of the standard library.
package struct RandomSourceGenerator: RandomNumberGenerator {
    let source: any RandomSource

    package mutating func next() -> UInt64 { source.next() }
}
