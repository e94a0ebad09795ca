#if Redis
    import Foundation
    import MFATestKit
    import TestSupport

    /// A client that is not the one under test, for looking behind its back.
    final class RawClient {
        enum Reply: Equatable {
            case text([UInt8]), integer(Int64), list([Reply]), nothing, error(String)

            var string: String? {
                guard case .text(let bytes) = self else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            }

            var strings: [String] {
                guard case .list(let parts) = self else { return [] }
                return parts.compactMap(\.string)
            }

            var integer: Int64? {
                guard case .integer(let value) = self else { return nil }
                return value
            }
        }

        private let descriptor: CInt
        private var unread: ArraySlice<UInt8> = []

        init(host: String = "127.0.0.1", port: Int, password: String? = nil) throws {
            descriptor = try Sockets.connect(host: host, port: port)
            if let password { try self("AUTH", password) }
        }

        deinit { close(descriptor) }

        @discardableResult func callAsFunction(_ arguments: String...) throws -> Reply {
            try send(arguments.map { Array($0.utf8) })
        }

        func send(_ arguments: [[UInt8]]) throws -> Reply {
            var bytes = Array("*\(arguments.count)\r\n".utf8)
            for argument in arguments { bytes += Array("$\(argument.count)\r\n".utf8) + argument + Array("\r\n".utf8) }
            guard Sockets.write(bytes, to: descriptor) else { throw Failure(description: "the server has closed") }
            let reply = try reply()
            if case .error(let text) = reply { throw Failure(description: text) }
            return reply
        }

        func removeKeys(prefix: String) throws {
            var cursor = "0"
            repeat {
                guard case .list(let parts) = try self("SCAN", cursor, "MATCH", "\(prefix)*", "COUNT", "1000"),
                    case .list(let keys) = parts[1]
                else { return }
                for case .text(let key) in keys { _ = try send([Array("DEL".utf8), key]) }
                cursor = parts[0].string ?? "0"
            } while cursor != "0"
        }

        private func reply() throws -> Reply {
            let line = String(decoding: try line(), as: UTF8.self)
            let rest = String(line.dropFirst())
            switch line.first {
            case "+": return .text(Array(rest.utf8))
            case "-": return .error(rest)
            case ":": return .integer(Int64(rest) ?? 0)
            case "$":
                guard let count = Int(rest), count >= 0 else { return .nothing }
                while unread.count < count + 2 { try readMore() }
                defer { unread = unread.dropFirst(count + 2) }
                return .text(Array(unread.prefix(count)))
            case "*":
                guard let count = Int(rest), count >= 0 else { return .nothing }
                return .list(try (0..<count).map { _ in try reply() })
            default: throw Failure(description: "not a reply of Redis")
            }
        }

        private func line() throws -> ArraySlice<UInt8> {
            while true {
                if let end = unread.firstIndex(of: 13), end + 1 < unread.endIndex {
                    defer { unread = unread[(end + 2)...] }
                    return unread[..<end]
                }
                try readMore()
            }
        }

        private func readMore() throws {
            let bytes = Sockets.read(from: descriptor)
            guard !bytes.isEmpty else { throw Failure(description: "the server has closed") }
            unread += bytes
        }
    }
#endif
