public import MFACore
internal import OTPCore
internal import PhoneNumbers

extension PhoneMessages {
    /// What a step's page shows.
    public func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        step == PhoneMessages.number ? numberPage(memo, scene) : codePage(memo, scene)
    }

    /// What a step is called on the way back to it.
    public func stepTitle(_ step: String, _ memo: StepMemo) -> Message {
        Message(step == PhoneMessages.number ? PhonePagePhrase.numberTitle : .codeTitle)
    }

    private func numberPage(_ memo: StepMemo, _ scene: Scene) -> StepContent {
        var content = StepContent(
            title: Message(PhonePagePhrase.numberTitle), instructions: [Message(PhonePagePhrase.numberInstruction)])
        let chosen = memo[Name.region].flatMap { Region($0) } ?? region
        let options = Region.all(in: scene.language, pinned: pinned)
            .filter { regions?.contains($0.region) ?? true }
            .map { PageOption(value: $0.region.code, text: "\($0.name) (+\($0.callingCode))", example: $0.example) }
        content.fields = [
            PageField(
                name: "country", label: Message(PhonePagePhrase.countryLabel), kind: .country, value: chosen.code,
                options: options),
            PageField(
                name: "number", label: Message(PhonePagePhrase.numberLabel), kind: .phoneNumber,
                value: memo[Name.typed] ?? "", placeholder: chosen.example?.national ?? ""),
        ]
        return content
    }

    private func codePage(_ memo: StepMemo, _ scene: Scene) -> StepContent {
        var content = StepContent(title: Message(PhonePagePhrase.codeTitle))
        guard let sent = SentCode(memo) else { return content }
        content.instructions = [
            Message(
                sent.wasCalled ? PhonePagePhrase.codeInstructionCall : .codeInstruction,
                ["digits": .number(sent.digits), "number": .text(sent.maskedNumber)])
        ]
        content.fields = [
            PageField(
                name: "code", label: sent.wasCalled ? Message(AppPhrase.codeLabel) : Message(PhonePagePhrase.codeLabel),
                kind: .code(digits: sent.digits))
        ]
        content.actions =
            [PageAction(.submit, Message(ActionPhrase.verify))] + resendActions(from: sent.resendAt, scene)
        return content
    }

    private func resendActions(from at: UnixTime, _ scene: Scene) -> [PageAction<Message>] {
        let label =
            scene.now < at
            ? Message(ActionPhrase.sendAgainIn, ["wait": .message(.wait(until: at, from: scene.now))])
            : Message(ActionPhrase.sendAgain)
        let calls = offersCalls ? [PageAction(.resend(.voice), Message(ActionPhrase.callMe), from: at)] : []
        return [PageAction(.resend(.text), label, from: at)] + calls
    }
}
