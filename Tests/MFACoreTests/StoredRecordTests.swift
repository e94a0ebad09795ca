import MFACore
import MFATestKit
import Testing

@Suite struct StoredRecordTests {
    private let version = RecordVersion.random(from: SeededRandom(seed: 1))

    @Test func `what no store could keep cannot be made`() throws {
        #expect(throws: StoreError(.valueTooLarge, "")) {
            try StoredRecord(value: [UInt8](repeating: 0, count: (1 << 20) + 1), version: version)
        }
        for name in ["a b", "a\0", "ø", String(repeating: "k", count: 65)] {
            #expect(throws: StoreError(.badKey, "")) { try StoredRecord(value: [], version: version, keyName: name) }
        }
        for identifier in ["", String(repeating: "x", count: 513), String(repeating: "ø", count: 257)] {
            #expect(throws: StoreError(.badKey, "")) { try RecordKey(.account, identifier) }
        }
        for name in ["", "A", "a:b", "a b", String(repeating: "a", count: 65)] {
            #expect(throws: StoreError(.badKey, "")) { try RecordCollection(name) }
        }
    }

    @Test func `a version is sixteen bytes, and its text says which`() throws {
        #expect(RecordVersion(bytes: version.bytes) == version)
        #expect(RecordVersion(hex: version.description) == version)
        for text in ["", "00", version.description.uppercased() + "x", String(version.description.dropLast())] {
            #expect(RecordVersion(hex: text) == nil)
        }
        #expect(RecordVersion(bytes: [UInt8](repeating: 0, count: 15)) == nil)
    }
}
