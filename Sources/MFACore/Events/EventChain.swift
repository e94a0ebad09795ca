internal import MFACrypto
internal import MFAJSON

/// The chain that makes a log tell when somebody has been at it.
///
/// Every line ends with a seal over all of the line before it, and the line holds the seal of its predecessor. Changing, removing,
/// adding or moving a line breaks the chain from there on. With a key the seal is an HMAC, which only its holder can make;
/// without one it is a hash, and whoever can write the whole file can make the whole chain anew.
struct EventChain {
    static let start = String(repeating: "0", count: 64)
    private static let marker = #","seal":""#

    private let key: SecretBytes?
    private let keyName: KeyName?

    init(key: MasterKey?) {
        self.key = key?.derived(for: .eventLog, context: [])
        keyName = key?.name
    }

    /// Where a line stands in a chain.
    struct Link: Equatable {
        var number: UInt64
        var seal: String

        static let start = Link(number: 0, seal: EventChain.start)
    }

    /// The line of an event, and the link that it makes.
    func line(for event: MFAEvent, after last: Link) -> (text: String, link: Link) {
        var object = JSONObject()
        object.set("line", last.number + 1)
        event.write(to: &object)
        if let keyName { object.set("key", keyName.text) }
        object.set("previous", last.seal)
        let content = String(object.text.dropLast())
        let seal = seal(of: content)
        return ("\(content)\(EventChain.marker)\(seal)\"}", Link(number: last.number + 1, seal: seal))
    }

    private func seal(of content: String) -> String {
        var content = content
        return content.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            let digest = key.map { HMAC.code(of: bytes, by: $0, .sha256) } ?? hash(bytes, .sha256)
            return Hex.text(digest.bytes)
        }
    }

    /// A line that was read, taken apart.
    struct Line {
        let content: String
        let seal: String
        let number: UInt64
        let previous: String
        let keyName: String?

        /// Nil for what no chain has written.
        init?(_ text: some StringProtocol) {
            guard let marker = text.ranges(of: EventChain.marker).last, text.hasSuffix("\"}") else { return nil }
            content = String(text[..<marker.lowerBound])
            seal = String(text[marker.upperBound...].dropLast(2))
            guard seal.utf8.count == 64, Hex.bytes(seal) != nil,
                let value = try? JSONReader.read(Array((content + "}").utf8)[...]), case .object(let fields) = value,
                case .number(let digits) = fields["line"], let number = UInt64(digits),
                case .string(let previous) = fields["previous"]
            else { return nil }
            self.number = number
            self.previous = previous
            switch fields["key"] {
            case .string(let name): keyName = name
            default: keyName = nil
            }
        }

        var link: Link { Link(number: number, seal: seal) }
    }

    /// Whether a line's seal is the one that its content has under this chain's key.
    func isAuthentic(_ line: Line) -> Bool {
        constantTimeEqual(SecretBytes(copying: line.seal.utf8), SecretBytes(copying: seal(of: line.content).utf8))
    }
}
