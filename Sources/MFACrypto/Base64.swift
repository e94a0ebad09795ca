/// Base64 in the standard and the URL-safe alphabet, padded or not (RFC 4648).
package enum Base64 {
    /// Which symbols stand for 62 and 63.
    package enum Alphabet: Sendable {
        /// `+` and `/`.
        case standard
        /// `-` and `_`.
        case url
        /// All four, for texts of which one does not know who wrote them.
        case either
    }

    /// Decodes into memory that is overwritten afterwards; nil for what is no Base64.
    package static func decode(_ text: some Collection<UInt8>, _ alphabet: Alphabet = .either) -> SecretBytes? {
        // As memory wherever it is some: from another collection each byte would cost a call.
        text.withContiguousStorageIfAvailable { unsafe decode(symbols: $0, alphabet) }
            ?? decode(symbols: text, alphabet)
    }

    private static func decode(symbols text: some Collection<UInt8>, _ alphabet: Alphabet) -> SecretBytes? {
        var pending: UInt32 = 0
        var pendingBits = 0
        var symbols = 0
        var padding = 0
        var isValid = true
        let bytes = SecretBytes(capacity: text.count / 4 * 3 + 3) { output in
            for byte in text {
                if byte == UInt8(ascii: "=") {
                    padding += 1
                    continue
                }
                guard padding == 0, let value = value(of: byte, alphabet) else {
                    isValid = false
                    return
                }
                symbols += 1
                pending = pending << 6 | value
                pendingBits += 6
                if pendingBits >= 8 {
                    pendingBits -= 8
                    output.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
                }
            }
        }
        // One symbol alone is no byte; padding is complete or absent; what is left over is zero (RFC 4648 §3.5).
        let isWhole = symbols % 4 != 1 && (padding == 0 || (symbols + padding) % 4 == 0 && padding < 3)
        return isValid && isWhole && pending & (1 << pendingBits - 1) == 0 ? bytes : nil
    }

    /// The text for bytes: padded in the standard alphabet, and not in the one for addresses and forms.
    package static func encode(_ bytes: some Collection<UInt8>, _ alphabet: Alphabet = .standard) -> String {
        // As an array, for the same reason.
        let bytes = Array(bytes)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var bits: UInt32 = 0
            for index in start..<start + 3 { bits = bits << 8 | (index < bytes.count ? UInt32(bytes[index]) : 0) }
            for index in 0...UInt32(count) {
                text.append(symbol(for: UInt8(bits >> (18 - 6 * index) & 63), alphabet))
            }
            if alphabet != .url { text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count)) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func value(of symbol: UInt8, _ alphabet: Alphabet) -> UInt32? {
        switch symbol {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(symbol - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(symbol - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(symbol - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+") where alphabet != .url, UInt8(ascii: "-") where alphabet != .standard: 62
        case UInt8(ascii: "/") where alphabet != .url, UInt8(ascii: "_") where alphabet != .standard: 63
        default: nil
        }
    }

    private static func symbol(for value: UInt8, _ alphabet: Alphabet) -> UInt8 {
        switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + value - 26
        case 52..<62: UInt8(ascii: "0") + value - 52
        case 62: UInt8(ascii: alphabet == .url ? "-" : "+")
        default: UInt8(ascii: alphabet == .url ? "_" : "/")
        }
    }
}
