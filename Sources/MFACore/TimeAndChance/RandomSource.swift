internal import MFACrypto

/// Gives random numbers.
///
/// Secrets, identifiers and record versions are made from it. Outside tests it must be a cryptographic one.
public protocol RandomSource: Sendable {
    /// Sixty-four random bits.
    func next() -> UInt64
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
}

extension RandomSource {
    /// Random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count { withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) } }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// As a generator for what the standard library and `OTPSecret` make.
    package var generator: RandomSourceGenerator { RandomSourceGenerator(source: self) }
}

/// A random source in the clothes of the standard library.
package struct RandomSourceGenerator: RandomNumberGenerator {
    let source: any RandomSource

    package mutating func next() -> UInt64 { source.next() }
}
