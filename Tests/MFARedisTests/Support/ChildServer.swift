#if Redis
    import Foundation
    import MFARedis
    import MFATestKit
    import Synchronization
    import TestSupport
    import Testing

    /// A server, or a Sentinel, that a test has for itself.
    final class ChildServer {
        let port: Int
        private let process = Process()
        let folder: URL

        /// Starts one, and returns when it says that it takes connections.
        init(_ arguments: [String] = [], sentinelOf master: (name: String, port: Int)? = nil) throws {
            port = try Sockets.freePort()
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-redis-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var configuration = "port \(port)\nbind 127.0.0.1\ndir \(folder.path)\n"
            if let master {
                configuration += "sentinel monitor \(master.name) 127.0.0.1 \(master.port) 1\n"
                configuration += "sentinel down-after-milliseconds \(master.name) 600000\n"
            } else {
                configuration += "save \"\"\nrepl-diskless-sync-delay 0\n"
            }
            // A Sentinel writes into its configuration, so it has to be a file.
            let file = folder.appendingPathComponent("redis.conf")
            try configuration.write(to: file, atomically: true, encoding: .utf8)
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                ["redis-server", file.path] + (master == nil ? [] : ["--sentinel"]) + arguments
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let descriptor = output.fileHandleForReading.fileDescriptor
            var log: [UInt8] = []
            let ready = master == nil ? "Ready to accept connections" : "+monitor master"
            while !String(decoding: log, as: UTF8.self).contains(ready) {
                var buffer = [UInt8](repeating: 0, count: 4096)
                let count = read(descriptor, &buffer, buffer.count)
                try #require(count > 0, "redis-server did not start: \(String(decoding: log, as: UTF8.self))")
                log += buffer.prefix(count)
            }
            // Whoever logs into a full pipe stands still.
            Thread.detachNewThread {
                while true {
                    var buffer = [UInt8](repeating: 0, count: 4096)
                    if read(output.fileHandleForReading.fileDescriptor, &buffer, buffer.count) <= 0 { return }
                }
            }
        }

        deinit {
            stop()
            try? FileManager.default.removeItem(at: folder)
        }

        func stop() {
            // Not asked to end: threads that tasks run on have that signal blocked, and a child inherits it.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        var address: RedisStore.Address { .host("127.0.0.1", port: port) }

        func client() throws -> RawClient { try RawClient(port: port) }

        /// For a store in this server.
        var configuration: RedisStore.Configuration {
            var configuration = RedisStore.Configuration(.at(address))
            configuration.longestPause = .milliseconds(50)
            return configuration
        }
    }
#endif
