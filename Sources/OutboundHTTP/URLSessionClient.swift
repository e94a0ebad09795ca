internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// Calls over Foundation's URLSession, for hosts that have no client of their own.
public final class URLSessionClient: HTTPClient {
    private let session: URLSession
    private let delegate = SessionDelegate()

    /// A client with a session of its own, which keeps neither cookies nor answers.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

    /// Makes a call.
    public func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer {
        guard let url = URL(string: call.url.text) else { throw .notSent("The address is none that can be called.") }
        var request = URLRequest(url: url, timeoutInterval: call.deadline / .seconds(1))
        request.httpMethod = call.method
        for (name, value) in call.headers { request.addValue(value, forHTTPHeaderField: name) }
        if !call.body.isEmpty { request.httpBody = Data(call.body) }
        let task = session.dataTask(with: request)
        let limit = call.answerLimit
        let deadline = call.deadline
        let result = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                delegate.start(task, limit: limit, continuation)
                // The session's own limit begins anew with every byte.
                DispatchQueue.global().asyncAfter(deadline: .now() + deadline / .seconds(1)) { task.cancel() }
            }
        } onCancel: {
            delegate.cancel(task)
        }
        delegate.forget(task)
        return try result.get()
    }
}

/// Collects what comes for each call.
private final class SessionDelegate: NSObject, URLSessionDataDelegate {
    typealias Outcome = Result<HTTPAnswer, HTTPFailure>

    private struct Pending {
        let limit: Int
        let continuation: UnsafeContinuation<Outcome, Never>
        var body: [UInt8] = []
        var isTooLong = false
    }

    private struct State {
        var pending: [Int: Pending] = [:]
        /// Calls that nobody wanted any more before they had begun.
        var unwanted: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Begins a call, unless nobody wants it any more.
    func start(_ task: URLSessionDataTask, limit: Int, _ continuation: UnsafeContinuation<Outcome, Never>) {
        let isUnwanted = state.withLock { state in
            if state.unwanted.contains(task.taskIdentifier) { return true }
            state.pending[task.taskIdentifier] = Pending(limit: limit, continuation: continuation)
            // Under the lock, since a task that is cancelled before it is resumed never completes.
            task.resume()
            return false
        }
        if isUnwanted { continuation.resume(returning: .failure(.notSent("The call was not wanted any more."))) }
    }

    /// Ends a call.
    func cancel(_ task: URLSessionDataTask) {
        let hasBegun = state.withLock { state in
            if state.pending[task.taskIdentifier] != nil { return true }
            state.unwanted.insert(task.taskIdentifier)
            return false
        }
        if hasBegun { task.cancel() }
    }

    /// Forgets a call that is over.
    func forget(_ task: URLSessionDataTask) {
        _ = state.withLock { $0.unwanted.remove(task.taskIdentifier) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = state.withLock { state in
            guard var call = state.pending[dataTask.taskIdentifier] else { return false }
            call.isTooLong = call.body.count + data.count > call.limit
            if !call.isTooLong { call.body += data }
            state.pending[dataTask.taskIdentifier] = call
            return call.isTooLong
        }
        if isTooLong { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let call = state.withLock({ $0.pending.removeValue(forKey: task.taskIdentifier) }) else { return }
        call.continuation.resume(returning: SessionDelegate.outcome(of: task, call, error))
    }

    private static func outcome(of task: URLSessionTask, _ call: Pending, _ error: (any Error)?) -> Outcome {
        if call.isTooLong { return .failure(.unknown("The answer is longer than \(call.limit) bytes.")) }
        if let error {
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
        return .success(HTTPAnswer(status: response.statusCode, headers: headers, body: call.body))
    }
}
