internal import OutboundHTTP

/// What a part of the suite works with: the client, calls with secrets in them, and a judge.
struct HTTPTrial: Sendable {
    typealias Outcome = Result<HTTPAnswer, HTTPFailure>

    let client: any HTTPClient
    let patience: Patience
    let judge: Judge

    /// What stands behind the host in every call.
    static let target = "/hush-path/send.json?to=%2B4740612345&text=hush-query%20%C3%A5+b&empty="

    /// A call to a server, with secrets everywhere where gateways want theirs.
    func call(
        _ method: String = "POST", to listener: Listener, deadline: Duration = .seconds(60),
        answerLimit: Int = 64 * 1024
    ) throws -> HTTPCall {
        try call(method, to: "http://127.0.0.1:\(listener.port)", deadline: deadline, answerLimit: answerLimit)
    }

    func call(
        _ method: String = "POST", to server: String, deadline: Duration = .seconds(60), answerLimit: Int = 64 * 1024
    ) throws -> HTTPCall {
        guard let address = HTTPAddress(server + HTTPTrial.target) else {
            throw Sockets.Failure(description: "\(server) is no address")
        }
        return HTTPCall(
            method, address,
            headers: [
                (name: "Authorization", value: "Bearer hush-header"), (name: "Content-Type", value: "text/plain"),
            ],
            body: method == "GET" ? [] : Array("Your code is hush-body.".utf8), deadline: deadline,
            answerLimit: answerLimit)
    }

    /// What comes of a call; nil if it does not come back.
    func outcome(of call: HTTPCall) async -> Outcome? {
        await patience.answer { await HTTPTrial.outcome(of: call, by: client) }
    }

    static func outcome(of call: HTTPCall, by client: any HTTPClient) async -> Outcome {
        do throws(HTTPFailure) { return .success(try await client.answer(to: call)) } catch { return .failure(error) }
    }

    /// The answer to a call that has to have one.
    func answer(to call: HTTPCall, _ promise: String = "A call that is answered has an answer.") async -> HTTPAnswer? {
        guard case .success(let answer) = await outcome(of: call) else {
            judge.expect(false, promise)
            return nil
        }
        return answer
    }

    /// Reports that a promise is broken unless a call may have been carried out, and is said to.
    func expectUnknown(_ outcome: Outcome?, _ promise: String) {
        guard case .failure(.unknown(let text)) = outcome else { return judge.expect(false, promise) }
        expectDiscreet(text)
    }

    /// Reports that a promise is broken unless a call was surely not sent, and is said not to have been.
    func expectNotSent(_ outcome: Outcome?, _ promise: String) {
        guard case .failure(.notSent(let text)) = outcome else { return judge.expect(false, promise) }
        expectDiscreet(text)
    }

    private func expectDiscreet(_ text: String) {
        judge.expect(
            !text.lowercased().contains("hush") && !text.contains("40612345"),
            "What a failure says repeats neither what stands behind the host, nor header fields, nor a body: it is logged."
        )
    }
}

extension Listener.Reply {
    /// An answer of HTTP, and then the end of the connection.
    static func answer(_ status: Int, _ headers: [String] = [], body: [UInt8] = []) -> Listener.Reply {
        .closing(bytes(status, headers + ["Content-Length: \(body.count)", "Connection: close"], body))
    }

    /// An answer of HTTP as it goes over the wire, with these header fields alone.
    static func bytes(_ status: Int, _ headers: [String], _ body: [UInt8] = []) -> [UInt8] {
        Array((["HTTP/1.1 \(status) Some Reason"] + headers).joined(separator: "\r\n").utf8) + [13, 10, 13, 10] + body
    }

    /// A body in chunks of at most so many bytes (RFC 9112, section 7.1).
    static func chunks(_ body: [UInt8], of size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            bytes += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
            rest = rest.dropFirst(size)
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }
}
