#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import MFATestKit
    import OTPCore
    import TestSupport
    import Testing

    /// `mfa admin` over a real file, as an operator calls it.
    @Suite struct AdminTests {
        private let folder: URL
        private let flags: [String]

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-admin-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            flags = [
                "--store", "sqlite:\(folder.path)/accounts.sqlite", "--keys", "\(folder.path)/keys", "--operator",
                "ola",
                "--log", "\(folder.path)/events.jsonl",
            ]
        }

        private func admin(_ arguments: String..., flags: [String]? = nil) throws -> Tool.Outcome {
            try Tool.run(["admin"] + arguments + (flags ?? self.flags), input: Data())
        }

        @Test func `keys may come from the environment`() async throws {
            _ = try await prepare("kari")
            let keys = try String(contentsOf: folder.appendingPathComponent("keys"), encoding: .utf8)
            let line = keys.trimmingCharacters(in: .whitespacesAndNewlines)
            let arguments = ["admin", "list", "--store", "sqlite:\(folder.path)/accounts.sqlite"]
            let outcome = try Tool.run(arguments, input: Data(), variables: ["MFA_KEYS=\(line)"])
            #expect(outcome.status == 0 && outcome.output.contains("kari"), "\(outcome.errors)")
            #expect(try Tool.run(arguments, input: Data()).status != 0)
        }

        /// Makes a key and stores an account with two apps and a phone under it, as a server would; gives the factors.
        private func prepare(_ names: String...) async throws -> [FactorID] {
            let outcome = try Tool.run("admin", "key", "new", "--name", "first", "--out", "\(folder.path)/keys")
            try #require(outcome.status == 0, "\(outcome.errors)")
            let store = try SQLiteStore(path: "\(folder.path)/accounts.sqlite")
            let time = ManualTime()
            let accounts = AccountRepository(
                RecordContext(store: store, keys: try KeyRing(file: "\(folder.path)/keys"), time: time))
            var factors: [FactorID] = []
            for name in names {
                factors = try await accounts.update(AccountID(name)) { account, now in
                    Result { () throws(AccountRefusal) in
                        for index in 0..<2 {
                            let totp = TOTP(secret: .random())
                            let past = UnixTime(now.seconds - 300)
                            let app = UnconfirmedApp(
                                id: .random(from: SystemRandom()), name: "App \(index)", totp: totp, createdAt: past)
                            let code = totp.code(at: past)?.text ?? ""
                            guard case .success(let factor) = app.confirm(typed: code, at: past) else { return [] }
                            try account.add(factor, under: .standard, Occasion(at: now))
                        }
                        if let phone = PhoneAddress(e164: "+4790123456") {
                            let factor = ConfirmedFactor(
                                id: .random(from: SystemRandom()), name: "Phone", credential: .phone(phone),
                                createdAt: now, confirmedAt: now)
                            try account.add(factor, under: .standard, Occasion(at: now))
                        }
                        return account.factors.map(\.id)
                    }
                }.get()
            }
            await store.close()
            return factors
        }

        @Test func `accounts are listed, page by page`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            _ = try await prepare("alice", "bob", "carol")
            #expect(try admin("list").output == "alice\nbob\ncarol\n")
            let first = try admin("list", "--limit", "2")
            #expect(first.output == "alice\nbob\n")
            let cursor = try #require(first.errors.split(separator: " ").last).trimmingCharacters(in: .newlines)
            #expect(try admin("list", "--after", cursor).output == "carol\n")
        }

        @Test func `an account is shown without secrets, its number masked`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            let factors = try await prepare("alice")
            let page = try admin("show", "alice").output
            for factor in factors { #expect(page.contains(factor.text)) }
            #expect(page.contains("+•••••••456") && !page.contains("90123"))
            let json = try admin("show", "alice", "--json").output
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect((object["factors"] as? [Any])?.count == 3)
            let export = try admin("export", "alice").output
            #expect(export.contains("+4790123456"))
            #expect(try admin("show", "nobody").status == 65)
        }

        @Test func `factors are suspended, resumed, disabled and reset, and the log says by whom`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            let factors = try await prepare("alice").map(\.text)
            #expect(try admin("suspend", "alice", "--factor", factors[0]).output.contains("Suspended by support"))
            #expect(!(try admin("resume", "alice", "--factor", factors[0]).output.contains("Suspended")))
            #expect(try admin("disable", "alice", "--factor", factors[1]).output.contains("Disabled by support"))
            #expect(try admin("resume", "alice", "--factor", factors[1]).status == 65)
            let removed = try admin("reset", "alice", "--factor", factors[1], "--reason", "new phone")
            #expect(removed.output.contains("former    \(factors[1])"))
            #expect(try admin("reset", "alice", "--reason", "lost all").output.contains("factors   none"))

            let log = try String(contentsOfFile: "\(folder.path)/events.jsonl", encoding: .utf8)
            for event in ["factor-suspended", "factor-resumed", "factor-disabled", "factor-removed", "account-reset"] {
                #expect(log.contains(event))
            }
            #expect(log.split(separator: "\n").allSatisfy { $0.contains(#""actor":"staff:ola""#) })
            let verify = try admin(
                "verify-log", "\(folder.path)/events.jsonl", flags: ["--keys", "\(folder.path)/keys"])
            #expect(verify.status == 0 && verify.output.hasPrefix("intact"))
            let end = try #require(verify.output.split(separator: " ").last).trimmingCharacters(in: .newlines)
            try Data(log.split(separator: "\n").dropLast().map { $0 + "\n" }.joined().utf8)
                .write(to: folder.appendingPathComponent("cut.jsonl"))
            let cut = try admin(
                "verify-log", "\(folder.path)/cut.jsonl", "--through", end, flags: ["--keys", "\(folder.path)/keys"])
            #expect(cut.status == 1 && cut.output.contains("cut off"))
        }

        @Test func `a change needs a name, a reason and a factor that is there`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            let factors = try await prepare("alice").map(\.text)
            let nameless = Array(flags.prefix(4))
            #expect(
                try admin("disable", "alice", "--factor", factors[0], flags: nameless).errors.contains("--operator"))
            #expect(try admin("reset", "alice").errors.contains("--reason"))
            #expect(try admin("erase", "alice", "--reason", "x").errors.contains("--yes"))
            #expect(try admin("disable", "alice").errors.contains("--factor"))
            #expect(try admin("disable", "alice", "--factor", "nonsense").status == 64)
            #expect(try admin("disable", "alice", "--factor", String(repeating: "0", count: 20)).status == 65)
            #expect(try admin("disable", "nobody", "--factor", factors[0]).status == 65)
            #expect(try admin("dance").status == 64)
            #expect(try admin("show", "alice", flags: ["--store", "oracle://user:hunter2@x"]).status == 65)
        }

        @Test func `keys are changed, and a walk seals everything anew and can be gone on with`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            _ = try await prepare("alice", "bob", "carol")
            let old = try String(contentsOfFile: "\(folder.path)/keys", encoding: .utf8)
            let new = try Tool.run("admin", "key", "new", "--name", "second").output
            try Data((new + old).utf8).write(to: folder.appendingPathComponent("keys"))
            let first = try admin("reseal", "--limit", "1").output.split(separator: "\n")
            #expect(first.last?.hasPrefix("3 seen, 3 sealed anew") == true)
            let cursor = try #require(first.first?.split(separator: " ").last)
            #expect(try admin("reseal", "--from", String(cursor)).output.hasPrefix("2 seen, 0 sealed anew"))
            try Data(new.utf8).write(to: folder.appendingPathComponent("keys"))
            #expect(try admin("show", "bob").status == 0)
            try Data(old.utf8).write(to: folder.appendingPathComponent("keys"))
            let refused = try admin("show", "bob")
            #expect(refused.status == 65 && refused.errors.contains("second"))
        }

        @Test func `a person is erased wholly, and a key file is never overwritten`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            _ = try await prepare("alice", "bob")
            #expect(try admin("erase", "alice", "--yes", "--reason", "asked to").output == "removed 1 record\n")
            #expect(try admin("list").output == "bob\n")
            #expect(try admin("sweep").output == "removed 0\n")
            let again = try Tool.run("admin", "key", "new", "--out", "\(folder.path)/keys")
            #expect(again.status == 69 && again.errors.contains("never overwritten"))
        }
    }
#endif
