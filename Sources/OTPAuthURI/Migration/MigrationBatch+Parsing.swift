internal import MFACrypto

extension MigrationBatch {
    /// Reads an `otpauth-migration://` URI.
    ///
    /// The data may be percent-encoded or not, in standard or URL-safe Base64, padded or not: different scanners hand over
    /// different forms.
    ///
    /// - Throws: ``MigrationError``.
    public init(parsing text: some StringProtocol) throws(MigrationError) {
        let outcome = text.utf8.withContiguousStorageIfAvailable(MigrationBatch.parsed)
        self = try (outcome ?? Array(text.utf8).withUnsafeBufferPointer(MigrationBatch.parsed)).get()
    }

    /// As a value, since the closures of the standard library may not throw a typed error.
    private static func parsed(_ text: UnsafeBufferPointer<UInt8>) -> Result<MigrationBatch, MigrationError> {
        do throws(MigrationError) {
            let message = try message(text[...])
            return .success(try message.withBytes(batch))
        } catch {
            return .failure(error)
        }
    }

    // MARK: From the URI to the message

    private static func message(_ text: Slice<UnsafeBufferPointer<UInt8>>) throws(MigrationError) -> SecretBytes {
        guard text.count <= maximumLength else {
            throw MigrationError(.tooLong, "The URI has \(text.count) bytes; at most \(maximumLength) are read.")
        }
        let scheme = MigrationBatch.scheme.utf8
        var rest = text.dropFirst(scheme.count)
        guard text.prefix(scheme.count).elementsEqual(scheme, by: { lowercased($0) == $1 }) else { throw .notAnExport }
        if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
        guard rest.first == UInt8(ascii: "?") else { throw .notAnExport }

        let values = rest.dropFirst().split(separator: UInt8(ascii: "&")).filter { $0.starts(with: "data=".utf8) }
        guard values.count == 1 else {
            throw MigrationError(.missingData, "The URI must have one data parameter; it has \(values.count).")
        }
        let value = values[0].dropFirst("data=".utf8.count)
        let data: SecretBytes
        do throws(KeyURIError) {
            // A raw + is itself: Base64 uses it, and nothing here means a space.
            data = try SecretBytes(capacity: value.count) { (output: inout OutputSpan<UInt8>) throws(KeyURIError) in
                try percentDecode(value) { byte, _ in output.append(byte) }
            }
        } catch {
            throw MigrationError(.malformedData, error.description)
        }
        guard let message = data.withBytes({ Base64.decode($0) }) else {
            throw MigrationError(.malformedData, "The data are no Base64; part of the code may be missing.")
        }
        return message
    }

    // MARK: From the message to the accounts

    private static func batch(_ message: UnsafeRawBufferPointer) throws(MigrationError) -> MigrationBatch {
        var accounts: [Result<KeyURI, MigrationError>] = []
        var numbers: [UInt64: UInt64] = [:]
        do throws(ProtobufReader.Fault) {
            var reader = ProtobufReader(message)
            while let (field, value) = try reader.next() {
                switch value {
                case .bytes(let bytes) where field == Field.account: accounts.append(try MigrationAccount.read(bytes))
                case .number(let number): numbers[field] = number
                case .bytes, .skipped: break
                }
            }
        } catch {
            throw MigrationError(.malformedData, "The data are cut off or no export; scan the code again.")
        }
        // An absent number is 0 in this encoding; a single batch may leave out what is understood.
        let size = max(numbers[Field.size] ?? 0, 1)
        let index = numbers[Field.index] ?? 0
        guard size <= 1000, index < size else {
            throw MigrationError(
                .invalidBatch, "The code says that it is number \(index) of \(size), counted from 0, which cannot be.")
        }
        return MigrationBatch(
            size: Int(size), index: Int(index), id: Int32(truncatingIfNeeded: numbers[Field.id] ?? 0),
            accounts: accounts)
    }
}

extension MigrationError {
    fileprivate static var notAnExport: MigrationError {
        MigrationError(.notAnExport, "The URI must begin with \(MigrationBatch.scheme)?data=.")
    }
}
