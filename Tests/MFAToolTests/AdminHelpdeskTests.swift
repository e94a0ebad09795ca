#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import OTPCore
    import TestSupport
    import Testing

    /// What `mfa admin` has for helpdesks, over a real file, as an operator calls it.
    @Suite struct AdminHelpdeskTests {
        private let folder: URL
        private let flags: [String]

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-desk-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            flags = [
                "--store", "sqlite:\(folder.path)/accounts.sqlite", "--keys", "\(folder.path)/keys", "--log",
                "\(folder.path)/events.jsonl",
            ]
        }

        private func admin(_ arguments: String..., input: String = "", who: String? = "ola") throws -> Tool.Outcome {
            let name = who.map { ["--operator", $0] } ?? []
            return try Tool.run(["admin"] + arguments + flags + name, input: Data(input.utf8))
        }

        private var log: String {
            get throws { try String(contentsOfFile: "\(folder.path)/events.jsonl", encoding: .utf8) }
        }

        private func perform(_ body: (AccountRepository) async throws -> Void) async throws {
            if !FileManager.default.fileExists(atPath: "\(folder.path)/keys") {
                let outcome = try Tool.run("admin", "key", "new", "--name", "first", "--out", "\(folder.path)/keys")
                try #require(outcome.status == 0, "\(outcome.errors)")
            }
            let store = try SQLiteStore(path: "\(folder.path)/accounts.sqlite")
            try await body(
                AccountRepository(RecordContext(store: store, keys: try KeyRing(file: "\(folder.path)/keys"))))
            await store.close()
        }

        /// Stores accounts with a phone, and a browser that is remembered.
        private func prepare(_ names: String...) async throws {
            try await perform { accounts in
                for name in names {
                    try await accounts.update(AccountID(name)) { account, now in
                        Result { () throws(AccountRefusal) in
                            guard let phone = PhoneAddress(e164: "+4790123456") else { return }
                            let factor = ConfirmedFactor(
                                id: .random(from: SystemRandom()), name: "Phone", credential: .phone(phone),
                                createdAt: now, confirmedAt: now)
                            try account.add(factor, under: .standard, Occasion(at: now))
                            let browser = TrustedDevice(
                                id: .random(from: SystemRandom()), name: "Firefox", secret: [1, 2, 3], createdAt: now,
                                expiresAt: UnixTime(now.seconds + 86_400))
                            account.trust(browser, under: .standard, Occasion(at: now))
                        }
                    }.get()
                }
            }
        }

        private func object(_ text: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        @Test func `an overview says what helpdesk may do next, in words that can be typed`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            try await prepare("alice")
            let page = try admin("overview", "alice").output
            #expect(page.contains("+•••••••456") && page.contains("Firefox") && !page.contains("90123"))
            let json = try object(admin("overview", "alice", "--json").output)
            let may = try #require(json["may"] as? [String])
            #expect(
                may.map { $0.split(separator: " ")[0] } == ["suspend", "disable", "revoke-browser", "request-reset"])
            let factor = try #require((json["factors"] as? [[String: Any]])?.first)
            #expect(factor["number"] as? String == "+•••••••456" && factor["lastUsed"] is NSNull)
            #expect(json["pendingReset"] is NSNull && (json["browsers"] as? [Any])?.count == 1)
            #expect(try admin("overview", "nobody").status == 65)

            let browser = try #require(may[2].split(separator: " ").last).description
            #expect(try admin("revoke-browser", "alice", browser).errors.contains("--reason"))
            #expect(try admin("revoke-browser", "alice", "nonsense", "--reason", "sold").status == 64)
            #expect(try admin("revoke-browser", "alice", browser, "--reason", "sold").output == "done\n")
            #expect(try admin("revoke-browser", "alice", browser, "--reason", "sold").status == 65)
            #expect(try log.contains(#""actor":"staff:ola","why":"sold""#))
        }

        @Test func `a reset is asked for, and taken back by the user or by the staff`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            try await prepare("alice")
            #expect(try admin("request-reset", "alice", "--reason", "lost", who: nil).errors.contains("--operator"))
            #expect(try admin("request-reset", "alice").errors.contains("--reason"))
            let short = try admin("request-reset", "alice", "--reason", "lost", "--cooling-off", "2")
            #expect(short.status == 65 && short.errors.contains("24 hours at least"))
            #expect(try admin("request-reset", "nobody", "--reason", "lost").status == 65)
            let asked = try admin("request-reset", "alice", "--reason", "lost", "--cooling-off", "48")
            #expect(asked.status == 0 && asked.output.contains("unless the user objects"))
            let reset = try #require(asked.output.split(separator: " ").dropFirst().first).description
            #expect(try admin("request-reset", "alice", "--reason", "lost").errors.contains("waiting already"))
            let page = try admin("overview", "alice").output
            // Its name is the user's.
            #expect(page.contains("asked for by ola") && page.contains("“lost”") && !page.contains(reset))

            #expect(try admin("repudiate", "alice", "nonsense").status == 64)
            #expect(try admin("repudiate", "alice", String(repeating: "0", count: 20)).status == 65)
            #expect(try admin("repudiate", "alice", reset).output == "done\n")
            #expect(try admin("repudiate", "alice", reset).status == 65)
            #expect(try admin("request-reset", "alice", "--reason", "lost").status == 0)
            #expect(try admin("repudiate", "alice").errors.contains("--reason"))
            #expect(try admin("repudiate", "alice", "--reason", "found it").status == 0)
            #expect(try admin("overview", "alice").output.contains("Phone"))
            let log = try log
            #expect(log.contains("reset-requested") && log.contains(#""why":"found it""#) && !log.contains(reset))
            #expect(try Tool.run("admin", "--help").output.contains("only if the user stands before you"))
        }

        @Test func `a user is let off, also one who has no account yet`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            try await prepare("alice")
            let until = UnixTime.now().seconds + 86_400
            #expect(try admin("exempt", "bob", "--reason", "on leave").errors.contains("--until"))
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "soon").status == 64)
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "2026-02-30").status == 64)
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "1999-12-31").status == 65)
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "1970-01-02").status == 65)
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "\(until)", "--end").status == 64)
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "9999-12-31").errors.contains("days"))
            #expect(try admin("exempt", "bob", "--until", "\(until)").errors.contains("--reason"))
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "\(until)").status == 0)
            let page = try admin("overview", "bob").output
            #expect(page.contains("exempt    until \(until)") && page.contains("exempt --end"))
            #expect(try admin("exempt", "bob", "--reason", "is back", "--end").status == 0)
            #expect(!(try admin("overview", "bob").output.contains("until \(until)")))
        }

        @Test func `a report tells who has nothing, of the store and of a list`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            try await prepare("alice", "bob", "carol")
            try await perform { accounts in
                try await accounts.update(AccountID("dave")) { account, now in account.noteReminder(Occasion(at: now)) }
            }
            let factors = try object(admin("overview", "bob", "--json").output)["factors"] as? [[String: Any]]
            let factor = try #require(factors?.first?["id"] as? String)
            #expect(try admin("disable", "bob", "--factor", factor).status == 0)
            for limit in ["1", "500"] {
                let report = try admin("report", "--limit", limit)
                #expect(report.output == "bob\tout of use\ndave\tnothing\n" && report.status == 0)
                #expect(report.errors == "4 seen, 2 enrolled (sms 2), 2 not\n")
            }
            let users = "alice\r\nerin\tstaff,admins\n\nbob"
            let listed = try admin("report", "--users", "-", input: users)
            #expect(
                listed.output == "erin\tnothing\nbob\tout of use\n" && listed.errors.hasPrefix("3 seen, 1 enrolled"))
            #expect(try admin("report", "--methods", "authenticator-app").errors == "4 seen, 0 enrolled, 4 not\n")
            #expect(try admin("report", "--methods", "No Method").status == 65)
            #expect(try admin("report", "--users", "\(folder.path)/none").status == 65)
            let bad = try admin("report", "--users", "-", input: "alice\na\tb\tc\n")
            #expect(bad.status == 65 && bad.errors.contains("line 2"))

            // An account that cannot be read stops nothing, and is told.
            try Data((try Tool.run("admin", "key", "new", "--name", "other").output).utf8)
                .write(to: folder.appendingPathComponent("keys"))
            let unreadable = try admin("report")
            #expect(unreadable.status == 1 && unreadable.errors.contains("cannot be read: alice: "))
            #expect(unreadable.errors.contains("4 seen, 0 enrolled, 0 not"))
        }

        @Test func `a preview tells who would be locked out on a date`() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            try await prepare("alice")
            let until = UnixTime.now().seconds + 86_400
            #expect(try admin("exempt", "bob", "--reason", "on leave", "--until", "\(until)").status == 0)
            let file = folder.appendingPathComponent("users")
            try Data("alice\tadmins\nbob\tadmins\ncarol\tstaff,admins\ndave\tstaff\n".utf8).write(to: file)
            let now = try admin("preview", "--on", "\(until - 1)", "--users", file.path)
            #expect(now.status == 0 && now.output == "carol\tsets-up\ndave\tsets-up\n")
            #expect(now.errors == "4 seen: exempt 1, verifies 1, sets-up 2\n")
            let later = try admin("preview", "--on", "2099-01-01", "--users", file.path, "--for", "admins")
            #expect(later.output == "bob\tsets-up\ncarol\tsets-up\n")
            #expect(later.errors == "4 seen: free 1, verifies 1, sets-up 2\n")
            #expect(try admin("preview", "--users", file.path).errors.contains("--on"))
            #expect(try admin("preview", "--on", "2099-01-01").errors.contains("--users"))
            #expect(try admin("list").output == "alice\nbob\n")
        }
    }
#endif
