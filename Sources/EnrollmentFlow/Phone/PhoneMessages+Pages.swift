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
        let digits = memo[Name.digits].flatMap { Int($0) } ?? 6
        let wasCalled = memo[Name.called] == "yes"
        var content = StepContent(
            title: Message(PhonePagePhrase.codeTitle),
            instructions: [
                Message(
                    wasCalled ? PhonePagePhrase.codeInstructionCall : .codeInstruction,
                    ["digits": .number(digits), "number": .text(memo[Name.masked] ?? "")])
            ])
        content.fields = [
            PageField(
                name: "code", label: wasCalled ? Message(AppPhrase.codeLabel) : Message(PhonePagePhrase.codeLabel),
                kind: .code(digits: digits))
        ]
        content.actions = [PageAction(.submit, Message(ActionPhrase.verify))] + resendActions(memo, scene)
        return content
    }

    private func resendActions(_ memo: StepMemo, _ scene: Scene) -> [PageAction<Message>] {
        guard let at = memo[Name.resendAt].flatMap({ Int64($0) }).map({ UnixTime($0) }) else { return [] }
        let label =
            scene.now < at
            ? Message(ActionPhrase.sendAgainIn, ["wait": .message(.wait(until: at, from: scene.now))])
            : Message(ActionPhrase.sendAgain)
        let calls = offersCalls ? [PageAction(.resend(.voice), Message(ActionPhrase.callMe), from: at)] : []
        return [PageAction(.resend(.text), label, from: at)] + calls
    }
}
