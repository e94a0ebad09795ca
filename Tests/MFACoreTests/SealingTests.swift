import MFACore
import MFATestKit
import OTPCore
import TestSupport
import TestVectors
import Testing

@Suite struct SealingTests {
    private let key: RecordKey

    init() throws { key = try RecordKey(.account, "alice") }

    /// A store that holds one account, and its record.
    private func stored(_ fixture: Fixture) async throws -> StoredRecord {
        try await fixture.storeAccount()
        return try #require(try await fixture.store.read(key, at: fixture.time.now()))
    }

    /// What loading says when a record stands in the place of the account's.
    private func loading(
        _ record: StoredRecord, as id: String = "alice", keys: KeyRing = Fixture.keys("2026-11"),
        namespace: Namespace = .none
    ) async throws -> RecordError? {
        let other = Fixture(namespace: namespace, keys: keys)
        let place = try RecordKey(namespace.collection(.account), id)
        _ = try await other.store.write(.insert(record), to: place, at: other.time.now())
        do throws(RecordError) {
            _ = try await other.accounts.load(try AccountID(id))
            return nil
        } catch {
            #expect(
                other.observer.contents.contains { if case .recordRefused = $0 { true } else { false } }
                    == (error.code == .refused))
            return error
        }
    }

    @Test func `every single bit that is changed is noticed`() async throws {
        let record = try await stored(Fixture())
        #expect(try await loading(record) == nil)
        var accepted = 0
        for index in record.value.indices {
            for bit in 0..<8 {
                var value = record.value
                value[index] ^= 1 << bit
                let changed = try StoredRecord(value: value, version: record.version, keyName: record.keyName)
                if try await loading(changed) == nil { accepted += 1 }
            }
        }
        #expect(accepted == 0)
    }

    @Test func `a record that is cut or lengthened is noticed`() async throws {
        let record = try await stored(Fixture())
        for length in 0..<record.value.count {
            let cut = try StoredRecord(value: Array(record.value.prefix(length)), version: record.version)
            #expect(try await loading(cut) != nil)
        }
        let longer = try StoredRecord(value: record.value + [0], version: record.version)
        #expect(try await loading(longer)?.code == .refused)
    }

    @Test func `a record does not open as another user's, another tenant's, another writing's or for longer`()
        async throws
    {
        let record = try await stored(Fixture())
        #expect(try await loading(record, as: "bob")?.code == .refused)
        #expect(try await loading(record, namespace: Namespace("acme"))?.code == .refused)
        let other = try StoredRecord(value: record.value, version: .random(from: SeededRandom(seed: 5)))
        #expect(try await loading(other)?.code == .refused)
        let longer = try StoredRecord(
            value: record.value, version: record.version, expiresAt: UnixTime(.max))
        #expect(try await loading(longer)?.code == .refused)
    }

    @Test func `a record under a key that is not in the ring, or under another key of that name, does not open`()
        async throws
    {
        let record = try await stored(Fixture())
        let missing = try await loading(record, keys: Fixture.keys("2027-01"))
        #expect(missing?.code == .refused)
        #expect(missing?.description.contains("2026-11") == true)
        let impostor = try KeyRing(
            current: MasterKey(name: KeyName("2026-11"), bytes: [UInt8](repeating: 9, count: 32)))
        #expect(try await loading(record, keys: impostor)?.code == .refused)
    }

    @Test func `two writings of the same account have no byte of their nonces and contents in common by rule`()
        async throws
    {
        let (first, second) = (try await stored(Fixture(seed: 1)), try await stored(Fixture(seed: 2)))
        let header = 2 + "2026-11".utf8.count
        #expect(first.value.prefix(header) == second.value.prefix(header))
        #expect(first.value.dropFirst(header).prefix(12) != second.value.dropFirst(header).prefix(12))
        #expect(first.keyName == "2026-11")
    }

    @Test func `another implementation opens what is sealed, and refuses what is changed`() async throws {
        var requests: [String] = []
        var random = SeededGenerator(SeededRandom(seed: 41))
        for index in 0..<40 {
            let fixture = Fixture(seed: UInt64(index))
            let id = String(repeating: "å", count: 1 + index * 3)
            try await fixture.storeAccount(id, apps: index % 4)
            let place = try RecordKey(.account, id)
            guard let record = try await fixture.store.read(place, at: fixture.time.now()) else { continue }
            func request(_ value: [UInt8]) -> String {
                [
                    hex(Fixture.keyBytes("2026-11")), hex(Array("account".utf8)), hex(Array(id.utf8)),
                    hex(record.version.bytes), "-", hex(value),
                ].joined(separator: " ")
            }
            requests.append(request(record.value))
            var changed = record.value
            changed[Int.random(in: 9..<changed.count, using: &random)] ^= 1
            requests.append(request(changed))
        }
        #expect(requests.count >= 60)
        let answers = try await Oracle.answers("open_record.py", to: requests)
        for (index, answer) in answers.enumerated() {
            #expect((answer == "refused") == (index % 2 == 1))
            // The account's own format and identifier stand at the beginning of the content.
            if index % 2 == 0 { #expect(answer.hasPrefix("02")) }
        }
    }
}
