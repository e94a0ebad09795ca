public import MFACore
internal import OTPCore

/// What came of waiting, for a client that can do nothing else.
public enum WaitedSignIn: ~Copyable, Sendable {
    /// It was answered with yes.
    case verified(VerifiedSignIn)
    /// It was answered with no.
    case denied
    /// Nobody has answered in time.
    case timedOut
    /// The user cannot sign in here; why, and the way out.
    case impossible(ImpossibleSignIn)
    /// The client does not wait any more.
    case cancelled
}

extension SignInService {
    /// Signs somebody in at a client that can show no page and take no code: sends a request, and returns when it is answered.
    ///
    /// No thread is held meanwhile. When the task is cancelled, because the client is gone, the request is taken back, and an answer that
    /// still comes lets nobody in.
    ///
    /// - Parameters:
    ///   - start: What it is for.
    ///   - request: Who and from where.
    ///   - interval: After what time the method is asked for an answer, again and again.
    /// - Returns: What came of it.
    /// - Throws: `RecordError`; then nobody may be let in.
    public func wait(
        _ start: SignInStart, _ request: SignInRequest, every interval: Duration = .seconds(1)
    ) async throws(RecordError) -> WaitedSignIn {
        var start = start
        start.canShowPage = false
        let answer = try await begin(start, request)
        switch consume answer {
        case .verified(let grant, _): return .verified(grant)
        case .impossible(let reason): return .impossible(reason)
        case .page(let page, .notSent(let message)): return try await impossible(message, page.token, request)
        case .page(let page, _):
            guard page.kind == .offering else { return try await wait(at: page.token, request, every: interval) }
            return try await send(page, request, every: interval)
        // A client without a page is never told to set something up.
        case .enrollment: return .timedOut
        case .refused: return .timedOut
        case .cancelled: return .cancelled
        }
    }

    /// Sends what does not go out by itself.
    private func send(
        _ page: SignInPage<String>, _ request: SignInRequest, every interval: Duration
    ) async throws(RecordError) -> WaitedSignIn {
        let use = page.actions.compactMap { if case .use(let id) = $0.event { id } else { nil } }.first
        guard let use else { return .timedOut }
        let answer = try await handle(.use(use), token: page.token, request)
        guard case .page(let next, let rejection) = consume answer else { return .timedOut }
        if case .notSent(let message)? = rejection { return try await impossible(message, next.token, request) }
        return try await wait(at: next.token, request, every: interval)
    }

    private func wait(
        at token: String, _ request: SignInRequest, every interval: Duration
    ) async throws(RecordError) -> WaitedSignIn {
        while true {
            do {
                try await context.time.pause(for: interval)
            } catch {
                await leave(token, request)
                return .cancelled
            }
            let answer: SignInAnswer
            do throws(RecordError) {
                answer = try await handle(.check, token: token, request)
            } catch {
                await leave(token, request)
                if Task.isCancelled { return .cancelled }
                throw error
            }
            switch consume answer {
            case .verified(let grant, _): return .verified(grant)
            case .page(_, .denied): return .denied
            case .page(let page, let rejection):
                guard rejection != .timedOut, page.kind == .waiting else { return .timedOut }
            case .impossible(let reason): return .impossible(reason)
            case .refused: return .timedOut
            case .enrollment: return .timedOut
            case .cancelled: return .cancelled
            }
        }
    }

    /// Takes back what was sent; it must be done although, and because, the task is cancelled.
    private func leave(_ token: String, _ request: SignInRequest) async {
        await Task { _ = try? await handle(.cancel, token: token, request) }.value
    }

    private func impossible(
        _ message: Message, _ token: String, _ request: SignInRequest
    ) async throws(RecordError) -> WaitedSignIn {
        guard case .success(let ticket) = try await open(token, request) else { return .timedOut }
        return .impossible(
            try await impossible(.notSent(message), try await account(of: ticket, request), ticket, request))
    }
}
