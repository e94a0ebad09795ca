public import Base32
package import MFACrypto

extension OTPSecret {
    /// The secret that a Base32 text stands for, at least sixteen bytes.
    ///
    /// - Parameters:
    ///   - text: The text, as an authenticator app takes it.
    ///   - tolerance: What to forgive; by default what people do when they type a text that they read correctly.
    /// - Throws: ``OTPError/Code/secretNotBase32`` with the place, ``OTPError/Code/secretTooShort``.
    public init(base32 text: some StringProtocol, tolerating tolerance: Base32Tolerance = .typed) throws(OTPError) {
        try self.init(base32: text.utf8, tolerance, atLeast: OTPSecret.minimumLength)
    }

    /// The secret that a Base32 text stands for, which another system has chosen and which may be shorter than is safe.
    ///
    /// - Parameters:
    ///   - text: The text, as an authenticator app takes it.
    ///   - tolerance: What to forgive; by default what people do when they type a text that they read correctly, and the
    ///     leftover bits that some systems write.
    /// - Throws: ``OTPError/Code/secretNotBase32`` with the place, ``OTPError/Code/secretTooShort`` for no bytes.
    public init(
        legacyBase32 text: some StringProtocol, tolerating tolerance: Base32Tolerance = [.typed, .leftoverBits]
    ) throws(OTPError) {
        try self.init(base32: text.utf8, tolerance, atLeast: 1)
    }

    private init(base32 text: some Collection<UInt8>, _ tolerance: Base32Tolerance, atLeast minimum: Int)
        throws(OTPError)
    {
        let bytes: SecretBytes
        do throws(Base32Error) {
            bytes = try SecretBytes(base32: text, tolerance)
        } catch {
            throw OTPError(.secretNotBase32, error.description)
        }
        try self.init(bytes, atLeast: minimum)
    }

    /// The secret as Base32, for a person to type into an app: upper case, no padding, in groups.
    ///
    /// - Parameter groupSize: The number of symbols in a group, at least 1; nil for no groups, as URIs have it.
    /// - Returns: The text, which shows itself only by ``SensitiveText/revealed``.
    public func base32(groupsOf groupSize: Int? = 4) -> SensitiveText {
        let format = Base32Format.rfc4648.unpadded
        return SensitiveText(
            withUnsafeBytes { bytes in
                if let groupSize { format.encode(bytes, groupsOf: groupSize) } else { format.encode(bytes) }
            })
    }
}

extension SecretBytes {
    /// Decodes a Base32 text straight into memory that will be overwritten.
    package convenience init(base32 text: some Collection<UInt8>, _ tolerance: Base32Tolerance) throws(Base32Error) {
        var forgiven = Base32Tolerance.strict
        try self.init(base32: text, tolerance, forgiven: &forgiven)
    }

    /// Decodes a Base32 text straight into memory that will be overwritten, and says what had to be forgiven.
    package convenience init(
        base32 text: some Collection<UInt8>, _ tolerance: Base32Tolerance, forgiven: inout Base32Tolerance
    ) throws(Base32Error) {
        let format = Base32Format.rfc4648
        try self.init(capacity: format.decodedCapacity(for: text.count)) {
            (output: inout OutputSpan<UInt8>) throws(Base32Error) in
            forgiven = try format.decode(utf8: text, tolerating: tolerance, into: &output)
        }
    }
}
