internal import Foundation
public import SMSChallenge
internal import Synchronization

/// Takes calls, answers all of them the same, and remembers what was asked for.
public final class Listener: Sendable {
    /// Where it listens.
    public let port: Int
    private let descriptor: CInt
    private let calls = Mutex<[String]>([])
    private let unanswered = Mutex<[CInt]>([])

    /// Listens; without an answer it keeps everybody waiting.
    public init(
        answering answer: String? = "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ) throws {
        (descriptor, port) = try Sockets.listen()
        Thread.detachNewThread { [weak self, descriptor] in
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                var bytes: [UInt8] = []
                while bytes.count < 65_536, !Listener.isWhole(bytes) {
                    let more = Sockets.read(from: client)
                    if more.isEmpty { break }
                    bytes += more
                }
                self?.calls.withLock { [bytes] in $0.append(String(decoding: bytes, as: UTF8.self)) }
                if let answer {
                    _ = Sockets.write(Array(answer.utf8), to: client)
                    Sockets.stop(client)
                } else {
                    self?.unanswered.withLock { $0.append(client) }
                }
            }
        }
    }

    deinit {
        Sockets.stop(descriptor)
        unanswered.withLock { $0.forEach(Sockets.stop) }
    }

    /// What has come, head and body.
    public var received: [String] { calls.withLock { $0 } }

    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let length = text.firstMatch(of: /(?i)content-length: ([0-9]+)/).flatMap { Int($0.output.1) } ?? 0
        return text[end.upperBound...].utf8.count >= length
    }
}

extension ReceiptCall {
    /// A call as it came over the wire; nil for what is none.
    public init?(wire call: String) {
        let halves = call.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = halves[0].split(separator: "\r\n")
        let first = lines.first?.split(separator: " ") ?? []
        guard first.count == 3 else { return nil }
        let headers = lines.dropFirst().compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces)) : nil
        }
        self.init(
            method: String(first[0]), target: String(first[1]),
            headers: Dictionary(headers) { earlier, _ in earlier }, body: halves.count > 1 ? Array(halves[1].utf8) : [])
    }
}
