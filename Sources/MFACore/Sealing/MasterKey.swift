package import MFACrypto

/// A named key that the keys of records are derived from.
///
/// Its bytes are overwritten when the last copy goes; printing it shows its name.
public struct MasterKey: Sendable {
    /// The number of bytes of a key.
    public static let byteCount = 32

    /// The name.
    public let name: KeyName

    // What HKDF makes of the key's bytes once, so that each record costs one step of it.
    private let concentrated: SecretBytes

    /// A key that was made elsewhere, by a key service for example.
    ///
    /// - Throws: ``KeyError/Code/badKey`` for another number of bytes than 32.
    public init(name: KeyName, bytes: some Collection<UInt8>) throws(KeyError) {
        try self.init(name: name, SecretBytes(copying: bytes))
    }

    package init(name: KeyName, _ bytes: SecretBytes) throws(KeyError) {
        guard bytes.count == MasterKey.byteCount else {
            throw KeyError(
                .badKey, "The key “\(name)” has \(bytes.count) bytes; it must have \(MasterKey.byteCount) of them.")
        }
        self.name = name
        concentrated = HKDF.extract(bytes, salt: Array("swift-mfa master key".utf8))
    }

    /// The key for one purpose.
    package func derived(for purpose: Purpose, context: [UInt8]) -> SecretBytes {
        HKDF.expand(concentrated, context: Array(purpose.rawValue.utf8) + [0] + context)
    }

    /// What stands for a value in the name of a record or counter, so that nobody can tell the value without the key.
    package func index(of value: String) -> String {
        let key = derived(for: .index, context: Array(value.utf8))
        return key.withBytes { Hex.text($0.prefix(16)) }
    }

    /// What keys are derived for; two purposes never share a key.
    package enum Purpose: String {
        case record = "record"
        case eventLog = "event log"
        case index = "index"
        case receipt = "receipt"
        case ticket = "ticket"
    }
}

extension MasterKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and nothing else.
    public var description: String { "MasterKey(\(name))" }
    /// The name and nothing else.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
