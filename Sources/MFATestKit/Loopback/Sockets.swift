#if canImport(Glibc)
    internal import Glibc
    private let stream = CInt(SOCK_STREAM.rawValue)
#elseif canImport(Musl)
    internal import Musl
    private let stream = CInt(SOCK_STREAM)
#elseif canImport(Darwin)
    internal import Darwin
    private let stream = SOCK_STREAM
#endif

/// Blocking TCP sockets, as far as tests need them.
package enum Sockets {
    /// Why there is no socket.
    package struct Failure: Error, CustomStringConvertible {
        /// The reason.
        package let description: String
    }

    /// A connection to a port.
    package static func connect(host: String, port: Int) throws -> CInt {
        var hints = addrinfo()
        hints.ai_socktype = stream
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else {
            throw Failure(description: "there is no host \(host)")
        }
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next?.pointee {
            let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
            if isConnected(descriptor, to: address) { return descriptor }
            close(descriptor)
            next = address.ai_next
        }
        throw Failure(description: "nobody listens at \(host):\(port)")
    }

    /// Listens at a port of this machine, at any free one if it is 0.
    package static func listen(port: UInt16 = 0) throws -> (descriptor: CInt, port: Int) {
        guard let listener = listener(at: port) else {
            throw Failure(description: "port \(port) of this machine cannot be listened at")
        }
        return listener
    }

    private static func listener(at port: UInt16) -> (descriptor: CInt, port: Int)? {
        let descriptor = socket(AF_INET, stream, 0)
        var yes: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && isListening(descriptor)
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        if isBound { return (descriptor, Int(UInt16(bigEndian: address.sin_port))) }
        close(descriptor)
        return nil
    }

    /// Listens at a path.
    package static func listen(path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, stream, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && isListening(descriptor)
            }
        }
        guard isBound else { throw Failure(description: "\(path) cannot be listened at") }
        return descriptor
    }

    /// The next who connects; nil when nobody listens any more.
    package static func accept(_ descriptor: CInt) -> CInt? {
        let client = accepted(descriptor)
        return client >= 0 ? client : nil
    }

    /// Ends a connection, or whatever listens.
    package static func stop(_ descriptor: CInt) {
        end(descriptor)
        close(descriptor)
    }

    /// Ends a connection, or whatever listens, and leaves the descriptor to the thread that uses it.
    package static func end(_ descriptor: CInt) { shutdown(descriptor, CInt(SHUT_RDWR)) }

    /// A port that nobody listens at.
    ///
    /// It lies below those that the system gives to whoever asks for any: such a one could be another test's before
    /// somebody listens at it.
    package static func freePort() throws -> Int {
        for _ in 0..<1000 {
            let port = UInt16.random(in: 20_000..<32_000)
            guard let descriptor = listener(at: port)?.descriptor else { continue }
            close(descriptor)
            return Int(port)
        }
        throw Failure(description: "no port is free")
    }

    /// Writes everything; whether that was possible.
    package static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        #if canImport(Darwin)
            // Where a socket and not a call says that nobody is to be killed by a connection that is gone.
            let flags: CInt = 0
            var yes: CInt = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<CInt>.size))
        #else
            let flags = CInt(MSG_NOSIGNAL)
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// What has come; empty at the end.
    package static func read(from descriptor: CInt) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        return Array(buffer.prefix(max(0, count)))
    }

    /// Whether nothing has come in some milliseconds, nor the end.
    package static func isQuiet(_ descriptor: CInt, milliseconds: CInt) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, milliseconds) == 0
    }
}

// Outside, where the names of the system's functions are not those of the members above.

private func isConnected(_ descriptor: CInt, to address: addrinfo) -> Bool {
    connect(descriptor, address.ai_addr, address.ai_addrlen) == 0
}

private func isListening(_ descriptor: CInt) -> Bool { listen(descriptor, 64) == 0 }

private func accepted(_ descriptor: CInt) -> CInt { accept(descriptor, nil, nil) }
