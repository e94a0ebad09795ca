import Foundation
import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct PersonTests {
    /// A store in which users whose identifiers resemble each other have accounts, flows and counters.
    private func crowd() async throws -> (Fixture, ids: [AccountID]) {
        let fixture = Fixture()
        let ids = try ["a", "a/b", "1:a/", "aa", "ä", "*"].map { try AccountID($0) }
        for id in ids {
            try await fixture.storeAccount(id.text)
            for index in 0..<3 {
                let key = try RecordKey(.flow, PersonalKey.prefix(of: id) + "flow \(index)")
                let record = try StoredRecord(value: [1], version: .random(from: fixture.random))
                _ = try await fixture.store.write(.insert(record), to: key, at: fixture.time.now())
            }
            let counter = try RecordKey(.limit, PersonalKey.prefix(of: id) + "sms")
            _ = try await fixture.store.add(1, to: counter, expiresAt: UnixTime(.max), at: fixture.time.now())
        }
        return (fixture, ids)
    }

    @Test func `erasing removes all that is a user's and nothing that is another's`() async throws {
        let (fixture, ids) = try await crowd()
        for (index, id) in ids.enumerated() {
            fixture.observer.clear()
            #expect(try await fixture.accounts.erase(id, fixture.occasion()) == 5)
            #expect(fixture.observer.contents == [.accountErased(records: 5)])
            #expect(try await fixture.accounts.load(id) == nil)
            #expect(try await fixture.accounts.export(id, fixture.occasion()) == nil)
            for other in ids[(index + 1)...] {
                #expect(try await fixture.accounts.export(other, fixture.occasion())?.others.count == 4)
            }
        }
        for collection in [RecordCollection.account, .flow, .limit] {
            for kind in PageRequest.Kind.allCases {
                let page = try await fixture.store.page(PageRequest(kind, in: collection), at: fixture.time.now())
                #expect(page.identifiers.isEmpty)
            }
        }
    }

    @Test func `an account that does not open is erased all the same`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let blind = Fixture(store: fixture.store, keys: Fixture.keys("other"))
        await #expect(throws: RecordError(.refused, "")) { try await blind.accounts.load(id) }
        #expect(try await blind.accounts.erase(id, blind.occasion()) == 1)
    }

    @Test func `an export shows what is stored about a person, and no secret`() async throws {
        let fixture = Fixture()
        let id = try await fixture.storeAccount()
        let phone = ConfirmedFactor(
            id: .random(from: fixture.random), name: "Kari's \"phone\"",
            credential: .phone(try #require(PhoneAddress(e164: "+4790123456"))), createdAt: fixture.time.now(),
            confirmedAt: fixture.time.now())
        let token = ConfirmedFactor(
            id: .random(from: fixture.random), name: "list",
            credential: .other(
                try FactorMethod(custom: "token-list", interaction: .typed),
                OtherCredential(personal: ["serial": "A-17"], secret: Array("hush-hush".utf8))),
            createdAt: fixture.time.now(), confirmedAt: fixture.time.now())
        let policy = try Policy(
            methods: [.authenticatorApp, .sms, FactorMethod(custom: "token-list", interaction: .typed)])
        let occasion = fixture.occasion()
        try await fixture.accounts.update(id) { account, _ in
            Result { () throws(AccountRefusal) in
                try account.add(phone, under: policy, occasion)
                try account.add(token, under: policy, occasion)
                let codes = RecoveryCodeSet(
                    scheme: "test", salt: [9], issuedAt: occasion.at, entries: [.init(digest: Array("digest".utf8))])
                account.issueRecoveryCodes(codes, occasion)
            }
        }.get()
        let export = try #require(try await fixture.accounts.export(id, occasion))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(export.json.utf8)) as? [String: Any])
        let factors = try #require(object["factors"] as? [[String: Any]])
        #expect(factors.map { $0["method"] as? String } == ["authenticator-app", "sms", "token-list"])
        #expect(factors[1]["number"] as? String == "+4790123456")
        #expect(factors[1]["name"] as? String == "Kari's \"phone\"")
        #expect(factors[2]["serial"] as? String == "A-17")
        #expect((object["recoveryCodes"] as? [String: Any])?["remaining"] as? Int == 1)
        let secret = fixture.totp().secret.base32(groupsOf: nil).revealed
        for hidden in [secret, "hush", "digest", "6469676573"] { #expect(!export.json.contains(hidden)) }
        #expect(fixture.observer.contents.last == .accountExported)
    }
}
