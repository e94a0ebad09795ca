import EnrollmentFlow
import MFACore
import OTPCore
import SignInFlow

/// A set-up and a sign-in in the terminal with a method that the package does not know, and pages that are drawn without knowing it.
///
///     swift run TokenList [--yes]    with --yes it answers by itself
@main
struct TokenList {
    private let token = TOTP(secret: .random())
    private let enrollments: EnrollmentService
    private let signIns: SignInService
    private let kari: AccountID
    private let answersItself = CommandLine.arguments.contains("--yes")

    static func main() async throws {
        let company = try TokenList()
        guard try await company.setUp() else { return print("Nothing was set up.") }
        try await company.signIn()
    }

    private init() throws {
        kari = try AccountID("kari")
        let method = try TokenMethod(["A17": token])
        let policy = try Policy(methods: [.authenticatorApp, method.method], backup: .optional)
        let context = RecordContext(
            store: InMemoryStore(), keys: try KeyRing(text: KeyRing.line(name: KeyName("example"))))
        enrollments = EnrollmentService(
            context,
            rules: try EnrollmentRules(
                app: "Acme", policy: policy, methods: [AuthenticatorApps(issuer: "Acme"), method]),
            passwords: OnePassword())
        signIns = SignInService(context, rules: try SignInRules(app: "Acme", policy: policy), typed: [method])
    }

    /// Sets a token up; whether that was carried to its end.
    private func setUp() async throws -> Bool {
        let request = EnrollmentRequest(kari, session: "terminal")
        let begun = try await enrollments.begin(EnrollmentStart(accountName: "kari", offer: "token"), request)
        var page = try begun.get()
        while true {
            Terminal.show(page)
            let answers = ["password": "acme", "serial": "A17", "code": token.code(at: .now())?.text ?? ""]
            let event = answersItself ? .submit(answers) : Terminal.ask(page)
            switch try await enrollments.handle(event, token: page.token, request).get() {
            case .page(let next): page = next
            case .cancelled: return false
            case .finished(let done):
                print("\(done.factors.count) factor was set up.")
                return true
            }
        }
    }

    /// Signs in with it, after the password; the code that has confirmed the token is spent.
    private func signIn() async throws {
        let request = SignInRequest(kari, session: "another terminal")
        var answer = try await signIns.begin(SignInStart(accountName: "kari"), request)
        while true {
            switch consume answer {
            case .page(let page, _):
                Terminal.show(page)
                // Nobody is there to wait for the next code, so the token's clock is half a minute ahead.
                let code = token.code(at: UnixTime(UnixTime.now().seconds + 30))?.text ?? ""
                let event = answersItself ? .submit(code) : Terminal.ask(page)
                answer = try await signIns.handle(event, token: page.token, request)
            case .verified(let grant, _):
                let signIn = try grant.take(in: request.session)
                return print("Signed in by \(signIn.methodReferences.joined(separator: ", ")).")
            case .enrollment: return print("Something has to be set up first.")
            case .impossible: return print("There is no way in.")
            case .refused: return print("The sign-in is over.")
            case .cancelled: return print("Nobody is signed in.")
            }
        }
    }
}

/// A company with one password.
private struct OnePassword: PasswordVerifier {
    func verify(_ password: String, of account: AccountID) async -> PasswordVerdict {
        password == "acme" ? .right : .wrong
    }
}
