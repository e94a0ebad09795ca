internal import MFACrypto
internal import OTPCore

/// The form in which a record leaves the process.
///
///     format (1 byte) · length of the key's name (1) · the key's name · nonce (12) · ciphertext · tag (16)
///
/// The key is derived from the master key for this collection and identifier. Authenticated with the content are the
/// format, the key's name, the collection, the identifier, the version and the expiry: a value that is moved to another row, or
/// to another time of the same row, does not open, and nobody can make a record live longer by changing a column.
struct SealedBox {
    static let format: UInt8 = 1
    static let nonceLength = AESGCM.nonceLength

    let keyName: KeyName
    private let bytes: [UInt8]
    private let nonce: ArraySlice<UInt8>
    private let sealed: ArraySlice<UInt8>

    /// Takes apart what was read.
    init(_ bytes: [UInt8]) throws(SealingError) {
        guard let format = bytes.first else {
            throw SealingError(.notAuthentic, "The record is empty; it was not written by this package.")
        }
        guard format == SealedBox.format else {
            throw SealingError(
                .unknownFormat,
                "The record has the sealing format \(format), and this release knows \(SealedBox.format); "
                    + "it was written by a newer release, or it is damaged.")
        }
        let nameLength = bytes.count > 1 ? Int(bytes[1]) : 0
        let nonceStart = 2 + nameLength
        let sealedStart = nonceStart + AESGCM.nonceLength
        guard bytes.count >= sealedStart + AESGCM.tagLength,
            let name = String(validating: bytes[2..<nonceStart], as: UTF8.self),
            let keyName = try? KeyName(name)
        else {
            throw SealingError(.notAuthentic, "The record is damaged: its header cannot be read.")
        }
        self.bytes = bytes
        self.keyName = keyName
        nonce = bytes[nonceStart..<sealedStart]
        sealed = bytes[sealedStart...]
    }

    /// What looks like a record and is none.
    static func unopenable(contentCount: Int, keyName: KeyName) -> SealedBox {
        SealedBox(unopenable: [UInt8](repeating: 0, count: nonceLength + contentCount + AESGCM.tagLength), keyName)
    }

    private init(unopenable bytes: [UInt8], _ keyName: KeyName) {
        self.bytes = bytes
        self.keyName = keyName
        nonce = bytes[..<SealedBox.nonceLength]
        sealed = bytes[SealedBox.nonceLength...]
    }

    /// The content, if nothing at all has been changed.
    func open(with key: MasterKey, as place: Place) throws(SealingError) -> SecretBytes {
        let content = AESGCM.open(
            sealed, key: key.derived(for: .record, context: place.name), nonce: nonce,
            authenticating: place.context(keyName: keyName))
        guard let content else {
            throw SealingError(
                .notAuthentic,
                "The record does not open: it was changed, or moved here from another row or another time.")
        }
        return content
    }

    /// The bytes to store.
    static func seal(
        _ content: SecretBytes, with key: MasterKey, as place: Place, nonce: [UInt8]
    ) -> [UInt8] {
        let name = Array(key.name.text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 + name.count + nonce.count + content.count + AESGCM.tagLength)
        bytes += [format, UInt8(name.count)]
        bytes += name
        bytes += nonce
        AESGCM.seal(
            content, key: key.derived(for: .record, context: place.name), nonce: nonce,
            authenticating: place.context(keyName: key.name), into: &bytes)
        return bytes
    }

    /// Where and when a record stands.
    struct Place {
        let key: RecordKey
        let version: RecordVersion
        let expiresAt: UnixTime?

        /// The row: no collection has a zero byte, so the two parts cannot be confused.
        var name: [UInt8] { Array(key.collection.name.utf8) + [0] + Array(key.identifier.utf8) }

        func context(keyName: KeyName) -> [UInt8] {
            var context: [UInt8] = []
            context.reserveCapacity(256)
            context.append(format)
            func append(_ bytes: some Collection<UInt8>) {
                withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { context.append(contentsOf: $0) }
                context.append(contentsOf: bytes)
            }
            append(keyName.text.utf8)
            append(key.collection.name.utf8)
            append(key.identifier.utf8)
            append(version.bytes)
            append(expiresAt.map { withUnsafeBytes(of: $0.seconds.bigEndian) { Array($0) } } ?? [])
            return context
        }
    }
}
