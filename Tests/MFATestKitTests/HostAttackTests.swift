import MFATestKit
import Synchronization
import Testing

/// The attacks that depend on a host, on one that fends them all off, and on one that has a fault.
@Suite struct HostAttackTests {
    private func findings(_ fault: ToyHost.Fault?, _ attack: HostAttack) async throws -> [String] {
        let found = Mutex<[String]>([])
        try await HostAttacks(ToyHost(fault)).only(attack).reporting { finding in
            found.withLock { $0.append(finding.sentence) }
        }.run()
        return found.withLock { $0 }
    }

    @Test func `a host that keeps to everything passes`() async throws {
        try await HostAttacks(ToyHost()).run()
        for attack in HostAttack.allCases { #expect(try await findings(nil, attack).isEmpty) }
    }

    /// Expects that a fault is found by an attack, and that what is found begins with its number.
    private func expect(_ fault: ToyHost.Fault, by attack: HostAttack, _ words: String) async throws {
        let found = try await findings(fault, attack)
        #expect(found.contains { $0.contains(words) }, "\(found)")
        #expect(found.allSatisfy { $0.hasPrefix("\(attack.rawValue): ") })
    }

    @Test func `T10: a host that believes forwarded addresses is found`() async throws {
        try await expect(.believesForwarded, by: .forgedAddress, "X-Forwarded-For")
    }

    @Test func `T18: a host that counts each name of a user by itself is found`() async throws {
        try await expect(.aliasesAreAccounts, by: .alias, "wrong codes by one name")
    }

    @Test(arguments: [ToyHost.Fault.servesPendingSessions, .servesPendingAPI])
    func `T24: a host that serves a session with the password alone is found`(_ fault: ToyHost.Fault) async throws {
        try await expect(fault, by: .pendingSession, "was served at POST /api/token")
    }

    @Test func `T25: a host that asks nobody who comes by federation is found`() async throws {
        try await expect(.skipsAfterFederation, by: .otherFirstFactor, "“federation”")
    }

    @Test func `T31: a host that keeps the session after the second factor is found`() async throws {
        try await expect(.keepsSession, by: .keptSession, "the same name")
        try await expect(.keepsOldSessionAlive, by: .keptSession, "was served at GET /socket")
    }

    @Test func `T33: a host that finds no second factor by another name is found`() async throws {
        try await expect(.aliasesAreNobody, by: .aliasPolicy, "“alice@acme.example”")
    }

    @Test func `T34: a host that changes second factors without its own page is found`() async throws {
        try await expect(.changesByLink, by: .forgedRequest, "A link has changed")
        try await expect(.needsNoToken, by: .forgedRequest, "without a token has changed")
        try await expect(.takesAnyToken, by: .forgedRequest, "somebody else's token has changed")
    }

    @Test func `no fault is found by an attack that has nothing to do with it`() async throws {
        for fault in ToyHost.Fault.allCases {
            var found: [HostAttack] = []
            for attack in HostAttack.allCases where try await !findings(fault, attack).isEmpty { found.append(attack) }
            #expect((1...3).contains(found.count), "\(fault): \(found)")
        }
    }

    @Test func `what cannot be tried is a warning with its reason`() async throws {
        let found = Mutex<[Finding]>([])
        try await HostAttacks(ToyHost(.skipsAfterFederation))
            .without(.otherFirstFactor, because: "There is no federation.")
            .reporting { finding in found.withLock { $0.append(finding) } }.run()
        let warnings = found.withLock { $0 }
        #expect(warnings.count == 1 && warnings[0].isWarning)
        #expect(warnings[0].sentence == "T25 is not tried: There is no federation.")
    }
}
