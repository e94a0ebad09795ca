package import MFACrypto

/// What is kept in a record: a value that writes itself down in few bytes, and reads itself again.
package protocol RecordValue: Sendable {
    /// What the value is called in a sentence.
    static var noun: String { get }
    /// The number of the form that ``write(to:)`` writes; it is stored in front.
    static var format: UInt8 { get }

    /// Writes the value.
    func write(to writer: FieldWriter)

    /// Reads a value of that form, which is not newer than ``format``.
    init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure)
}

/// What is sealed: the form, the value, and a number that grows with every writing.
struct RecordContent<Value: RecordValue> {
    let value: Value
    /// Tells an older state from a newer one.
    let revision: UInt64
    /// As it is sealed.
    let encoded: SecretBytes
    /// How many of the bytes are the form and the value; the rest is the revision.
    private let bodyLength: Int

    /// What is to be written.
    init(_ value: Value, revision: UInt64) {
        let writer = FieldWriter()
        writer.byte(Value.format)
        value.write(to: writer)
        bodyLength = writer.count
        writer.number(revision)
        self.value = value
        self.revision = revision
        encoded = writer.finish()
    }

    /// What was read.
    init(_ bytes: SecretBytes) throws(RecordError) {
        let reader = FieldReader(bytes)
        let format: UInt8
        do throws(FieldReader.Failure) { format = try reader.byte() } catch { throw RecordError(error) }
        guard format <= Value.format else {
            throw RecordError(
                .newerFormat,
                "The \(Value.noun) was written by a newer release, in the form \(format); this one knows forms up to "
                    + "\(Value.format). Update this server.")
        }
        do throws(FieldReader.Failure) {
            value = try Value(from: reader, format: format)
            bodyLength = bytes.count - reader.remaining
            revision = try reader.number()
            try reader.finish()
        } catch {
            throw RecordError(error)
        }
        encoded = bytes
    }

    /// Whether the same would be stored, apart from the revision.
    func says(sameAs other: RecordContent) -> Bool {
        bodyLength == other.bodyLength && encoded.begins(as: other.encoded, count: bodyLength)
    }
}
