internal import MFACrypto
public import OTPCore

/// A whole export of Google Authenticator: the merged accounts of its batches, or accounts to be exported.
public struct MigrationExport: Sendable {
    /// The accounts in their order; of the batches that have been given.
    public let accounts: [Result<KeyURI, MigrationError>]

    /// The numbers of the batches that are still to be scanned, from 0; empty when the export is complete.
    public let missingBatches: [Int]

    /// Merges batches, in whatever order they were scanned; the same one twice does no harm.
    ///
    /// - Throws: ``MigrationError/Code/mixedExports`` for batches that do not belong together,
    ///   ``MigrationError/Code/conflictingBatches`` for two different ones with the same number, and
    ///   ``MigrationError/Code/missingData`` for none.
    public init(merging batches: [MigrationBatch]) throws(MigrationError) {
        guard let first = batches.first else {
            throw MigrationError(.missingData, "There is no batch to merge; scan the first code.")
        }
        var byIndex: [Int: MigrationBatch] = [:]
        for batch in batches {
            guard batch.id == first.id, batch.size == first.size else {
                throw MigrationError(
                    .mixedExports, "The codes belong to different exports; scan all codes of one export.")
            }
            if let other = byIndex.updateValue(batch, forKey: batch.index), other.accounts != batch.accounts {
                throw MigrationError(
                    .conflictingBatches,
                    "Two different codes say that they are number \(batch.index + 1); export again.")
            }
        }
        missingBatches = (0..<first.size).filter { byIndex[$0] == nil }
        accounts = (0..<first.size).flatMap { byIndex[$0]?.accounts ?? [] }
    }

    /// Writes accounts as URIs that Google Authenticator imports, one for each QR code.
    ///
    /// A picture and further parameters have no field in the format and are left out. Of two different issuers the
    /// parameter's goes in.
    ///
    /// - Parameters:
    ///   - accounts: The accounts.
    ///   - perBatch: How many go into one code, at least one; more make it harder to scan.
    ///   - id: A number that tells this export from others; choose it at random.
    /// - Returns: The URIs, in their order.
    /// - Throws: ``MigrationError`` for an account whose codes would be wrong after the journey: another period than 30
    ///   seconds, other than 6 or 8 digits, SHA-224 or SHA-384, Steam, a counter beyond 2⁶³ − 1.
    public static func encode(
        _ accounts: [KeyURI], perBatch: Int = 10, id: Int32
    ) throws(MigrationError) -> [SensitiveText] {
        precondition(perBatch >= 1, "a batch holds at least one account")
        var messages: [[UInt8]] = []
        for account in accounts { messages.append(try MigrationAccount.message(for: account)) }

        let batches = stride(from: 0, to: messages.count, by: perBatch).map {
            messages[$0..<min($0 + perBatch, messages.count)]
        }
        return batches.enumerated().map { index, batch in
            var writer = ProtobufWriter()
            for message in batch { writer.write(message, field: MigrationBatch.Field.account) }
            writer.write(MigrationBatch.version, field: MigrationBatch.Field.version)
            writer.write(UInt64(batches.count), field: MigrationBatch.Field.size)
            writer.write(UInt64(index), field: MigrationBatch.Field.index)
            writer.write(int32: id, field: MigrationBatch.Field.id)
            let data = writer.bytes.withUnsafeBytes { Base64.encode($0) }
            return SensitiveText("\(MigrationBatch.scheme)?data=\(percentEncoded(data))")
        }
    }
}
