import MFATestKit
import OutboundHTTP
import SMSGateways
import TestSupport
import Testing

@Suite struct URLSessionClientTests {
    private func call(_ listener: Listener) throws -> HTTPCall {
        HTTPCall("POST", try #require(HTTPAddress("http://127.0.0.1:\(listener.port)/")), body: [1, 2, 3])
    }

    @Test func `a call that nobody wants any more before it has begun is not made`() async throws {
        let listener = try Listener()
        let call = try call(listener)
        let client = URLSessionClient()
        for _ in 0..<20 {
            let task = Task { () -> Result<HTTPAnswer, HTTPFailure> in
                // Not before it is cancelled.
                while !Task.isCancelled { await Task.yield() }
                do throws(HTTPFailure) { return .success(try await client.answer(to: call)) } catch {
                    return .failure(error)
                }
            }
            task.cancel()
            guard case .failure(.notSent) = await task.value else {
                Issue.record("the call was made")
                return
            }
        }
        #expect(listener.received.isEmpty)
    }

    @Test func `a call that is cancelled at any moment comes back`() async throws {
        let listener = try Listener(answering: nil)
        let call = try call(listener)
        let client = URLSessionClient()
        await withTaskGroup(of: Void.self) { group in
            for pause in 0..<32 {
                group.addTask {
                    let task = Task {
                        do throws(HTTPFailure) { _ = try await client.answer(to: call) } catch {}
                    }
                    for _ in 0..<(pause * 20) { await Task.yield() }
                    task.cancel()
                    await task.value
                }
            }
        }
    }

    @Test func `it keeps to what all clients keep to`() async throws {
        try await HTTPClientConformance(URLSessionClient()).without(
            .tornHeads, because: "Foundation on Linux ends the process (swift-corelibs-foundation, issue 5285)."
        ).run()
    }

    @Test func `a gateway over it keeps to what all gateways keep to`() async throws {
        let listener = try Listener(
            answering: "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let address = try #require(HTTPAddress("http://127.0.0.1:\(listener.port)/"))
        await SMSGatewayConformance(
            KannelGateway(address, credentials: try Trial.credentials(), client: URLSessionClient())
        ).run()
    }
}
