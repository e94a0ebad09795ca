package import MFACrypto

/// Seals what a page keeps for us between two requests: nobody can read or change it, or use it elsewhere.
///
///     length of the key's name (1 byte) · the key's name · nonce (12) · ciphertext · tag (16), in Base64 for forms
///
/// The key is derived from the master key for the place, which says whose it is and what for.
package enum SealedText {
    /// The longest text that is looked at.
    private static let longest = 4096

    /// The text of a content for a place.
    package static func seal(
        _ content: SecretBytes, for place: [String], in context: RecordContext
    ) async throws(RecordError) -> String {
        let master = try await context.currentKey()
        let name = Array(master.name.text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + name.count + AESGCM.nonceLength + content.count + AESGCM.tagLength)
        bytes.append(UInt8(name.count))
        bytes += name
        let nonce = context.random.bytes(AESGCM.nonceLength)
        bytes += nonce
        let header = Array(bytes)
        AESGCM.seal(content, key: key(master, place, context), nonce: nonce, authenticating: header, into: &bytes)
        return Base64.encode(bytes, .url)
    }

    /// The content of a text that came back; nil if it was made for another place, or by nobody.
    package static func open(
        _ text: String, for place: [String], in context: RecordContext
    ) async throws(RecordError) -> SecretBytes? {
        guard text.utf8.count <= longest, let decoded = Base64.decode(text.utf8, .url) else { return nil }
        let bytes = decoded.withBytes { Array($0) }
        guard let nameLength = bytes.first.map({ Int($0) }), bytes.count > 1 + nameLength + AESGCM.nonceLength else {
            return nil
        }
        let nonceStart = 1 + nameLength
        let sealedStart = nonceStart + AESGCM.nonceLength
        guard let name = String(validating: bytes[1..<nonceStart], as: UTF8.self), let keyName = try? KeyName(name)
        else { return nil }
        let master: MasterKey?
        do throws(KeyError) { master = try await context.keys.key(named: keyName) } catch { throw RecordError(error) }
        guard let master else { return nil }
        return AESGCM.open(
            bytes[sealedStart...], key: key(master, place, context), nonce: bytes[nonceStart..<sealedStart],
            authenticating: Array(bytes[..<sealedStart]))
    }

    /// Lengths stand before the parts, so that no two places are the same.
    private static func key(_ master: MasterKey, _ place: [String], _ context: RecordContext) -> SecretBytes {
        var name: [UInt8] = []
        for part in [context.namespace.name] + place {
            withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { name.append(contentsOf: $0) }
            name += Array(part.utf8)
        }
        return master.derived(for: .ticket, context: name)
    }
}
