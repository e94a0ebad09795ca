import EnrollmentFlow
import MFACore
import OTPCore

/// Tokens that a company hands out, each with a secret that it knows: a way to verify of its own.
struct TokenMethod: EnrollmentMethod {
    let method: FactorMethod
    let tokens: [String: TOTP]

    init(_ tokens: [String: TOTP]) throws {
        method = try FactorMethod(custom: "token-list", interaction: .typed)
        self.tokens = tokens
    }

    var offers: [MethodOffer] {
        [
            MethodOffer(
                id: "token", title: .verbatim("Company token"), detail: .verbatim("The grey one from the reception"))
        ]
    }

    func steps(after step: String?, _ memo: StepMemo) -> [String] {
        switch step {
        case nil: ["serial", "code"]
        case "serial": ["code"]
        default: []
        }
    }

    func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        guard case .submit(let fields) = input else { return .notHere }
        return step == "serial" ? look(fields["serial"] ?? "") : confirm(fields["code"] ?? "", memo, scene)
    }

    private func look(_ serial: String) -> MethodOutcome {
        guard tokens[serial] != nil else {
            return .stay(.verbatim("There is no such token. It says A and two digits."))
        }
        var kept = StepMemo()
        kept["serial"] = serial
        return .next(kept)
    }

    private func confirm(_ typed: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        guard let serial = memo["serial"], let token = tokens[serial],
            case .matched(let pending) = token.verify(typed: typed, at: scene.now, state: .init())
        else { return .stay(.verbatim("That is not what the token shows.")) }
        let credential = OtherCredential(serial: serial, lastStep: pending.newState)
        return .confirmed(scene.confirmed(method, named: "Token \(serial)", credential))
    }

    func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        var content = StepContent(title: stepTitle(step, memo))
        content.fields = [
            step == "serial"
                ? PageField(name: "serial", label: .verbatim("Number on the back"), kind: .text)
                : PageField(name: "code", label: .verbatim("Code"), kind: .code(digits: 6))
        ]
        return content
    }

    func stepTitle(_ step: String, _ memo: StepMemo) -> Message {
        .verbatim(step == "serial" ? "Your token" : "What it shows now")
    }
}
