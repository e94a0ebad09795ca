#if Redis
    import MFACore
    import MFARedis
    import Testing

    @Suite struct ConfigurationTests {
        typealias Configuration = RedisStore.Configuration

        @Test func `a URL names host, port and database`() throws {
            #expect(try Configuration(url: "redis://db.example").server == .at(.host("db.example", port: 6379)))
            #expect(try Configuration(url: "redis://10.0.0.7:7000/5").server == .at(.host("10.0.0.7", port: 7000)))
            #expect(try Configuration(url: "redis://10.0.0.7:7000/5").database == 5)
            #expect(try Configuration(url: "redis://[::1]:7000/").server == .at(.host("::1", port: 7000)))
            #expect(try Configuration(url: "redis://[fe80::1%25eth0]").server == .at(.host("fe80::1%eth0")))
            #expect(try Configuration(url: "redis://db").credentials == nil)
        }

        @Test func `a user and a password may have escapes, and signs that should have been escaped`() throws {
            let escaped = try Configuration(url: "redis://mfa:p%40s%2fs%25@db").credentials
            #expect(escaped == .init(user: "mfa", password: "p@s/s%"))
            #expect(try Configuration(url: "redis://:p@ss:word@db").credentials == .init(password: "p@ss:word"))
            #expect(try Configuration(url: "redis://mfa:@db").credentials == .init(user: "mfa", password: ""))
        }

        @Test func `a URL names a Unix socket`() throws {
            let configuration = try Configuration(url: "unix://:secret@/run/redis%20one/redis.sock?db=4")
            #expect(configuration.server == .at(.socket("/run/redis one/redis.sock")))
            #expect(configuration.database == 4)
            #expect(configuration.credentials == .init(password: "secret"))
        }

        @Test func `a URL names Sentinels and a master`() throws {
            let configuration = try Configuration(url: "redis-sentinel://mfa:secret@one,two:7000,[::1]:7001/my%20db/2")
            let sentinels: [RedisStore.Address] = [
                .host("one", port: 26379), .host("two", port: 7000), .host("::1", port: 7001),
            ]
            #expect(configuration.server == .master("my db", sentinels: sentinels))
            #expect(configuration.database == 2)
            #expect(configuration.credentials == .init(user: "mfa", password: "secret"))
            #expect(configuration.sentinelCredentials == nil)
        }

        @Test(arguments: [
            "", "secret", "redis:/secret", "redis://", "redis://:secret@", "redis://:secret@host:",
            "redis://:secret@host:0", "redis://:secret@host:65536", "redis://:secret@host:port",
            "redis://:secret@ho st", "redis://:secret@[::1]7000", "redis://:secret@[::1", "redis://:secret@host/x",
            "redis://:secret@host/-1", "redis://:secret@host?db=1",
            "redis://secret@host", "redis://:secret%@host", "redis://:secret%4@host", "redis://:secret%ff@host",
            "rediss://:secret@host", "http://:secret@host", "unix://:secret@relative", "unix://:secret@/path?secret=1",
            "unix://:secret@/path?db=x", "redis-sentinel://:secret@host", "redis-sentinel://:secret@host/",
            "redis-sentinel://:secret@host,/db", "redis-sentinel://:secret@host/db/x", "redis-sentinel:///db",
        ])
        func `a URL that says nothing useful is refused without being repeated`(url: String) throws {
            let error = try #require(throws: StoreError.self) { try Configuration(url: url) }
            #expect(error.code == .badConfiguration)
            #expect(!error.description.contains("secret"))
        }

        @Test func `no output shows a password`() throws {
            var configuration = try Configuration(url: "redis://the-user:the-secret@db")
            configuration.sentinelCredentials = .init(user: "the-user", password: "the-secret")
            var text = "\(configuration) \(String(reflecting: configuration)) \(configuration.credentials as Any)"
            dump(configuration, to: &text)
            dump(configuration.credentials, to: &text)
            dump(RedisStore(configuration), to: &text)
            #expect(!text.contains("the-secret"))
            #expect(!text.contains("the-user"))
        }
    }
#endif
