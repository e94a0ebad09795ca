internal import EnrollmentFlow
internal import MFACore
internal import OTPCore

/// Makes the pages of a sign-in.
struct SignInPages {
    /// What a page is made of, beside the ticket.
    struct Scene {
        let now: UnixTime
        let account: Account
        let ways: [SignInWay]
        /// What was sent for this sign-in; nil for nothing.
        var sent: CodeChallenge?
        /// From when on it can be sent again; nil if it cannot.
        var resendAt: UnixTime?
        /// Whether it can be read out by telephone instead.
        var offersCalls = false
        /// What is being waited for; nil for nothing.
        var waiting: WaitingRecord?
        /// Where recovery codes can be sent.
        var addresses: [RecoveryAddress] = []
        /// Whether the user can recover his account here.
        var canRecover = false
    }

    let machine: SignInMachine
    let localizer: Localizer
    var rules: SignInRules { machine.rules }

    /// The page that a sign-in is at.
    func page(
        _ ticket: SignInTicket, token: String, _ scene: Scene, error: Message? = nil
    ) -> SignInPage<String> {
        let content = ticket.phase == .recovery ? recovery(scene) : challenge(ticket, scene)
        let headline = ticket.action.map { Message(SignInPhrase.stepUpTitle, ["action": .text($0)]) }
        return SignInPage<Message>(
            token: token, kind: content.kind,
            title: ticket.phase == .recovery ? content.title : headline ?? content.title,
            instructions: content.instructions, field: content.field, shown: content.shown, choices: content.choices,
            remember: content.kind == .recovery || content.field == nil ? nil : remember(ticket),
            actions: content.actions + [action(.cancel, Message(ActionPhrase.cancel))], error: error,
            expiresAt: ticket.expiresAt,
            timeLeft: Message(StepPhrase.timeLeft, ["wait": .message(.wait(until: ticket.expiresAt, from: scene.now))]),
            support: rules.support
        ).map(localizer.text)
    }

    // MARK: Parts

    private struct Content {
        var kind = SignInPageKind.typing
        var title = Message(SignInPhrase.title)
        var instructions: [Message] = []
        var field: PageField<Message>?
        var shown: String?
        var choices: [SignInChoice<Message>] = []
        var actions: [SignInAction<Message>] = []
    }

    private func challenge(_ ticket: SignInTicket, _ scene: Scene) -> Content {
        var content = Content()
        let way = machine.chosen(ticket, among: scene.ways)
        let isTyped = scene.ways.contains { $0.method.interaction == .typed }
        let factor = way?.factors.first.flatMap(scene.account.factor)
        switch way?.method {
        case nil, .authenticatorApp: content.instructions = [Message(SignInPhrase.typeAppCode)]
        case .sms: describe(factor, scene, &content)
        case let method? where method.interaction == .elsewhere: describe(waitingFor: factor, scene, &content)
        default: content.instructions = [Message(SignInPhrase.typeOtherCode, ["name": .text(factor?.name ?? "")])]
        }
        if let way, content.kind == .offering {
            content.actions.insert(action(.use(way.id), Message(SignInPhrase.send)), at: 0)
        }
        if isTyped {
            content.field = PageField(
                name: "code", label: Message(SignInPhrase.codeLabel), kind: .code(digits: digits(factor, scene)))
            content.actions.insert(
                action(.submit, Message(ActionPhrase.verify)), at: content.kind == .typing ? 0 : content.actions.count)
        }
        content.choices = scene.ways.filter { $0.id != way?.id }.map { choice($0, scene.account) }
        if scene.canRecover { content.actions.append(action(.recover, Message(SignInPhrase.recover))) }
        return content
    }

    private func describe(_ factor: Factor?, _ scene: Scene, _ content: inout Content) {
        guard case .phone(let address)? = factor?.credential else { return }
        let number = Message.Value.text(address.masked)
        guard let sent = scene.sent, sent.factor == factor?.id, sent.isLive(at: scene.now) else {
            content.kind = .offering
            content.instructions = [Message(SignInPhrase.sendOffer, ["number": number])]
            return
        }
        content.instructions = [Message(SignInPhrase.typeSentCode, ["number": number])]
        guard let resendAt = scene.resendAt else { return }
        content.actions.append(action(.resend(.text), Message(ActionPhrase.sendAgain), from: resendAt))
        if scene.offersCalls {
            content.actions.append(action(.resend(.voice), Message(ActionPhrase.callMe), from: resendAt))
        }
    }

    private func describe(waitingFor factor: Factor?, _ scene: Scene, _ content: inout Content) {
        let name: [String: Message.Value] = ["name": .text(factor?.name ?? "")]
        guard let record = scene.waiting, record.factor == factor?.id, record.isOpen(at: scene.now) else {
            content.kind = .offering
            content.instructions = [Message(SignInPhrase.requestOffer, name)]
            return
        }
        content.kind = .waiting
        content.shown = record.details.shown
        content.instructions = [Message(SignInPhrase.answerElsewhere, name)]
    }

    private func recovery(_ scene: Scene) -> Content {
        var content = Content(kind: .recovery, title: Message(RecoveryPagePhrase.title))
        content.instructions = [Message(RecoveryPagePhrase.typeCode)]
        content.field = PageField(name: "code", label: Message(SignInPhrase.codeLabel), kind: .text)
        let live = scene.account.liveIssuedCodes(at: scene.now)
        for address in scene.addresses where live.contains(where: { $0.address == address.id }) {
            content.instructions.append(
                Message(RecoveryPagePhrase.sentTo, ["address": .text(address.masked)]))
        }
        if !scene.addresses.isEmpty { content.instructions.append(Message(RecoveryPagePhrase.sendOffer)) }
        content.choices = scene.addresses.map { address in
            SignInChoice(
                id: SignInWay.ID("address:\(address.id)"),
                title: Message(RecoveryPagePhrase.sendTo, ["address": .text(address.masked)]), detail: nil)
        }
        content.actions = [action(.submit, Message(ActionPhrase.verify))]
        return content
    }

    private func choice(_ way: SignInWay, _ account: Account) -> SignInChoice<Message> {
        guard way.method != .authenticatorApp, let factor = way.factors.first.flatMap(account.factor) else {
            return SignInChoice(id: way.id, title: way.method.message, detail: nil)
        }
        if case .phone(let address) = factor.credential {
            let title = Message(SignInPhrase.smsTo, ["number": .text(address.masked)])
            return SignInChoice(id: way.id, title: title, detail: nil)
        }
        return SignInChoice(id: way.id, title: .verbatim(factor.name), detail: nil)
    }

    /// How many digits the field is made for; it takes more and fewer.
    private func digits(_ factor: Factor?, _ scene: Scene) -> Int {
        if case .authenticatorApp(let app)? = factor?.credential { return app.totp.digits.rawValue }
        return 6
    }

    /// What the box says by which a browser is remembered; nil where none can be.
    private func remember(_ ticket: SignInTicket) -> Message? {
        guard case .on(let lifetime) = rules.policy.trustedDevices, ticket.action == nil,
            machine.application(ticket).canShowPage
        else { return nil }
        return Message(
            SignInPhrase.remember, ["wait": .message(.duration(seconds: lifetime.wholeSeconds))])
    }

    private func action(
        _ event: SignInEvent.Kind, _ label: Message, from: UnixTime? = nil
    ) -> SignInAction<Message> {
        SignInAction(event: event, label: label, from: from)
    }
}
