internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// Calls over Foundation's URLSession, for hosts that have no client of their own.
///
/// Each call has a connection of its own. One that is kept may end just when the next call has been written to it, and
/// Foundation then makes that call again by itself, so that a message would be sent twice.
///
/// Foundation on Linux ends the whole process when the connection ends after the first line of an answer and before the
/// end of its header fields; Swift 6.3 still does so (swift-corelibs-foundation, issue 5285, which is closed by pull request 5286).
/// Whoever cannot have that puts another client behind ``HTTPClient``.
public final class URLSessionClient: HTTPClient {
    /// A client that keeps neither connections nor cookies nor answers.
    public init() {}

    /// Makes a call.
    public func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer {
        guard let url = URL(string: call.url.text) else { throw .notSent("The address is none that can be called.") }
        var request = URLRequest(url: url, timeoutInterval: call.deadline / .seconds(1))
        request.httpMethod = call.method
        for (name, value) in call.headers { request.addValue(value, forHTTPHeaderField: name) }
        if !call.body.isEmpty { request.httpBody = Data(call.body) }
        let exchange = Exchange(limit: call.answerLimit)
        let session = URLSession(configuration: URLSessionClient.configuration, delegate: exchange, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: request)
        let deadline = call.deadline
        let result = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                exchange.start(task, continuation)
                // The session's own limit begins anew with every byte. A call that is over is not kept for it.
                DispatchQueue.global().asyncAfter(deadline: .now() + deadline / .seconds(1)) { [weak task] in
                    task?.cancel()
                }
            }
        } onCancel: {
            exchange.cancel(task)
        }
        return try result.get()
    }

    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        return configuration
    }
}

/// Collects what comes for a call.
private final class Exchange: NSObject, URLSessionDataDelegate {
    typealias Outcome = Result<HTTPAnswer, HTTPFailure>

    private struct State {
        var continuation: UnsafeContinuation<Outcome, Never>?
        var body: [UInt8] = []
        var isTooLong = false
        var isChallenged = false
        /// Whether nobody wanted the call any more before it had begun.
        var isUnwanted = false
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Begins the call, unless nobody wants it any more.
    func start(_ task: URLSessionDataTask, _ continuation: UnsafeContinuation<Outcome, Never>) {
        let isUnwanted = state.withLock { state in
            if state.isUnwanted { return true }
            state.continuation = continuation
            // Under the lock, since a task that is cancelled before it is resumed never completes.
            task.resume()
            return false
        }
        if isUnwanted { continuation.resume(returning: .failure(.notSent("The call was not wanted any more."))) }
    }

    /// Ends the call.
    func cancel(_ task: URLSessionDataTask) {
        let hasBegun = state.withLock { state in
            state.isUnwanted = state.continuation == nil
            return !state.isUnwanted
        }
        if hasBegun { task.cancel() }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = state.withLock { state in
            // Once and for all: the last bytes of a long answer are few.
            state.isTooLong = state.isTooLong || state.body.count + data.count > limit
            if !state.isTooLong { state.body += data }
            return state.isTooLong
        }
        if isTooLong { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    /// Shows nothing but what the call has with it: without this, Foundation on Linux waits for somebody to type a password
    /// where a server says 401 and asks for one.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        switch challenge.protectionSpace.authenticationMethod {
        case NSURLAuthenticationMethodHTTPBasic, NSURLAuthenticationMethodHTTPDigest:
            state.withLock { $0.isChallenged = true }
            completionHandler(.rejectProtectionSpace, nil)
        default: completionHandler(.performDefaultHandling, nil)
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let end = state.withLock { state in
            defer { state.continuation = nil }
            return state
        }
        end.continuation?.resume(returning: outcome(of: task, end, error))
    }

    private func outcome(of task: URLSessionTask, _ end: State, _ error: (any Error)?) -> Outcome {
        if end.isTooLong { return .failure(.unknown("The answer is longer than \(limit) bytes.")) }
        // On Linux a challenge that is not met ends the task, whose answer has come by then.
        let isAnswered = end.isChallenged && task.response != nil
        if let error, !isAnswered {
            let code = (error as? URLError)?.code
            // Only what can happen before the request is written. Foundation says `unsupportedURL` also for an answer
            // that is none of HTTP, and by then the request has been read.
            switch code {
            case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .secureConnectionFailed,
                .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
                .serverCertificateNotYetValid:
                return .failure(.notSent("No connection could be made (\(code?.rawValue ?? 0))."))
            default:
                return .failure(.unknown("The answer was lost (\(code?.rawValue ?? 0))."))
            }
        }
        guard let response = task.response as? HTTPURLResponse else {
            return .failure(.unknown("The answer was none of HTTP."))
        }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            if let name = name as? String, let value = value as? String { headers[name.lowercased()] = value }
        }
        return .success(HTTPAnswer(status: response.statusCode, headers: headers, body: end.body))
    }
}
