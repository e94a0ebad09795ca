#if Redis
    import Foundation
    import MFATestKit
    import Synchronization
    import TestSupport

    /// Passes bytes between a store and a server, and loses some on demand.
    final class FaultyProxy: Sendable {
        enum Fault {
            /// The next request is not passed on, and its connection is cut.
            case loseRequest
            /// The next request is passed on, and its connection is cut when the answer comes.
            case loseAnswer
            /// No answers are passed on until there is another fault, or none.
            case holdAnswers
        }

        private struct Connection {
            let client: CInt
            let server: CInt
            var directions = 2

            func shutDown() {
                shutdown(client, CInt(SHUT_RDWR))
                shutdown(server, CInt(SHUT_RDWR))
            }
        }

        private struct State {
            var fault: Fault?
            var listener: CInt?
            var connections: [Int: Connection] = [:]
            var accepted = 0
        }

        private let state = Mutex(State())
        private let serverHost: String
        private let serverPort: Int
        let port: Int

        init(host: String, port: Int) throws {
            let listener: CInt
            (listener, self.port) = try Sockets.listen()
            serverHost = host
            serverPort = port
            state.withLock { $0.listener = listener }
            accept(from: listener)
        }

        func set(_ fault: Fault?) { state.withLock { $0.fault = fault } }

        /// How many connections there have been.
        var accepted: Int { state.withLock { $0.accepted } }

        /// Whether the fault that was set has happened.
        var isSpent: Bool { state.withLock { $0.fault == nil } }

        func cutConnections() {
            state.withLock { state in
                for connection in state.connections.values { connection.shutDown() }
            }
        }

        /// Refuses connections, as when the server is not running.
        func goDown() {
            let listener = state.withLock { state in
                defer { state.listener = nil }
                return state.listener
            }
            if let listener {
                shutdown(listener, CInt(SHUT_RDWR))
                close(listener)
            }
            cutConnections()
        }

        func comeBack() throws {
            let (listener, _) = try Sockets.listen(port: UInt16(port))
            state.withLock { $0.listener = listener }
            accept(from: listener)
        }

        private func accept(from listener: CInt) {
            Thread.detachNewThread { [self] in
                while true {
                    let client = Foundation.accept(listener, nil, nil)
                    guard client >= 0 else { return }
                    guard let server = try? Sockets.connect(host: serverHost, port: serverPort) else {
                        close(client)
                        continue
                    }
                    let number = state.withLock { state in
                        state.accepted += 1
                        state.connections[state.accepted] = Connection(client: client, server: server)
                        return state.accepted
                    }
                    Thread.detachNewThread { [self] in
                        passRequests(from: client, to: server)
                        endDirection(of: number)
                    }
                    Thread.detachNewThread { [self] in
                        passAnswers(from: server, to: client)
                        endDirection(of: number)
                    }
                }
            }
        }

        /// When one direction ends, so does the other; the descriptors are closed after both, under the lock.
        private func endDirection(of number: Int) {
            state.withLock { state in
                state.connections[number]?.shutDown()
                state.connections[number]?.directions -= 1
                guard let connection = state.connections[number], connection.directions == 0 else { return }
                close(connection.client)
                close(connection.server)
                state.connections[number] = nil
            }
        }

        private func passRequests(from client: CInt, to server: CInt) {
            while true {
                let bytes = Sockets.read(from: client)
                if bytes.isEmpty { return }
                let isLost = state.withLock { state in
                    guard case .loseRequest = state.fault else { return false }
                    state.fault = nil
                    return true
                }
                if isLost || !Sockets.write(bytes, to: server) { return }
            }
        }

        private func passAnswers(from server: CInt, to client: CInt) {
            while true {
                let bytes = Sockets.read(from: server)
                if bytes.isEmpty { return }
                let (isLost, isHeld) = state.withLock { state in
                    switch state.fault {
                    case .loseAnswer:
                        state.fault = nil
                        return (true, false)
                    case .holdAnswers: return (false, true)
                    case .loseRequest, nil: return (false, false)
                    }
                }
                if isLost { return }
                if !isHeld && !Sockets.write(bytes, to: client) { return }
            }
        }
    }
#endif
