/// Where a request comes from.
///
/// The address must be the client's own. A header that a client can write (`X-Forwarded-For`) may be used only
/// when a proxy of the host's has written it.
public struct ClientSource: Sendable, Hashable {
    /// The client's address.
    public let address: NetworkAddress
    /// The country or region of the address, if the host knows it; for limits and notices.
    public let region: String?

    /// A source.
    public init(_ address: NetworkAddress, region: String? = nil) {
        self.address = address
        self.region = region
    }
}

/// An address of the Internet protocol, version 4 or 6.
public struct NetworkAddress: Sendable, Hashable {
    /// Four bytes, or sixteen.
    public let bytes: [UInt8]

    /// The address that a text shows; nil for anything else.
    ///
    /// A version 4 address inside a version 6 one (`::ffff:192.0.2.1`) is the version 4 address. A zone (`%eth0`) is left out.
    public init?(_ text: some StringProtocol) {
        let text = text.prefix { $0 != "%" }
        if let four = NetworkAddress.versionFour(text) {
            bytes = four
        } else if let six = NetworkAddress.versionSix(text) {
            let isMapped = six[..<10].allSatisfy { $0 == 0 } && six[10] == 0xFF && six[11] == 0xFF
            bytes = isMapped ? Array(six[12...]) : six
        } else {
            return nil
        }
    }

    /// The address with all but the first bits zero, and their number.
    ///
    /// One household or company has a whole /64 of version 6 addresses, so that is what counts as one source.
    public func network(bits: Int) -> String {
        let kept = min(bits, bytes.count * 8)
        let masked = bytes.enumerated().map { index, byte in
            let remaining = min(8, max(0, kept - index * 8))
            return remaining == 0 ? 0 : byte & (0xFF << (8 - UInt8(remaining)))
        }
        return Hex.text(masked) + "/\(kept)"
    }

    private static func versionFour(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            // No leading zero: some readers take it for octal.
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                part == "0" || part.first != "0", let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func versionSix(_ text: some StringProtocol) -> [UInt8]? {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count >= 3, let gap = text.firstRange(of: "::") else {
            guard let bytes = groups(text[...], mayEndInVersionFour: true), bytes.count == 16 else { return nil }
            return bytes
        }
        guard let front = groups(text[..<gap.lowerBound], mayEndInVersionFour: false),
            let back = groups(text[gap.upperBound...], mayEndInVersionFour: true),
            front.count + back.count <= 14
        else { return nil }
        return front + [UInt8](repeating: 0, count: 16 - front.count - back.count) + back
    }

    /// The bytes of groups with colons between them.
    private static func groups(_ text: some StringProtocol, mayEndInVersionFour: Bool) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if mayEndInVersionFour, index == parts.count - 1, let four = versionFour(part) {
                bytes += four
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexDigit),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// The address; a version 6 one in eight groups, nothing left out.
    public var description: String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }
}
