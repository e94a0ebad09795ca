internal import Foundation
internal import MFATestKit
internal import OutboundHTTP
public import SMSGateways
internal import Synchronization
internal import Testing

/// A real Kannel with its fake message centre, which a test has for itself.
public final class Kannel {
    private let sendPort: Int
    private let adminPort: Int
    private let folder: URL
    private var processes: [Process] = []
    private let centre: MessageCentre?

    /// Starts bearerbox and smsbox, and returns when the message centre is connected.
    ///
    /// A test that plays the message centre itself, over HTTP, says at which port.
    public init(centreAt port: Int? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-kannel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ports = try (0..<4).map { _ in try Sockets.freePort() }
        (adminPort, sendPort) = (ports[0], ports[3])
        // A line between two groups has to be empty; without `our-host` the centre listens to everybody.
        let configuration = """
            group = core
            admin-port = \(ports[0])
            admin-interface = 127.0.0.1
            admin-password = adminpw
            smsbox-port = \(ports[1])
            smsbox-interface = 127.0.0.1
            box-allow-ip = 127.0.0.1
            box-deny-ip = "*.*.*.*"
            dlr-storage = internal

            \(port.map(Kannel.centre(overHTTPAt:)) ?? Kannel.fakeCentre(at: ports[2]))

            group = smsbox
            bearerbox-host = 127.0.0.1
            sendsms-port = \(ports[3])
            sendsms-interface = 127.0.0.1
            http-request-retry = 3
            http-queue-delay = 1

            group = sendsms-user
            username = sms
            password = smspw
            max-messages = 10
            concatenation = true

            """
        let file = folder.appendingPathComponent("kannel.conf")
        try configuration.write(to: file, atomically: true, encoding: .utf8)
        processes.append(try Kannel.run("bearerbox", file))
        try Kannel.wait(for: ports[1])
        if port == nil { try Kannel.wait(for: ports[2]) }
        processes.append(try Kannel.run("smsbox", file))
        try Kannel.wait(for: ports[3])
        centre = try port == nil ? MessageCentre(Sockets.connect(host: "127.0.0.1", port: ports[2])) : nil
    }

    private static func fakeCentre(at port: Int) -> String {
        """
        group = smsc
        smsc = fake
        smsc-id = FAKE
        our-host = 127.0.0.1
        port = \(port)
        connect-allow-ip = 127.0.0.1
        """
    }

    /// With a port of 0 Kannel itself listens to nobody here.
    private static func centre(overHTTPAt port: Int) -> String {
        """
        group = smsc
        smsc = http
        smsc-id = HTTP
        system-type = kannel
        smsc-username = up
        smsc-password = uppw
        port = 0
        send-url = "http://127.0.0.1:\(port)/cgi-bin/sendsms"
        """
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Ends all of it, as a power cut would.
    public func stop() {
        for process in processes.reversed() where process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        centre?.hangUp()
    }

    /// A gateway to it.
    public func gateway(password: String = "smspw") throws -> KannelGateway {
        let address = try #require(HTTPAddress("http://127.0.0.1:\(sendPort)/cgi-bin/sendsms"))
        let credentials = try #require(GatewayCredentials(user: "sms", password: password))
        return KannelGateway(address, credentials: credentials, client: URLSessionClient())
    }

    /// The texts that have come to the message centre, when there are so many lines of them.
    public func texts(lines count: Int) async throws -> [String] {
        let centre = try #require(centre)
        try await eventually { centre.lines.count >= count }
        return centre.lines
    }

    private static func run(_ program: String, _ configuration: URL) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/\(program)")
        process.arguments = ["-v", "4", configuration.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func wait(for port: Int) throws {
        for _ in 0..<600 {
            if let descriptor = try? Sockets.connect(host: "127.0.0.1", port: port) {
                close(descriptor)
                return
            }
            usleep(50_000)
        }
        throw Failure(description: "nobody listens at \(port): is kannel installed? scripts/setup test does it")
    }
}

/// The other end of Kannel's fake message centre: it prints what would go to phones, a line of text each.
private final class MessageCentre: Sendable {
    private let descriptor: CInt
    private let received = Mutex<[UInt8]>([])

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
        Thread.detachNewThread { [weak self] in
            while true {
                let bytes = Sockets.read(from: descriptor)
                guard !bytes.isEmpty, let self else { return }
                self.received.withLock { $0 += bytes }
            }
        }
    }

    deinit { close(descriptor) }

    func hangUp() { shutdown(descriptor, CInt(SHUT_RDWR)) }

    /// Whole lines, as they came.
    var lines: [String] {
        let bytes = received.withLock { $0 }
        guard let end = bytes.lastIndex(of: 10) else { return [] }
        return bytes[...end].split(separator: 10, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// Waits until something is so that another process does.
public func eventually(_ isSo: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while !isSo() {
        try #require(ContinuousClock.now < end, "it has not become so in two minutes")
        try await Task.sleep(for: .milliseconds(20))
    }
}
