package import MFACrypto

/// The key that a server and an authenticator share.
///
/// The bytes live in one place, which is overwritten when the last copy of the value goes. Printing, dumping or
/// reflecting a secret shows its length. It is not `Codable`: to store it, take the bytes by ``withUnsafeBytes(_:)`` and seal
/// them. Comparing two secrets takes a time that depends on their lengths alone.
public struct OTPSecret: Sendable {
    /// The fewest bytes a secret may have, save for the initialisers that say otherwise (RFC 4226 §4, R6).
    public static let minimumLength = 16

    package let bytes: SecretBytes

    /// The number of bytes.
    public var count: Int { bytes.count }

    package init(_ bytes: SecretBytes, atLeast minimum: Int) throws(OTPError) {
        guard bytes.count >= minimum else {
            throw OTPError(
                .secretTooShort,
                bytes.count == 0
                    ? "The secret is empty; take at least \(OTPSecret.minimumLength) bytes, better 20."
                    : "The secret has \(bytes.count) bytes; take at least \(OTPSecret.minimumLength), better 20, "
                        + "or import it as a legacy secret if another system has chosen it.")
        }
        self.bytes = bytes
    }

    // MARK: Making one

    /// A fresh secret of the length that suits the algorithm, from libcrypto's random generator.
    public static func random(for algorithm: OTPAlgorithm = .sha1) -> OTPSecret {
        var generator = SecureRandom()
        return random(for: algorithm, using: &generator)
    }

    /// A fresh secret of the length that suits the algorithm, from a generator of your own.
    ///
    /// Outside tests the generator must be a cryptographic one.
    public static func random(
        for algorithm: OTPAlgorithm = .sha1, using generator: inout some RandomNumberGenerator
    ) -> OTPSecret {
        OTPSecret(random: algorithm.recommendedSecretLength, using: &generator)
    }

    /// A fresh secret of a length of your own.
    ///
    /// - Parameter byteCount: The length, 16 to 1024; 20 is the one that no app has ever been reported to refuse.
    /// - Returns: The secret.
    /// - Throws: ``OTPError/Code/secretTooShort``, ``OTPError/Code/secretTooLong``.
    public static func random(byteCount: Int) throws(OTPError) -> OTPSecret {
        guard byteCount >= minimumLength else {
            throw OTPError(
                .secretTooShort,
                "A secret of \(byteCount) bytes is too short; take at least \(minimumLength), better 20.")
        }
        guard byteCount <= 1024 else {
            throw OTPError(
                .secretTooLong, "A secret of \(byteCount) bytes is of no use to any app; take at most 1024, better 20.")
        }
        var generator = SecureRandom()
        return OTPSecret(random: byteCount, using: &generator)
    }

    private init(random count: Int, using generator: inout some RandomNumberGenerator) {
        bytes = SecretBytes(capacity: count) { output in
            while !output.isFull {
                var word = generator.next()
                for _ in 0..<min(8, output.freeCapacity) {
                    output.append(UInt8(truncatingIfNeeded: word))
                    word >>= 8
                }
            }
        }
    }

    // MARK: Taking one

    /// A secret with the given bytes, at least sixteen.
    ///
    /// - Throws: ``OTPError/Code/secretTooShort``.
    public init(bytes: some Collection<UInt8>) throws(OTPError) {
        try self.init(SecretBytes(copying: bytes), atLeast: OTPSecret.minimumLength)
    }

    /// A secret that another system has chosen and that may be shorter than is safe; at least one byte.
    ///
    /// - Throws: ``OTPError/Code/secretTooShort`` for no bytes.
    public init(legacyBytes bytes: some Collection<UInt8>) throws(OTPError) {
        try self.init(SecretBytes(copying: bytes), atLeast: 1)
    }

    // MARK: Using it

    /// Gives `body` the bytes, for sealing and storing them.
    ///
    /// They must not leave it.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withBytes(body)
    }
}

extension OTPSecret: Equatable {
    /// Whether two secrets are the same, in a time that depends on their lengths alone.
    public static func == (left: OTPSecret, right: OTPSecret) -> Bool { constantTimeEqual(left.bytes, right.bytes) }
}

extension OTPSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length and nothing else.
    public var description: String { "OTPSecret(\(count * 8) bits)" }
    /// The length and nothing else.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
