import Foundation
import OTPAuthURI
import OTPCore
import TestVectors
import Testing

@Suite struct MigrationReadingTests {
    @Test(arguments: TestVectors.all.otpauthMigration.vectors.map(\.id))
    func `the vector file's exports give their accounts`(id: String) throws {
        let vectors = TestVectors.all.otpauthMigration.vectors
        let vector = try #require(vectors.first { $0.id == id })
        let expect = try #require(vector.expect ?? vectors.first { $0.id == vector.sameAs }?.expect)
        let batch = try MigrationBatch(parsing: vector.uri)
        #expect(batch.size == Int(expect.batchSize))
        #expect(batch.index == Int(expect.batchIndex))
        #expect(batch.id == expect.batchID)
        #expect(batch.accounts.count == expect.parameters.count)
        for (account, parameters) in zip(batch.accounts, expect.parameters) {
            let uri = try account.get()
            #expect(uri.secret.withUnsafeBytes { hex($0) } == parameters.secretHex)
            #expect(uri.issuer == parameters.issuer)
            let prefix = parameters.issuer.map { "\($0):" } ?? ""
            let isRepeated = !prefix.isEmpty && parameters.name.hasPrefix(prefix)
            #expect(uri.account == (isRepeated ? String(parameters.name.dropFirst(prefix.count)) : parameters.name))
            #expect(uri.algorithm.rawValue == parameters.algorithm)
            #expect(uri.codeLength == parameters.digits)
            #expect(uri.counter == parameters.counter)
            #expect((uri.counter == nil) == (parameters.type == "totp"))
            #expect(try KeyURI(parsing: uri.encoded().revealed) == uri)
        }
    }

    @Test func `standard and URL-safe Base64 are read, padded, unpadded, escaped or not`() throws {
        let data = "CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACjr4JKK+/////8B"
        let expected = try MigrationBatch(parsing: "otpauth-migration://offline?data=\(data)").accounts
        let urlSafe = data.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        for text in [
            "otpauth-migration://offline?data=\(urlSafe)", "OTPAUTH-MIGRATION://OFFLINE/?data=\(data)",
            "otpauth-migration://offline?x=1&data=\(data)",
        ] {
            #expect(try MigrationBatch(parsing: text).accounts == expected)
        }
        // One byte further the text needs padding: a version written twice.
        let padded =
            "CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABEAEYASAAKOvgkor7/////wE="
        for text in [padded, String(padded.dropLast()), padded.replacingOccurrences(of: "=", with: "%3D")] {
            #expect(try MigrationBatch(parsing: "otpauth-migration://offline?data=\(text)").accounts == expected)
        }
    }

    @Test(
        arguments: [
            ("", MigrationError.Code.notAnExport), ("otpauth://totp/a", .notAnExport),
            ("otpauth-migration://online?data=", .notAnExport),
            ("otpauth-migration://offline", .notAnExport), ("otpauth-migration://offline?", .missingData),
            ("otpauth-migration://offline?data=AA&data=AA", .missingData),
            ("otpauth-migration://offline?data=%Z", .malformedData),
            ("otpauth-migration://offline?data=A", .malformedData),
            ("otpauth-migration://offline?data=AB", .malformedData),
            ("otpauth-migration://offline?data=AA=A", .malformedData),
            ("otpauth-migration://offline?data=AA=", .malformedData),
            ("otpauth-migration://offline?data=CgU=", .malformedData),
            ("otpauth-migration://offline?data=!!!!", .malformedData),
            ("otpauth-migration://offline?data=//////////////8=", .malformedData),
            ("otpauth-migration://offline?data=Cg==", .malformedData),
            ("otpauth-migration://offline?data=AA==", .malformedData),
            ("otpauth-migration://offline?data=Cw==", .malformedData),
            ("otpauth-migration://offline?data=GAEgAQ==", .invalidBatch),
            ("otpauth-migration://offline?data=GOkH", .invalidBatch),
        ] as [(String, MigrationError.Code)])
    func `what is no export is refused`(text: String, code: MigrationError.Code) {
        let error = #expect(throws: MigrationError.self) { try MigrationBatch(parsing: text) }
        #expect(error?.code == code)
    }

    @Test func `an export of a megabyte is refused at once`() {
        let text = "otpauth-migration://offline?data=" + String(repeating: "A", count: 1 << 20)
        let error = #expect(throws: MigrationError.self) { try MigrationBatch(parsing: text) }
        #expect(error?.code == .tooLong)
    }

    @Test func `no damage to an export makes the reader trap`() throws {
        var generator = SeededGenerator(seed: 5)
        let whole = Array(
            try #require(
                Data(
                    base64Encoded:
                        "CjIKCkhlbGxvId6tvu8SHGVuY29kaW5nOiDCv8Okw4TDqcOJPyAoZGVtbykgASgBMAE4BBABGAEgACj///////////8B"))
        )
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                switch Int.random(in: 0..<3, using: &generator) {
                case 0:
                    bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                        in: .min ... .max, using: &generator)
                case 1: bytes = Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &generator)))
                default:
                    bytes.insert(
                        UInt8.random(in: .min ... .max, using: &generator),
                        at: Int.random(in: bytes.indices, using: &generator))
                }
            }
            let text = "otpauth-migration://offline?data=\(Data(bytes).base64EncodedString())"
            _ = try? MigrationBatch(parsing: text)
        }
    }

    /// An export with one account whose fields are given as raw protobuf.
    private func account(_ fields: String) throws -> Result<KeyURI, MigrationError> {
        let message = bytes(hex: fields)
        let data = Data([0x0A, UInt8(message.count)] + message).base64EncodedString()
        return try #require(try MigrationBatch(parsing: "otpauth-migration://offline?data=\(data)").accounts.first)
    }

    @Test func `an account that cannot be read spoils none of the others, and says why`() throws {
        let secret = "0a0448656c6c", name = "120161", sha1 = "2001", six = "2801", totp = "3002", hotp = "3001"
        #expect(try account(secret + name + sha1 + six + totp).get().account == "a")
        let cases: [(String, MigrationError.Code)] = [
            (secret + name + six + totp, .unsupportedAlgorithm),
            (secret + name + "2000" + six + totp, .unsupportedAlgorithm),
            (secret + name + "2004" + six + totp, .unsupportedAlgorithm),
            (secret + name + "2005" + six + totp, .unsupportedAlgorithm),
            (secret + name + sha1 + totp, .unsupportedDigits),
            (secret + name + sha1 + "2803" + totp, .unsupportedDigits),
            (secret + name + sha1 + six, .unsupportedType), (secret + name + sha1 + six + "3003", .unsupportedType),
            (name + sha1 + six + totp, .invalidSecret), ("0a00" + name + sha1 + six + totp, .invalidSecret),
            (secret + sha1 + six + totp, .emptyAccount), (secret + "120120" + sha1 + six + totp, .emptyAccount),
            (secret + "1201ff" + sha1 + six + totp, .malformedText),
            (secret + "12010a" + sha1 + six + totp, .malformedText),
            (secret + name + sha1 + six + hotp + "38ffffffffffffffffff01", .unsupportedCounter),
        ]
        for (fields, code) in cases {
            guard case .failure(let error) = try account(fields) else {
                Issue.record("\(fields) was read")
                continue
            }
            #expect(error.code == code)
            #expect(!error.description.isEmpty)
        }
        // Fields of kinds that the format does not use are passed over: eight bytes and four.
        #expect(try account(secret + name + sha1 + six + totp + "4900000000000000004d00000000").get().codeLength == 6)
        #expect(try account(secret + name + sha1 + six + totp).get().warnings.map(\.code) == [.shortSecret])
    }

    @Test func `a name with a colon and no issuer stays in one piece`() throws {
        let uri = try account("0a0448656c6c" + "1203613a62" + "200128013002").get()
        #expect(uri.account == "a:b")
        #expect(uri.issuer == nil)
        #expect(try KeyURI(parsing: uri.encoded().revealed) == uri)
    }
}

@Suite struct MigrationExportTests {
    private func accounts(_ count: Int) throws -> [KeyURI] {
        try (0..<count).map { index in
            index.isMultiple(of: 3)
                ? try makeURI(
                    .hotp(HOTP(secret: secret, algorithm: .sha512), counter: UInt64(index)), account: "account \(index)"
                )
                : try makeURI(
                    .totp(TOTP(secret: secret, algorithm: .sha256, digits: .eight)), issuer: "Ærlig",
                    account: "konto \(index)")
        }
    }

    @Test(arguments: [Int32.min, -1, 0, 1, .max])
    func `what is exported is imported again, whatever the order of the codes`(id: Int32) throws {
        let accounts = try accounts(25)
        let codes = try MigrationExport.encode(accounts, perBatch: 7, id: id)
        #expect(codes.count == 4)
        var generator = SeededGenerator(seed: 25)
        let batches = try codes.map { try MigrationBatch(parsing: $0.revealed) }.shuffled(using: &generator)
        #expect(batches.allSatisfy { $0.id == id && $0.size == 4 })
        let merged = try MigrationExport(merging: batches + batches.prefix(1))
        #expect(merged.missingBatches.isEmpty)
        #expect(try merged.accounts.map { try $0.get() } == accounts)
    }

    @Test func `the vector file's two batches are one export, in either order`() throws {
        let vectors = TestVectors.all.otpauthMigration.vectors.filter { $0.id.hasPrefix("self-built-batch") }
        let batches = try vectors.map { try MigrationBatch(parsing: $0.uri) }
        for order in [batches, batches.reversed()] {
            let export = try MigrationExport(merging: order)
            #expect(try export.accounts.map { try $0.get().account } == ["alice@example.com", "bob@example.com"])
        }
        #expect(try MigrationExport(merging: [batches[1]]).missingBatches == [0])
    }

    @Test func `codes that do not belong together are refused`() throws {
        let first = try MigrationExport.encode(accounts(4), perBatch: 2, id: 1).map {
            try MigrationBatch(parsing: $0.revealed)
        }
        let other = try MigrationExport.encode(accounts(4), perBatch: 2, id: 2).map {
            try MigrationBatch(parsing: $0.revealed)
        }
        let forged = try MigrationExport.encode(accounts(4).reversed(), perBatch: 2, id: 1).map {
            try MigrationBatch(parsing: $0.revealed)
        }
        let cases: [([MigrationBatch], MigrationError.Code)] = [
            ([], .missingData), ([first[0], other[1]], .mixedExports), ([first[0], forged[0]], .conflictingBatches),
        ]
        for (batches, code) in cases {
            let error = #expect(throws: MigrationError.self) { try MigrationExport(merging: batches) }
            #expect(error?.code == code)
        }
    }

    @Test func `what the format cannot carry is refused and not changed`() throws {
        let cases: [(KeyURI, MigrationError.Code)] = [
            (try makeURI(.totp(TOTP(secret: secret, period: .minute))), .unsupportedPeriod),
            (try makeURI(.totp(TOTP(secret: secret, digits: .seven))), .unsupportedDigits),
            (try makeURI(.hotp(HOTP(secret: secret, digits: .nine), counter: 0)), .unsupportedDigits),
            (try makeURI(.totp(TOTP(secret: secret, algorithm: .sha224))), .unsupportedAlgorithm),
            (try makeURI(.steam(SteamGuard(secret: secret))), .unsupportedType),
            (try makeURI(.hotp(HOTP(secret: secret), counter: 1 << 63)), .unsupportedCounter),
        ]
        for (uri, code) in cases {
            let error = #expect(throws: MigrationError.self) { try MigrationExport.encode([makeURI(), uri], id: 1) }
            #expect(error?.code == code)
        }
        #expect(try MigrationExport.encode([], id: 1).isEmpty)
    }

    @Test func `Base64 is written as Foundation writes it`() throws {
        for count in 1..<7 {
            let uri = try makeURI(account: String(repeating: "a", count: count))
            let text = try #require(try MigrationExport.encode([uri], id: 1).first).revealed
            let data = try #require(URLComponents(string: text)?.queryItems?.first?.value)
            #expect(Data(base64Encoded: data)?.base64EncodedString() == data)
        }
    }
}
