/// What distinguishes one writing of a record from every other one, ever.
///
/// Whoever writes draws it at random (128 bits), and the store only keeps and compares it. A number that the store counted up
/// would come again when a fail-over loses the last second or an operator restores a backup, and a writer who had read
/// before would then overwrite what he has never seen. A random one does not come again, and it lets a writer whose answer was
/// lost find out by reading whether it was he who wrote.
public struct RecordVersion: Sendable, Hashable {
    /// The number of bytes.
    public static let byteCount = 16

    private let high: UInt64
    private let low: UInt64

    /// A version that has never been.
    public static func random(from source: some RandomSource) -> RecordVersion {
        var words: (high: UInt64, low: UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) { source.fill($0) }
        return RecordVersion(high: words.high, low: words.low)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The version that a store has kept; nil for another number of bytes than sixteen.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == RecordVersion.byteCount else { return nil }
        // Element by element is slow where this is not specialised, which is everywhere outside this module.
        let words = bytes.withContiguousStorageIfAvailable { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            return (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        guard let (high, low) = words else {
            self.init(bytes: Array(bytes))
            return
        }
        self.init(high: high, low: low)
    }

    /// The sixteen bytes, for storing them.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }
}

extension RecordVersion: CustomStringConvertible {
    /// Thirty-two hexadecimal digits.
    public var description: String { Hex.text(bytes) }

    /// The version that ``description`` shows; nil for anything else.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }
}

/// Bytes as lower-case hexadecimal digits.
package enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes; nil for anything but pairs of lower-case digits.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for digit in text.utf8 {
            guard let value = value(of: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    /// Whether a byte is a lower-case digit.
    package static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
    }

    /// What a lower-case digit counts; nil for anything else.
    package static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
