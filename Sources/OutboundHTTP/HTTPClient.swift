/// Makes calls to other people's servers: the gateways and push services that codes and requests go through.
///
/// A host that has a client of its own wraps it in this; ``URLSessionClient`` is there for those who have none. What
/// an implementation must do: keep to the deadline, and come back also when the task is cancelled; follow no redirect (a
/// code must not be carried on to where a gateway points); read no more than the limit, and give no part of an answer for
/// the whole; make a call once, and not again when its answer is lost (the message may be on its way); and tell what was
/// surely not sent from what may have been.
public protocol HTTPClient: Sendable {
    /// Makes a call.
    ///
    /// - Parameter call: The call.
    /// - Returns: The answer, whatever its status.
    /// - Throws: ``HTTPFailure``.
    func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer
}

/// A call to a server.
public struct HTTPCall: Sendable {
    /// The method.
    public var method: String
    /// Where to.
    public var url: HTTPAddress
    /// The header fields.
    public var headers: [(name: String, value: String)]
    /// The body; empty for none.
    public var body: [UInt8]
    /// How long it may take in all.
    public var deadline: Duration
    /// How many bytes of an answer are read at most.
    public var answerLimit: Int

    /// A call.
    public init(
        _ method: String, _ url: HTTPAddress, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        deadline: Duration = .seconds(10), answerLimit: Int = 64 * 1024
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.answerLimit = answerLimit
    }
}

extension HTTPCall: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the host, and neither header nor body, which hold passwords and codes.
    public var description: String { "HTTPCall(\(method) \(url.host))" }
    /// The method and the host.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// An answer of a server.
public struct HTTPAnswer: Sendable {
    /// The status.
    public var status: Int
    /// The header fields, their names in lower case.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body as text; what is no UTF-8 in it is replaced.
    public var text: String { String(decoding: body, as: UTF8.self) }
}

/// Why there is no answer.
///
/// The text is for logs: it repeats nothing of the call but its host, and nothing of an answer.
public enum HTTPFailure: Error, Sendable, Hashable {
    /// The call has surely not reached anybody: there is no such host, it takes no connections, or it cannot show who it is.
    case notSent(String)
    /// The call may have been carried out: the answer was lost, late, too long or garbage.
    case unknown(String)
}

/// The address of a server: always over TLS, but on this machine itself.
public struct HTTPAddress: Sendable, Hashable {
    /// The whole address.
    public let text: String
    /// The host in it.
    public let host: String

    /// An address; nil for one without TLS to another machine, one with a password in it, or none at all.
    public init?(_ text: String) {
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let authority = text.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // In brackets there are the colons of an address of version 6.
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        guard !host.isEmpty, !authority.contains("@") else { return nil }
        guard isSecure || host == "127.0.0.1" || host == "::1" || host == "localhost" else { return nil }
        self.text = text
        self.host = String(host)
    }
}
