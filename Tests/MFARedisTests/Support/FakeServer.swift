#if Redis
    import Foundation
    import MFARedis
    import MFATestKit
    import Synchronization
    import TestSupport

    /// A server that says what a test wants, for what a real one says seldom.
    final class FakeServer: Sendable {
        private let address: RedisStore.Address
        private let listener: CInt
        private let replies: Mutex<[String: String]>

        /// What stands after a reply to have the connection closed.
        static let hangUp = "\0"

        /// One that lets the store sign in, and answers commands by their first word.
        init(_ replies: [String: String], path: String? = nil) throws {
            let name = String(repeating: "a", count: 40)
            let usual = [
                "ROLE": "*1\r\n$6\r\nmaster\r\n", "SCRIPT": "$40\r\n\(name)\r\n",
                "AUTH": "+OK\r\n", "SELECT": "+OK\r\n",
            ]
            self.replies = Mutex(usual.merging(replies) { $1 })
            if let path {
                listener = try Sockets.listen(path: path)
                address = .socket(path)
            } else {
                let (descriptor, port) = try Sockets.listen()
                listener = descriptor
                address = .host("127.0.0.1", port: port)
            }
            let listener = listener
            Thread.detachNewThread { [weak self] in
                while true {
                    let client = accept(listener, nil, nil)
                    guard client >= 0, let self else { return }
                    Thread.detachNewThread {
                        self.serve(client)
                        close(client)
                    }
                }
            }
        }

        deinit {
            shutdown(listener, CInt(SHUT_RDWR))
            close(listener)
        }

        var configuration: RedisStore.Configuration {
            var configuration = RedisStore.Configuration(.at(address))
            configuration.credentials = .init(password: "a-password-to-hide")
            configuration.connections = 1
            return configuration
        }

        private func serve(_ client: CInt) {
            var unread: [UInt8] = []
            while true {
                let bytes = Sockets.read(from: client)
                if bytes.isEmpty { return }
                unread += bytes
                while let command = FakeServer.takeCommand(from: &unread) {
                    let reply = replies.withLock { $0[command] } ?? "-ERR unknown command\r\n"
                    if !Sockets.write(Array(reply.utf8.prefix { $0 != 0 }), to: client) { return }
                    if reply.hasSuffix(FakeServer.hangUp) { return }
                }
            }
        }

        /// The first word of the first command, which is taken away; nil while it is not complete.
        private static func takeCommand(from bytes: inout [UInt8]) -> String? {
            var rest = bytes[...]
            func line() -> String? {
                guard let end = rest.firstIndex(of: 10) else { return nil }
                defer { rest = rest[(end + 1)...] }
                return String(decoding: rest[..<(end - 1)], as: UTF8.self)
            }
            guard let count = line().flatMap({ Int($0.dropFirst()) }) else { return nil }
            var words: [String] = []
            for _ in 0..<count {
                guard let length = line().flatMap({ Int($0.dropFirst()) }), rest.count >= length + 2 else { return nil }
                words.append(String(decoding: rest.prefix(length), as: UTF8.self))
                rest = rest.dropFirst(length + 2)
            }
            bytes = Array(rest)
            return words.first
        }
    }
#endif
