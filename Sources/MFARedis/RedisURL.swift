#if Redis
    internal import MFACore

    /// Takes a URL apart.
    ///
    /// Its errors never repeat what was given, since a password may stand anywhere in it.
    struct RedisURL {
        private let scheme: Substring
        private let userInfo: Substring?
        private let rest: Substring

        init(_ url: String) throws(StoreError) {
            let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw RedisURL.error("it has no “://”") }
            scheme = parts[0]
            // The last one, since people forget to escape it in passwords.
            if let at = parts[1].lastIndex(of: "@") {
                userInfo = parts[1][..<at]
                rest = parts[1][parts[1].index(after: at)...]
            } else {
                userInfo = nil
                rest = parts[1]
            }
        }

        func configuration() throws(StoreError) -> RedisStore.Configuration {
            var configuration: RedisStore.Configuration
            switch scheme {
            case "redis":
                let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
                configuration = .init(.at(try RedisURL.address(parts[0], port: 6379)))
                if parts.count > 1 { configuration.database = try RedisURL.database(parts[1]) }
            case "unix":
                let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts[0].hasPrefix("/") else { throw RedisURL.error("the socket's path has to begin with “/”") }
                configuration = .init(.at(.socket(try RedisURL.unescaped(parts[0]))))
                if parts.count > 1 {
                    guard parts[1].hasPrefix("db=") else { throw RedisURL.error("only “db=” may stand after “?”") }
                    configuration.database = try RedisURL.database(parts[1].dropFirst(3))
                }
            case "redis-sentinel":
                configuration = try sentinels()
            case "rediss":
                throw RedisURL.error("TLS is not supported; use redis:// through a tunnel")
            default:
                throw RedisURL.error("it has to begin with redis://, unix:// or redis-sentinel://")
            }
            configuration.credentials = try userInfo.map { text throws(StoreError) in try RedisURL.credentials(text) }
            return configuration
        }

        private func sentinels() throws(StoreError) -> RedisStore.Configuration {
            let parts = rest.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count > 1, !parts[1].isEmpty else { throw RedisURL.error("the name of the master is missing") }
            var addresses: [RedisStore.Address] = []
            for text in parts[0].split(separator: ",", omittingEmptySubsequences: false) {
                addresses.append(try RedisURL.address(text, port: 26379))
            }
            let master = try RedisURL.unescaped(parts[1])
            var configuration = RedisStore.Configuration(.master(master, sentinels: addresses))
            if parts.count > 2 { configuration.database = try RedisURL.database(parts[2]) }
            return configuration
        }

        private static func address(_ text: Substring, port standard: Int) throws(StoreError) -> RedisStore.Address {
            var name = text
            var number: Substring?
            if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
                name = text[..<end].dropFirst()
                let after = text[text.index(after: end)...]
                guard after.isEmpty || after.hasPrefix(":") else { throw error("what follows “]” is no port") }
                if !after.isEmpty { number = after.dropFirst() }
            } else if let colon = text.lastIndex(of: ":") {
                name = text[..<colon]
                number = text[text.index(after: colon)...]
            }
            let host = try unescaped(name)
            // What a name may hold, and a number with its zone.
            let isName = host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: ".-_:%".utf8.contains(byte)
                }
            }
            guard !host.isEmpty, isName else { throw error("the host is missing or malformed") }
            guard let number else { return .host(host, port: standard) }
            guard let port = Int(number), (1...65535).contains(port) else {
                throw error("the port has to be a number from 1 to 65535")
            }
            return .host(host, port: port)
        }

        private static func database(_ text: Substring) throws(StoreError) -> Int {
            if text.isEmpty { return 0 }
            guard let number = Int(text), number >= 0 else { throw error("the database has to be a number") }
            return number
        }

        private static func credentials(_ text: Substring) throws(StoreError) -> RedisStore.Credentials {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw error("a user has to be followed by “:” and a password") }
            let user = try unescaped(parts[0])
            return RedisStore.Credentials(user: user.isEmpty ? nil : user, password: try unescaped(parts[1]))
        }

        /// The text that percent escapes stand for.
        private static func unescaped(_ text: Substring) throws(StoreError) -> String {
            var bytes: [UInt8] = []
            var rest = text.utf8[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "%") else {
                    bytes.append(byte)
                    continue
                }
                let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
                guard let decoded = Hex.bytes(digits), decoded.count == 1 else {
                    throw error("“%” has to be followed by two hexadecimal digits; a percent sign itself is “%25”")
                }
                bytes += decoded
                rest = rest.dropFirst(2)
            }
            guard let result = String(validating: bytes, as: UTF8.self) else {
                throw error("the percent escapes stand for no text in UTF-8")
            }
            return result
        }

        private static func error(_ fault: String) -> StoreError {
            StoreError(.badConfiguration, "The URL of the Redis server cannot be used: \(fault).")
        }
    }
#endif
