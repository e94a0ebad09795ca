import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

extension Fixture {
    /// Submissions of one text from one page after the other, all at once; how many of them let somebody in.
    func grants(of text: String, from browsers: [SignInBrowser]) async throws -> Int {
        let pages = browsers.map { ($0.page?.token ?? "", $0.request) }
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            for (token, request) in pages {
                group.addTask { [service] in
                    isLetIn(try await service.handle(.submit(text), token: token, request))
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    /// Browsers in sessions of their own, at the first page.
    func begun(_ count: Int) async throws -> [SignInBrowser] {
        var browsers: [SignInBrowser] = []
        for number in 0..<count { browsers.append(try await begun(session: "session \(number)")) }
        return browsers
    }

    /// Sets an app up, from the beginning to the end; the phone, and what the set-up came to.
    func setUp(_ start: EnrollmentStart, session: String = "laptop") async throws -> (TOTP, FinishedEnrollment) {
        var page = SetUpBrowser(enrollments, EnrollmentRequest(alice, session: session))
        try await page.begin(start)
        let phone = try await page.addsApp()
        try await page.submit()
        try await page.submit(phone.code(at: time.now())?.text ?? "")
        if page.page?.actions.contains(where: { $0.event == .skip }) == true { try await page.press(.skip) }
        try await page.submit()
        return (phone, try #require(page.finished))
    }

    /// Does something to alice's account.
    func change(_ change: (inout Account, Occasion) throws(AccountRefusal) -> Void) async throws {
        try await accounts.update(alice) { account, now in
            Result { () throws(AccountRefusal) in try change(&account, Occasion(at: now)) }
        }.get()
    }

    /// Wrong guesses since the last right one.
    func guesses() async throws -> Int { try await account()?.guesses.inARow ?? 0 }
}

extension SetUpBrowser {
    /// Goes to the page that shows the secret, and types that into a phone.
    mutating func addsApp() async throws -> TOTP {
        if step == .choose { try await choose("other-app") }
        if page?.content.scan != nil { try await choose("type") }
        let secret = try #require(page?.content.manual.compactMap(\.copied).last)
        return TOTP(secret: try OTPSecret(base32: secret))
    }
}

extension SignInRejection {
    /// Whether there is a pause.
    var isPause: Bool { if case .paused = self { true } else { false } }
}

// What cannot be copied cannot stand in an expectation.
extension SignInService {
    /// Whether an event lets somebody in.
    func letsIn(_ event: SignInEvent, token: String, _ request: SignInRequest) async throws -> Bool {
        isLetIn(try await handle(event, token: token, request))
    }

    /// Why an event was not carried out; nil if it was.
    func refusal(_ event: SignInEvent, token: String, _ request: SignInRequest) async throws -> SignInRefusal? {
        guard case .refused(let refusal) = try await handle(event, token: token, request) else { return nil }
        return refusal
    }
}

/// Whether an answer lets somebody in; what it grants is thrown away.
func isLetIn(_ answer: consuming SignInAnswer) -> Bool {
    switch consume answer {
    case .verified: true
    default: false
    }
}

/// What an answer grants when it is taken in that way; nil if it grants nothing by that.
func taken(
    _ answer: consuming SignInAnswer, in session: String, at application: String = "", for action: String? = nil
) -> SignIn? {
    guard case .verified(let grant, _) = consume answer else { return nil }
    return try? grant.take(in: session, at: application, for: action)
}
