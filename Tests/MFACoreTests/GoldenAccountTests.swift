import Foundation
import MFACore
import MFACrypto
import MFATestKit
import OTPCore
import TestVectors
import Testing

/// Accounts as releases have written them, which every later release must be able to read.
@Suite struct GoldenAccountTests {
    /// An account with one of everything that an account can hold, the same in every run.
    private func everything() throws -> Account {
        let fixture = Fixture(seed: 77)
        let token = try FactorMethod(custom: "token-list", interaction: .typed)
        let policy = try Policy(
            methods: [.authenticatorApp, .sms, token],
            enforcement: .requiredFrom(
                .init(UnixTime(fixture.time.now().seconds + 86_400), remindFrom: fixture.time.now())),
            trustedDevices: .on(lifetime: .seconds(86_400)))
        var account = try fixture.account("blåbær", apps: 3, policy: policy)
        for credential: Credential in [
            .phone(try #require(PhoneAddress(e164: "+4790123456"))),
            .other(token, OtherCredential(personal: ["serial": "A-17"], secret: [1, 2, 3])),
        ] {
            let factor = ConfirmedFactor(
                id: .random(from: fixture.random), name: "🔑", credential: credential,
                createdAt: fixture.time.now(), confirmedAt: fixture.time.now())
            try account.add(factor, under: policy, fixture.occasion())
        }
        try account.remove(account.factors[0].id, under: policy, fixture.occasion())
        _ = account.verifyAppCode(typed: fixture.code(1), under: policy, fixture.occasion())
        let challenge = CodeChallenge(
            id: .random(from: fixture.random), purpose: .addNumber,
            address: try #require(PhoneAddress(e164: "+4690123456")), factor: nil, session: SessionBinding("laptop"),
            rules: .standard, random: fixture.random, at: fixture.time.now())
        try account.begin(challenge, by: .known, under: policy, rules: .standard, fixture.occasion())
        try account.suspend(account.factors[1].id, because: .reportedLost, fixture.occasion())
        try account.disable(account.factors[2].id, because: .deniedByUser, fixture.occasion())
        for client in ClientStanding.allCases {
            for _ in 0..<11 {
                _ = account.verifyAppCode(
                    typed: fixture.wrongCode(apps: 2), by: client, under: policy, fixture.occasion())
            }
        }
        account.issueRecoveryCodes(
            RecoveryCodeSet(
                scheme: "test", salt: [5, 6], issuedAt: fixture.time.now(),
                entries: [.init(digest: [7]), .init(digest: [8])]), fixture.occasion())
        _ = account.spendRecoveryCode(at: 1, fixture.occasion())
        account.trust(
            TrustedDevice(
                id: .random(from: fixture.random), name: "desk", secret: [9, 9], uses: 3,
                createdAt: fixture.time.now(), expiresAt: UnixTime(fixture.time.now().seconds + 60),
                lastUsedAt: fixture.time.now()), under: policy, fixture.occasion())
        _ = account.snoozeReminder(under: policy, fixture.occasion())
        account.exempt(until: UnixTime(fixture.time.now().seconds + 99), reason: "x", fixture.occasion())
        return account
    }

    /// The same with one of everything that form 2 has brought.
    private func everythingNew() throws -> Account {
        var account = try everything()
        let fixture = Fixture(seed: 78)
        let now = account.createdAt
        for _ in 0..<34 {
            let isNew = account.redeemSignIn(
                .random(from: fixture.random), begunAt: now, expiresAt: UnixTime(now.seconds + 600), at: now)
            // Beyond the limit what has begun by then is over as a whole.
            guard isNew else { break }
        }
        account.requestReset(
            .random(from: fixture.random), coolingOff: .seconds(86_400), reason: "lost phone",
            Occasion(at: now, by: .staff("ola")))
        account.issue(
            IssuedCode(
                id: .random(from: fixture.random), address: "mail-1", channel: .email, random: fixture.random, at: now),
            at: now)
        return account
    }

    private func written(_ account: Account) -> [UInt8] {
        let writer = FieldWriter()
        account.write(to: writer)
        return writer.finish().withBytes { Array($0) }
    }

    private func read(_ bytes: [UInt8], format: UInt8) throws -> Account {
        let reader = FieldReader(SecretBytes(copying: bytes))
        let account = try Account(from: reader, format: format)
        try reader.finish()
        return account
    }

    private func golden(_ format: Int) throws -> String {
        let url = try #require(
            Bundle.module.url(forResource: "account-\(format)", withExtension: "hex", subdirectory: "Golden"))
        return try String(contentsOf: url, encoding: .utf8).filter { $0.isHexDigit }
    }

    /// What form 2 has beyond form 1, for an account with nothing of it: no sign-ins, nothing closed, no reset, no codes, and
    /// nothing that has to be begun anew.
    private let nothingNew = "0000000000"

    @Test func `an account that was written in form 1 is read, and written in form 2`() throws {
        let text = try golden(1)
        let golden = try read(try #require(Hex.bytes(text)), format: 1)
        #expect(hex(written(golden)) == text + nothingNew)
        let account = try everything()
        #expect(written(golden) == written(account))
        #expect(golden.factors.map(\.state) == account.factors.map(\.state))
        #expect(golden.guesses == account.guesses)
        #expect(golden.recoveryCodes == account.recoveryCodes)
        #expect(golden.trustedDevices.map(\.id) == account.trustedDevices.map(\.id))
        #expect(golden.trustedDevices.map(\.secret) == account.trustedDevices.map(\.secret))
        #expect(golden.enforcement == account.enforcement)
        #expect(golden.liveChallenges(at: account.createdAt).map(\.address.e164) == ["+4690123456"])
        #expect(golden.lastUsedFactor == account.lastUsedFactor)
        #expect(golden.retired.map(\.history) == account.retired.map(\.history))
    }

    @Test func `an account that was written in form 2 is read, and written in the same bytes`() throws {
        let text = try golden(2)
        let golden = try read(try #require(Hex.bytes(text)), format: 2)
        #expect(hex(written(golden)) == text)
        let account = try everythingNew()
        #expect(written(golden) == written(account))
        #expect(golden.pendingReset == account.pendingReset)
        let now = account.createdAt
        #expect(golden.liveIssuedCodes(at: now).map(\.codeText) == account.liveIssuedCodes(at: now).map(\.codeText))
    }

    @Test func `an account that is cut, lengthened or changed anywhere is refused or read as what it says`() throws {
        let bytes = written(try everythingNew())
        for length in bytes.indices {
            #expect(throws: FieldReader.Failure.self) { try read(Array(bytes[..<length]), format: 2) }
        }
        #expect(throws: FieldReader.Failure.overlong) { try read(bytes + [0], format: 2) }
        var random = SeededGenerator(SeededRandom(seed: 8))
        for _ in 0..<5_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Whatever is read is written with the same bytes: nothing is understood in two ways.
            if let account = try? read(changed, format: 2) { #expect(written(account) == changed) }
        }
    }

    @Test func `a record from a newer release is refused with a sentence that says so`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let key = try RecordKey(.account, id.text)
        let record = try #require(try await fixture.store.read(key, at: fixture.time.now()))
        let sealer = Sealer(keys: Fixture.keys("2026-11"), random: fixture.random)
        let content = try await sealer.open(record, of: key).withBytes { Array($0) }
        let newer = try await sealer.seal(
            SecretBytes(copying: [3] + content.dropFirst()), for: key, expiresAt: nil)
        _ = try await fixture.store.write(.replace(record.version, with: newer), to: key, at: fixture.time.now())
        let error = await #expect(throws: RecordError.self) { try await fixture.accounts.load(id) }
        #expect(error?.code == .newerFormat)
        #expect(error?.description.contains("newer release") == true)
    }
}
