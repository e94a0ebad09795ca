import MFACore
import MFACrypto
import TestVectors
import Testing

@Suite struct FieldTests {
    @Test func `what is written is read`() throws {
        let writer = FieldWriter(capacity: 1)
        let numbers: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, 1 << 56, .max]
        let signed: [Int64] = [0, -1, 1, 63, -64, 64, .max, .min]
        writer.list(numbers) { writer.number($0) }
        writer.list(signed) { writer.signed($0) }
        writer.text("blåbærsyltetøy 🫐")
        writer.bytes([0, 255])
        writer.secret(SecretBytes(copying: [UInt8](repeating: 7, count: 9000)))
        writer.optional(Int?.none) { writer.number($0) }
        writer.flag(true)

        let reader = FieldReader(writer.finish())
        #expect(try reader.list { () throws(FieldReader.Failure) in try reader.number() } == numbers)
        #expect(try reader.list { () throws(FieldReader.Failure) in try reader.signed() } == signed)
        #expect(try reader.text() == "blåbærsyltetøy 🫐")
        #expect(try reader.bytes() == [0, 255])
        #expect(try reader.secret().count == 9000)
        #expect(try reader.optional { () throws(FieldReader.Failure) in try reader.number() } == nil)
        #expect(try reader.flag())
        try reader.finish()
    }

    @Test func `a number has one form`() {
        let malformed: [[UInt8]] = [
            [0x80, 0x00], [0xFF, 0x00],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        ]
        for bytes in malformed {
            #expect(throws: FieldReader.Failure.malformedNumber) { try reader(bytes).number() }
        }
        #expect(throws: FieldReader.Failure.truncated) { try reader([0x80]).number() }
        #expect(throws: FieldReader.Failure.truncated) { try reader([]).number() }
    }

    @Test func `a length that does not fit is refused without taking memory`() {
        #expect(throws: FieldReader.Failure.truncated) { try reader([0x05, 1, 2]).bytes() }
        #expect(throws: FieldReader.Failure.truncated) {
            try reader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]).bytes()
        }
        #expect(throws: FieldReader.Failure.malformedNumber) {
            let reader = reader([0xFF, 0xFF, 0xFF, 0x7F, 0])
            _ = try reader.list { () throws(FieldReader.Failure) in try reader.byte() }
        }
    }

    @Test func `what is no truth value and no text is refused`() {
        #expect(throws: FieldReader.Failure.unknownValue) { try reader([2]).flag() }
        #expect(throws: FieldReader.Failure.malformedText) { try reader([2, 0xC3, 0x28]).text() }
        #expect(throws: FieldReader.Failure.overlong) { try reader([0]).finish() }
    }

    private func reader(_ bytes: [UInt8]) -> FieldReader { FieldReader(SecretBytes(copying: bytes)) }
}
