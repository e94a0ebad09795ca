import Foundation
import OTPAuthURI
import OTPCore
import QRPayload
import Synchronization

/// Sets up an authenticator app in the terminal, then signs in with it: the whole of one-time passwords in one file.
///
/// With `--yes`, or without a terminal, the program plays the phone's part too: it photographs the QR code and lets
/// oathtool compute the codes.
@main
enum QuickStart {
    static func main() throws {
        let plays = CommandLine.arguments.contains("--yes") || isatty(STDIN_FILENO) == 0
        let phone: any Phone = plays ? SimulatedPhone() : RealPhone()

        // 1. A secret for this user, and the URI that carries it into the app.
        let totp = TOTP(secret: .random())
        let uri = try KeyURI(.totp(totp), issuer: "Quick Start", account: "alice@example.com")

        print("1. Scan this code with Microsoft Authenticator, Google Authenticator, Authy or any other app.\n")
        print(try QRCode(uri.encoded().revealed).terminal())
        print("   Can't scan it? Type this secret instead: \(totp.secret.base32().revealed)\n")
        for issue in uri.compatibilityIssues() where issue.severity == .wrongCodes { print("   Mind: \(issue)") }
        try phone.scan(uri.encoded())

        // 2. The first code proves that the app has the secret. Its step is stored, so that it cannot be used again.
        let account = Account()
        let first = try ask("2. Type the code that the app shows", phone) { code in
            totp.verify(typed: code, at: .now(), state: account.state)
        } store: {
            account.replace($0, by: $1)
        }
        print("   Confirmed with step \(first.step). The authenticator is active.\n")

        // 3. The same code again: refused, although it is still shown.
        print("3. The same code once more:")
        switch totp.verify(totp.code(forStep: first.step), at: .now(), state: account.state) {
        case .matched: fatalError("a used code must never match")
        case .rejected(let reason): print("   refused, \(reason).\n")
        }

        // 4. A sign-in: the next code.
        print(
            "4. Signing in. Wait for the next code; it comes within \(totp.secondsRemaining(at: .now()) ?? 30) seconds."
        )
        phone.waitForNextCode(after: first.step, totp)
        let second = try ask("   Type it", phone) { code in
            totp.verify(typed: code, at: .now(), state: account.state)
        } store: {
            account.replace($0, by: $1)
        }
        print("   Signed in with step \(second.step).")
    }

    /// Asks for a code until one counts.
    private static func ask(
        _ question: String, _ phone: any Phone, verify: (String) -> TOTP.Verdict,
        store: (_ old: TOTP.State, _ new: TOTP.State) -> Bool
    ) throws -> TOTP.Success {
        while true {
            print("\(question): ", terminator: "")
            switch verify(try phone.typedCode()) {
            case .matched(let pending):
                if let success = pending.commit(store) { return success }
                print("   Somebody was faster. Once more.")
            case .rejected(.malformed(let error)): print("   \(error)")
            case .rejected(.replayed): print("   That code has been used. Wait for the next one.")
            case .rejected(.wrong): print("   That is not the code. Is the phone's clock right?")
            case .rejected(.beforeEpoch): throw QuickStartError("this computer's clock is before 1970")
            }
        }
    }
}

/// What a server keeps for the user, and replaces in one atomic step.
///
/// A database does the same with a version column.
final class Account: Sendable {
    private let stored = Mutex(TOTP.State())

    var state: TOTP.State { stored.withLock { $0 } }

    func replace(_ old: TOTP.State, by new: TOTP.State) -> Bool {
        stored.withLock { state in
            guard state == old else { return false }
            state = new
            return true
        }
    }
}

/// Ends the program with a sentence.
struct QuickStartError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
