import EnrollmentFlow
import MFACore
import OTPCore

/// A set-up in the terminal with a method that the package does not know, and pages that are drawn without knowing it.
///
///     swift run TokenList [--yes]    with --yes it answers by itself
@main
enum TokenList {
    static func main() async throws {
        let answersItself = CommandLine.arguments.contains("--yes")
        let token = TOTP(secret: .random())
        let method = try TokenMethod(["A17": token])
        let context = RecordContext(
            store: InMemoryStore(), keys: try KeyRing(text: KeyRing.line(name: KeyName("example"))))
        let service = EnrollmentService(
            context,
            rules: try EnrollmentRules(
                app: "Acme", policy: Policy(methods: [.authenticatorApp, method.method], backup: .optional),
                methods: [AuthenticatorApps(issuer: "Acme"), method]),
            passwords: OnePassword())
        let request = EnrollmentRequest(try AccountID("kari"), session: "terminal")
        let begun = try await service.begin(EnrollmentStart(accountName: "kari", offer: "token"), request)
        var page = try begun.get()
        while true {
            Terminal.show(page)
            let event =
                answersItself
                ? EnrollmentEvent.submit([
                    "password": "acme", "serial": "A17", "code": token.code(at: .now())?.text ?? "",
                ]) : Terminal.ask(page)
            switch try await service.handle(event, token: page.token, request).get() {
            case .page(let next): page = next
            case .cancelled: return print("Nothing was set up.")
            case .finished(let done): return print("\(done.factors.count) factor was set up.")
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

/// Draws any page: there is nothing of a method in it.
private enum Terminal {
    static func show(_ page: EnrollmentPage<String>) {
        print("\n── \(page.content.title)  (\(page.progressText))")
        for line in page.content.instructions { print(line) }
        if let error = page.error { print("! \(error)") }
        for choice in page.content.choices { print("  [\(choice.id)] \(choice.title)") }
    }

    static func ask(_ page: EnrollmentPage<String>) -> EnrollmentEvent {
        if !page.content.choices.isEmpty {
            print("> ", terminator: "")
            return readLine().map { .choose($0) } ?? .cancel
        }
        var values: [String: String] = [:]
        for field in page.content.fields {
            print("\(field.label): ", terminator: "")
            guard let line = readLine() else { return .cancel }
            values[field.name] = line
        }
        return .submit(values)
    }
}
