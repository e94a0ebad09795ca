import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import Synchronization
import TestSupport
import Testing

extension Fixture {
    /// Sets an app up, as a sign-in demands it; what that comes to, and the phone.
    func setUp(
        _ required: RequiredEnrollment, session: String = "laptop", applications: [String]? = nil,
        verifiedAt: UnixTime? = nil
    ) async throws -> (FinishedEnrollment, TOTP) {
        var start = required.start
        if let applications { start.applications = applications }
        if let verifiedAt { start.factorVerifiedAt = verifiedAt }
        var page = SetUpBrowser(enrollments, EnrollmentRequest(alice, session: session))
        try await page.begin(start)
        var phone = TOTP(secret: .random())
        // Where two are required, the second one is set up at once.
        repeat {
            try await page.choose("other-app")
            if page.page?.content.scan != nil { try await page.choose("type") }
            let secret = try #require(page.page?.content.manual.compactMap(\.copied).last)
            phone = TOTP(secret: try OTPSecret(base32: secret))
            try await page.submit()
            try await page.submit(phone.code(at: time.now())?.text ?? "")
            if page.page?.actions.contains(where: { $0.event == .skip }) == true { try await page.press(.skip) }
        } while page.step == .backup
        try await page.submit()
        return (try #require(page.finished), phone)
    }

    /// Puts a factor out of use.
    func suspend(_ factor: FactorID) async throws {
        try await AccountRepository(context).update(alice) { account, now in
            Result { () throws(AccountRefusal) in
                try account.suspend(factor, because: .byOperator, Occasion(at: now))
            }
        }.get()
    }
}

extension UnixTime {
    /// So many seconds later.
    func advanced(bySeconds seconds: Int64) -> UnixTime { UnixTime(self.seconds + seconds) }
}

/// Prints what it is handed.
final class PrintingMessenger: RecoveryMessenger {
    private let state = Mutex<[(String, String)]>([])
    /// What was printed, and the code that must not stand in it.
    var texts: [(String, String)] { state.withLock { $0 } }

    func addresses(of account: AccountID) async -> [RecoveryAddress] {
        [RecoveryAddress(id: "mail", channel: .email, masked: "a•")]
    }

    func send(_ message: RecoveryMessage, to address: RecoveryAddress) async -> RecoverySending {
        var dumped = ""
        dump(message, to: &dumped)
        let text = "\(message) \(String(reflecting: message)) \(dumped)"
        state.withLock { $0.append((text, message.code.revealed)) }
        return .sent
    }
}
