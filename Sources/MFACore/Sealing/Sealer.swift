package import OTPCore
package import MFACrypto

/// Seals records on their way out, and opens them on their way in.
package struct Sealer: Sendable {
    private let keys: any KeyProvider
    private let random: any RandomSource

    package init(keys: any KeyProvider, random: any RandomSource) {
        self.keys = keys
        self.random = random
    }

    /// The record to store.
    package func seal(
        _ content: SecretBytes, for key: RecordKey, expiresAt: UnixTime?
    ) async throws(RecordError) -> StoredRecord {
        let master: MasterKey
        do throws(KeyError) { master = try await keys.currentKey() } catch { throw RecordError(error) }
        // Both at once: a draw costs about the same for any number of bytes.
        let chance = random.bytes(RecordVersion.byteCount + SealedBox.nonceLength)
        guard let version = RecordVersion(bytes: chance.prefix(RecordVersion.byteCount)) else {
            preconditionFailure("sixteen bytes make a version")
        }
        let value = SealedBox.seal(
            content, with: master, as: .init(key: key, version: version, expiresAt: expiresAt),
            nonce: Array(chance.suffix(SealedBox.nonceLength)))
        do throws(StoreError) {
            return try StoredRecord(
                value: value, version: version, expiresAt: expiresAt, keyName: master.name.text)
        } catch {
            throw RecordError(error)
        }
    }

    /// The content of a record that was read under a key.
    package func open(_ record: StoredRecord, of key: RecordKey) async throws(RecordError) -> SecretBytes {
        let box: SealedBox
        do throws(SealingError) { box = try SealedBox(record.value) } catch { throw RecordError(error) }
        let master: MasterKey?
        do throws(KeyError) { master = try await keys.key(named: box.keyName) } catch { throw RecordError(error) }
        guard let master else {
            throw RecordError(
                SealingError(
                    .unknownKey,
                    "The record is sealed under the key “\(box.keyName)”, which is not in the ring; add it."))
        }
        let place = SealedBox.Place(key: key, version: record.version, expiresAt: record.expiresAt)
        do throws(SealingError) { return try box.open(with: master, as: place) } catch { throw RecordError(error) }
    }

    /// Computes what opening a record costs, where there is none, so that the time does not tell.
    package func rehearseOpening(of key: RecordKey) async throws(RecordError) {
        let master: MasterKey
        do throws(KeyError) { master = try await keys.currentKey() } catch { throw RecordError(error) }
        // Nobody has sealed it, so it does not open; finding that out takes as long.
        let box = SealedBox.unopenable(contentCount: Sealer.usualCount, keyName: master.name)
        _ = try? box.open(with: master, as: .init(key: key, version: .random(from: random), expiresAt: nil))
    }

    /// About as many bytes as an account with an app has.
    private static let usualCount = 256

    /// Whether a record is sealed under another key than the current one.
    package func isStale(_ record: StoredRecord) async throws(RecordError) -> Bool {
        do throws(KeyError) {
            return record.keyName != (try await keys.currentKey()).name.text
        } catch {
            throw RecordError(error)
        }
    }
}
