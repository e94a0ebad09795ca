#if PostgreSQL
    import Foundation
    import Synchronization

    #if canImport(Glibc)
        import Glibc
    #endif

    /// Stands between a store and its server, and does what networks do.
    final class TCPProxy: Sendable {
        /// What happens to what passes through.
        enum Fault {
            /// Nothing.
            case none
            /// The next thing that the store sends does not arrive, and the connection is cut.
            case cutNextRequest
            /// The next thing that the store sends arrives; instead of the answer the connection is cut.
            case cutNextAnswer
            /// Answers do not arrive until the fault is another one.
            case holdAnswers
        }

        private struct State {
            var fault = Fault.none
            var listener: Int32 = -1
            var sockets: Set<Int32> = []
        }

        private let state = Mutex(State())
        private let faultHasChanged = NSCondition()
        private let server: UInt16
        /// Where the proxy listens, on the loopback address.
        let port: UInt16

        /// A proxy of a server on a port of the loopback address.
        init(to server: UInt16) throws {
            self.server = server
            let (listener, port) = try TCPProxy.listen(on: 0)
            self.port = port
            accept(on: listener)
        }

        deinit { goAway() }

        // MARK: Faults

        /// From now on, this happens.
        func begin(_ fault: Fault) {
            faultHasChanged.lock()
            state.withLock { $0.fault = fault }
            faultHasChanged.broadcast()
            faultHasChanged.unlock()
        }

        /// Cuts all connections.
        func cut() { state.withLock { for socket in $0.sockets { shutdown(socket, Int32(SHUT_RDWR)) } } }

        /// Cuts all connections and refuses new ones.
        func goAway() {
            state.withLock { state in
                if state.listener >= 0 { shutdown(state.listener, Int32(SHUT_RDWR)) }
                state.listener = -1
            }
            begin(.none)
            cut()
        }

        /// Takes connections again.
        func comeBack() throws { accept(on: try TCPProxy.listen(on: port).socket) }

        // MARK: Sockets

        private static func withAddress<Result>(
            of port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
        ) -> Result {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }

        private static func newSocket() -> Int32 {
            #if canImport(Glibc)
                socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #else
                socket(AF_INET, SOCK_STREAM, 0)
            #endif
        }

        private static func listen(on port: UInt16) throws -> (socket: Int32, port: UInt16) {
            let listener = newSocket()
            var yes: Int32 = 1
            setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            guard withAddress(of: port, { bind(listener, $0, $1) }) == 0, Glibc.listen(listener, 64) == 0 else {
                throw POSIXError(.EADDRINUSE)
            }
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
            }
            return (listener, UInt16(bigEndian: address.sin_port))
        }

        private func accept(on listener: Int32) {
            state.withLock { $0.listener = listener }
            Thread.detachNewThread { [weak self] in
                while true {
                    let client = Glibc.accept(listener, nil, nil)
                    guard client >= 0, let self else { break }
                    self.connect(client)
                }
                close(listener)
            }
        }

        private func connect(_ client: Int32) {
            let upstream = TCPProxy.newSocket()
            guard TCPProxy.withAddress(of: server, { Glibc.connect(upstream, $0, $1) }) == 0 else {
                close(client)
                close(upstream)
                return
            }
            state.withLock { $0.sockets.formUnion([client, upstream]) }
            let pumps = DispatchGroup()
            pump(from: client, to: upstream, in: pumps) { state in
                switch state.fault {
                case .cutNextRequest:
                    state.fault = .none
                    return .cut
                default: return .forward
                }
            }
            pump(from: upstream, to: client, in: pumps) { state in
                switch state.fault {
                case .cutNextAnswer:
                    state.fault = .none
                    return .cut
                case .holdAnswers: return .hold
                default: return .forward
                }
            }
            pumps.notify(queue: .global()) { [self] in
                state.withLock { state in
                    state.sockets.subtract([client, upstream])
                    close(client)
                    close(upstream)
                }
            }
        }

        private enum Decision {
            case forward, cut, hold
        }

        private func pump(
            from source: Int32, to destination: Int32, in pumps: DispatchGroup,
            _ decide: @escaping @Sendable (inout State) -> Decision
        ) {
            pumps.enter()
            Thread.detachNewThread { [self] in
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                passing: while true {
                    let count = recv(source, &bytes, bytes.count, 0)
                    guard count > 0 else { break }
                    faultHasChanged.lock()
                    var decision = state.withLock { decide(&$0) }
                    while case .hold = decision {
                        faultHasChanged.wait()
                        decision = state.withLock { decide(&$0) }
                    }
                    faultHasChanged.unlock()
                    if case .cut = decision { break passing }
                    var sent = 0
                    while sent < count {
                        let taken = bytes[sent..<count].withUnsafeBytes {
                            send(destination, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                        }
                        guard taken > 0 else { break passing }
                        sent += taken
                    }
                }
                shutdown(source, Int32(SHUT_RDWR))
                shutdown(destination, Int32(SHUT_RDWR))
                pumps.leave()
            }
        }
    }
#endif
