#if Redis
    import MFACore
    import MFARedis
    import OTPCore
    import Testing

    /// What the store makes of a server's refusals.
    @Suite struct RefusalTests {
        static let secret = "a-key-or-a-value"

        struct Refusal: Sendable, CustomTestStringConvertible {
            let text: String
            let write: StoreError.Code
            let read: StoreError.Code

            init(_ text: String, _ write: StoreError.Code, read: StoreError.Code? = nil) {
                self.text = text
                self.write = write
                self.read = read ?? write
            }

            var testDescription: String { text }
        }

        static let refusals = [
            Refusal("LOADING Redis is loading the dataset in memory", .unavailable),
            Refusal("BUSY Redis is busy running a script.", .unavailable),
            Refusal("MASTERDOWN Link with MASTER is down", .unavailable),
            Refusal("CLUSTERDOWN Hash slot not served", .unavailable),
            Refusal("TRYAGAIN Multiple keys request during rehashing of slot", .unavailable),
            Refusal("OOM command not allowed when used memory > 'maxmemory'.", .unavailable),
            Refusal("MISCONF Errors writing to the AOF file", .unavailable),
            Refusal("NOREPLICAS Not enough good replicas to write.", .unavailable),
            Refusal("READONLY You can't write against a read only replica.", .unavailable),
            Refusal("ERR max number of clients reached", .unavailable),
            Refusal("MOVED 3999 127.0.0.1:6381", .badConfiguration),
            Refusal("ASK 3999 127.0.0.1:6381", .badConfiguration),
            Refusal("NOAUTH Authentication required.", .badConfiguration),
            Refusal("NOPERM this user has no permissions to run the 'evalsha' command", .badConfiguration),
            Refusal("WRONGTYPE Operation against a key holding the wrong kind of value", .damaged),
            Refusal(
                "ERR Error running script (call to f_0a): @user_script:1: WRONGTYPE Operation against a key", .damaged),
            Refusal(
                "ERR Error running script (call to f_0a): @user_script:1: -READONLY You can't write", .unavailable),
            Refusal("ERR The user can't run this command", .outcomeUnknown, read: .badConfiguration),
            Refusal("NOSCRIPT No matching script.", .outcomeUnknown, read: .unavailable),
            Refusal("ERR wrong: \(secret)", .outcomeUnknown, read: .unavailable),
            Refusal("\(secret)", .outcomeUnknown, read: .unavailable),
            Refusal("", .outcomeUnknown, read: .unavailable),
        ]

        @Test(arguments: refusals)
        func `a refusal has its meaning, and is not repeated`(refusal: Refusal) async throws {
            let reply = "-\(refusal.text)\r\n"
            let info = "$8\r\nrun_id:a\r\n"
            let server = try FakeServer([
                "EVALSHA": reply, "EVAL": reply, "HMGET": reply, "DEL": reply, "SCAN": reply, "INFO": info,
            ])
            let store = RedisStore(server.configuration)
            let writes = [
                try await failure { try await store.write(.insert(record()), to: key("alice"), at: now) },
                try await failure { try await store.add(1, to: key("alice"), expiresAt: now, at: now) },
                try await failure { try await store.removeCounter(key("alice")) },
            ]
            let reads = [
                try await failure { try await store.read(key("alice"), at: now) },
                try await failure { try await store.page(PageRequest(in: accounts), at: now) },
            ]
            #expect(writes.allSatisfy { $0.code == refusal.write })
            #expect(reads.allSatisfy { $0.code == refusal.read })
            #expect((reads + writes).allSatisfy { !$0.description.contains(RefusalTests.secret) })
        }

        @Test(arguments: [":7\r\n", "+OK\r\n", "*0\r\n", "*-1\r\n", "$-1\r\n", "$0\r\n\r\n", ":-2\r\n"])
        func `a reply of another form is damage`(reply: String) async throws {
            let server = try FakeServer([
                "EVALSHA": reply, "HMGET": reply, "SCAN": "*2\r\n$1\r\n0\r\n*1\r\n$1\r\na\r\n",
                "INFO": "$8\r\nrun_id:a\r\n",
            ])
            let store = RedisStore(server.configuration)
            let errors = [
                try await failure { try await store.write(.insert(record()), to: key("alice"), at: now) },
                try await failure { try await store.add(1, to: key("alice"), expiresAt: now, at: now) },
                try await failure { try await store.read(key("alice"), at: now) },
                try await failure { try await store.page(PageRequest(in: accounts), at: now) },
            ]
            // For the counter, a number that is text would be right; these are none.
            #expect(errors.allSatisfy { $0.code == .damaged })
        }

        @Test(arguments: [
            ("AUTH", "-WRONGPASS invalid username-password pair", StoreError.Code.badConfiguration),
            ("AUTH", "-ERR AUTH <password> called without any password configured", .badConfiguration),
            ("AUTH", "-ERR max number of clients reached", .unavailable),
            ("AUTH", "-DENIED Redis is running in protected mode", .badConfiguration),
            ("SELECT", "-ERR DB index is out of range", .badConfiguration),
            ("ROLE", "*1\r\n$5\r\nslave", .unavailable),
            ("ROLE", "*1\r\n$8\r\nsentinel", .unavailable),
            ("ROLE", "+master", .badConfiguration),
            ("SCRIPT", "-LOADING Redis is loading the dataset in memory", .unavailable),
            ("SCRIPT", "-NOPERM this user has no permissions", .badConfiguration),
            ("SCRIPT", "-ERR unknown command", .badConfiguration),
            ("SCRIPT", ":1", .badConfiguration),
            ("AUTH", "HTTP/1.1 400 Bad Request", .unavailable),
        ])
        func `a refusal at the beginning has its meaning`(
            command: String, reply: String, code: StoreError.Code
        ) async throws {
            let server = try FakeServer([command: reply + "\r\n"])
            var configuration = server.configuration
            configuration.database = 3
            let store = RedisStore(configuration)
            // The second time it is the memory of the first.
            for _ in 0..<2 {
                let read = try await failure { try await store.read(key("alice"), at: now) }
                #expect(read.code == code)
                let write = try await failure { try await store.write(.insert(record()), to: key("alice"), at: now) }
                #expect(write.code == code)
                #expect(!write.description.contains("a-password-to-hide"))
            }
        }

        @Test func `a user without the permission for ROLE can use a server at a fixed address`() async throws {
            let nothing = String(repeating: "$-1\r\n", count: 4)
            let server = try FakeServer(["ROLE": "-NOPERM no permissions\r\n", "HMGET": "*4\r\n\(nothing)"])
            let store = RedisStore(server.configuration)
            #expect(try await store.read(key("alice"), at: now) == nil)
        }

        @Test func `a reply that comes unasked for ends the connection`() async throws {
            let nothing = String(repeating: "$-1\r\n", count: 4)
            let server = try FakeServer(["HMGET": "*4\r\n\(nothing)*4\r\n\(nothing)"])
            let store = RedisStore(server.configuration)
            #expect(try await store.read(key("alice"), at: now) == nil)
            #expect(try await store.read(key("bob"), at: now) == nil)
        }
    }
#endif
