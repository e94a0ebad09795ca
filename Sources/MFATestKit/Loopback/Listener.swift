internal import MFACore
internal import Synchronization

/// A server of HTTP on this machine, which remembers what was asked for and answers what a test wants.
package final class Listener: Sendable {
    /// What is done with a call.
    package enum Reply: Sendable {
        /// These bytes, and then the end of the connection.
        case closing([UInt8])
        /// These bytes, and then the next call on the same connection.
        case keeping([UInt8])
        /// These bytes, and then one more every hundredth of a second, as long as somebody is there.
        case dripping([UInt8])
        /// Nothing, as long as somebody is there.
        case silence
    }

    /// What the threads of a listener share; it outlives it for as long as the last of them runs.
    fileprivate final class Shared: Sendable {
        struct State {
            var calls: [[UInt8]] = []
            var connections: Set<CInt> = []
            var isOver = false
        }

        let state = Mutex(State())
        let reply: @Sendable ([UInt8]) -> Reply

        init(_ reply: @escaping @Sendable ([UInt8]) -> Reply) { self.reply = reply }
    }

    /// Where it listens.
    package let port: Int
    private let descriptor: CInt
    private let shared: Shared

    /// Listens, and asks what to do with the bytes of each call.
    package init(replying reply: @escaping @Sendable ([UInt8]) -> Reply) throws {
        let (descriptor, port) = try Sockets.listen()
        let shared = Shared(reply)
        (self.descriptor, self.port, self.shared) = (descriptor, port, shared)
        startThread {
            while let client = Sockets.accept(descriptor) { startThread { shared.serve(client) } }
            Sockets.stop(descriptor)
        }
    }

    /// Listens, and answers everything the same; without an answer it keeps everybody waiting.
    package convenience init(
        answering answer: String? = "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ) throws {
        let reply = answer.map { Reply.closing(Array($0.utf8)) } ?? .silence
        try self.init(replying: { _ in reply })
    }

    deinit { stop() }

    /// Listens no more, and ends all connections.
    package func stop() {
        shared.state.withLock { state in
            if !state.isOver { Sockets.end(descriptor) }
            state.isOver = true
            // Each is closed by its own thread, so that none of these numbers is somebody else's by now.
            state.connections.forEach(Sockets.end)
        }
    }

    /// What has come, head and body.
    package var received: [String] { receivedBytes.map { String(decoding: $0, as: UTF8.self) } }

    /// What has come, as those calls that are whole.
    package var calls: [ReceivedCall] { receivedBytes.compactMap { ReceivedCall($0) } }

    private var receivedBytes: [[UInt8]] { shared.state.withLock { $0.calls } }
}

extension Listener.Shared {
    /// Serves a connection until its end.
    fileprivate func serve(_ client: CInt) {
        let isWelcome = state.withLock { state in
            if !state.isOver { state.connections.insert(client) }
            return !state.isOver
        }
        if isWelcome { while isKept(client) {} }
        state.withLock { state in
            state.connections.remove(client)
            Sockets.stop(client)
        }
    }

    /// Serves one call; whether another one may come on the connection.
    private func isKept(_ client: CInt) -> Bool {
        var bytes: [UInt8] = []
        while bytes.count < 1 << 20, !Listener.Shared.isWhole(bytes) {
            let more = Sockets.read(from: client)
            if more.isEmpty { break }
            bytes += more
        }
        // The end of a connection that was kept.
        if bytes.isEmpty { return false }
        state.withLock { [bytes] in $0.calls.append(bytes) }
        switch reply(bytes) {
        case .closing(let answer):
            _ = Sockets.write(answer, to: client)
            return false
        case .keeping(let answer): return Sockets.write(answer, to: client)
        case .dripping(let answer):
            var isThere = Sockets.write(answer, to: client)
            while isThere && Sockets.isQuiet(client, milliseconds: 10) { isThere = Sockets.write([0x61], to: client) }
            return false
        case .silence:
            while !Sockets.read(from: client).isEmpty {}
            return false
        }
    }

    /// Whether a reply is due: to a whole call, or to what will never be one, such as a handshake of TLS.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        return !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) || ReceivedCall(bytes) != nil
    }
}
