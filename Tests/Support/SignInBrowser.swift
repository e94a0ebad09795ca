public import EnrollmentFlow
internal import MFACore
internal import RecoveryCodes
public import SignInFlow
internal import Testing

/// A browser that a user signs in with: it shows one page at a time, and presses what is on it.
public struct SignInBrowser {
    private var service: SignInService
    /// Who is at it.
    public var request: SignInRequest
    /// The page that it shows; nil for none.
    public private(set) var page: SignInPage<String>?
    /// Why the last thing has let nobody in; nil if there was nothing wrong.
    public private(set) var rejection: SignInRejection?
    /// What the user was granted, taken for this session; nil if nothing was.
    public private(set) var signedIn: SignIn?
    /// What he is told of a second factor that is going to be required.
    public private(set) var reminder: SignInReminder?
    /// What he has to set up; nil for nothing.
    public private(set) var required: RequiredEnrollment?
    /// Why he cannot sign in; nil if he can.
    public private(set) var impossible: ImpossibleSignIn?
    /// Why the last thing was not done; nil if it was.
    public private(set) var refusal: SignInRefusal?
    /// The recovery code that takes the place of the one that was used; nil for none.
    public private(set) var replacement: [String]?
    /// Whether he did not want to go on.
    public private(set) var isCancelled = false
    private var application = ""
    private var action: String?

    /// A browser.
    public init(_ service: SignInService, _ request: SignInRequest) {
        self.service = service
        self.request = request
    }

    /// Goes on with another server.
    public mutating func use(_ service: SignInService) { self.service = service }

    /// Forgets what it shows.
    public mutating func close() {
        (page, rejection, signedIn, reminder, required) = (nil, nil, nil, nil, nil)
        (impossible, refusal, replacement, isCancelled) = (nil, nil, nil, false)
    }

    /// Begins a sign-in, with the password accepted.
    public mutating func begin(_ start: SignInStart) async throws {
        close()
        (application, action) = (start.application, nil)
        try take(try await service.begin(start, request))
    }

    /// Begins to confirm one action.
    public mutating func stepUp(_ demand: StepUp, after last: SignIn?, _ start: SignInStart) async throws {
        close()
        (application, action) = (start.application, demand.action)
        try take(try await service.stepUp(demand, after: last, start, request))
    }

    /// Does something on the page, also what is not on it.
    public mutating func send(_ event: SignInEvent) async throws {
        let token = page?.token ?? impossible?.token ?? required?.token ?? ""
        try take(try await service.handle(event, token: token, request))
    }

    /// Types something, and presses the main button, which has to be there.
    public mutating func type(_ text: String, remember: Bool = false) async throws {
        let page = try #require(page)
        try #require(page.field != nil && page.actions.contains { $0.event == .submit }, "nothing can be typed here")
        try #require(!remember || page.remember != nil, "there is no box to be remembered by")
        try await send(.submit(text, remember: remember))
    }

    /// Presses a button, which has to be there.
    public mutating func press(_ kind: SignInEvent.Kind) async throws {
        let page = try #require(page)
        let isThere =
            page.actions.contains { $0.event == kind } || page.choices.contains { .use($0.id) == kind }
        try #require(isThere, "there is no such button")
        switch kind {
        case .submit: try await send(.submit(""))
        case .use(let id): try await send(.use(id))
        case .resend(let channel): try await send(.resend(channel))
        case .check: try await send(.check)
        case .recover: try await send(.recover)
        case .cancel: try await send(.cancel)
        }
    }

    /// Goes on with what was set up.
    public mutating func finish(_ finished: FinishedEnrollment) async throws {
        let token = try #require(required?.token)
        try take(try await service.finish(finished, token: token, request))
    }

    private mutating func take(_ answer: consuming SignInAnswer) throws {
        switch consume answer {
        case .verified(let grant, let told):
            if let browser = grant.browser { request.trustedToken = browser.token }
            let codes = grant.replacement?.codes
            let taken = try grant.take(in: request.session, at: application, for: action)
            close()
            (signedIn, reminder, replacement) = (taken, told, codes)
        case .page(let next, let reason):
            close()
            (page, rejection) = (next, reason)
        case .enrollment(let demand):
            close()
            required = demand
        case .impossible(let reason):
            close()
            impossible = reason
        case .refused(let reason): refusal = reason
        case .cancelled:
            close()
            isCancelled = true
        }
    }
}

extension SignInPage<String> {
    /// Everything that users read on it.
    public var allText: String {
        let parts: [[String]] = [
            [title], instructions, choices.map(\.title), choices.compactMap(\.detail), [field?.label ?? ""],
            [shown ?? ""], [remember ?? ""], actions.map(\.label), [timeLeft], [error ?? ""],
        ]
        return parts.flatMap(\.self).joined(separator: "\n")
    }
}
