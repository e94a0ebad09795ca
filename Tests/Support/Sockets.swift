internal import Foundation
internal import Testing

#if canImport(Glibc)
    internal import Glibc
    private let stream = CInt(SOCK_STREAM.rawValue)
#elseif canImport(Musl)
    internal import Musl
    private let stream = CInt(SOCK_STREAM)
#else
    private let stream = SOCK_STREAM
#endif

/// Blocking TCP sockets, as far as the tests need them.
public enum Sockets {
    /// A connection to a port.
    public static func connect(host: String, port: Int) throws -> CInt {
        var hints = addrinfo()
        hints.ai_socktype = stream
        var found: UnsafeMutablePointer<addrinfo>?
        try #require(getaddrinfo(host, String(port), &hints, &found) == 0)
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next?.pointee {
            let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
            if Foundation.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return descriptor }
            close(descriptor)
            next = address.ai_next
        }
        throw Failure(description: "nobody listens at \(host):\(port)")
    }

    /// Listens at a port of this machine, at any free one if it is 0.
    public static func listen(port: UInt16 = 0) throws -> (descriptor: CInt, port: Int) {
        try #require(listener(at: port))
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
                bind(descriptor, $0, length) == 0 && Foundation.listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        if isBound { return (descriptor, Int(UInt16(bigEndian: address.sin_port))) }
        close(descriptor)
        return nil
    }

    /// Listens at a path.
    public static func listen(path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, stream, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                    && Foundation.listen(descriptor, 64) == 0
            }
        }
        try #require(isBound)
        return descriptor
    }

    /// Ends a connection, or whatever listens.
    public static func stop(_ descriptor: CInt) {
        shutdown(descriptor, CInt(SHUT_RDWR))
        close(descriptor)
    }

    /// A port that nobody listens at.
    ///
    /// It lies below those that the system gives to whoever asks for any: such a one could be another test's before
    /// somebody listens at it.
    public static func freePort() throws -> Int {
        for _ in 0..<1000 {
            let port = UInt16.random(in: 20_000..<32_000)
            guard let descriptor = listener(at: port)?.descriptor else { continue }
            close(descriptor)
            return Int(port)
        }
        throw Failure(description: "no port is free")
    }

    /// Writes everything; whether that was possible.
    public static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// What has come; empty at the end.
    public static func read(from descriptor: CInt) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        return Array(buffer.prefix(max(0, count)))
    }
}

/// Why a test cannot go on.
public struct Failure: Error, CustomStringConvertible {
    /// The reason.
    public let description: String

    /// A reason.
    public init(description: String) { self.description = description }
}
