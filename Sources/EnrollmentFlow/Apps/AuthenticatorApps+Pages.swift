public import MFACore
internal import OTPAuthURI
internal import OTPCore
internal import QRPayload

extension AuthenticatorApps {
    /// What a step's page shows.
    public func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        let app = AppWords(profile(memo))
        return switch step {
        case AuthenticatorApps.platform: platformPage(app, memo)
        case AuthenticatorApps.add: addPage(app, memo, scene)
        case AuthenticatorApps.secondCode:
            codePage(.secondCodeTitle, app.message(.secondCodeInstruction, .secondCodeInstruction))
        default:
            codePage(
                .codeTitle,
                app.message(
                    .codeInstruction, .codeInstruction,
                    ["digits": .number(digits), "seconds": .number(codes.period.seconds)]))
        }
    }

    /// What a step is called on the way back to it.
    public func stepTitle(_ step: String, _ memo: StepMemo) -> Message {
        let app = AppWords(profile(memo))
        return switch step {
        case AuthenticatorApps.platform: Message(AppPhrase.platformTitle, ["app": app.name])
        case AuthenticatorApps.add: addTitle(isTyped(memo), app)
        case AuthenticatorApps.secondCode: Message(AppPhrase.secondCodeTitle)
        default: Message(AppPhrase.codeTitle)
        }
    }

    private func addTitle(_ isTyped: Bool, _ app: AppWords) -> Message {
        isTyped ? app.message(.typeTitle, .typeTitle) : Message(AppPhrase.scanTitle)
    }

    private func isTyped(_ memo: StepMemo) -> Bool {
        memo[Name.way].map { $0 == Name.typed } ?? (profile(memo)?.adding == .typed)
    }

    private func platformPage(_ app: AppWords, _ memo: StepMemo) -> StepContent {
        var content = StepContent(
            title: Message(AppPhrase.platformTitle, ["app": app.name]),
            instructions: [Message(AppPhrase.platformInstruction)])
        content.choices = (profile(memo)?.platforms ?? []).map {
            PageChoice(id: $0.id, title: Message.verbatim($0.name))
        }
        return content
    }

    private func addPage(_ app: AppWords, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        guard let totp = totp(memo) else { return StepContent(title: addTitle(isTyped(memo), app)) }
        // What the user is called may be more than a URI can say; then it is typed.
        let uri = try? KeyURI(.totp(totp), issuer: issuer, account: scene.accountName)
        let code = isTyped(memo) ? nil : uri.flatMap { try? QRCode($0.encoded().revealed) }
        let instruction =
            code == nil
            ? app.message(.typeInstruction, .typeInstruction) : app.message(.scanInstruction, .scanInstruction)
        var content = StepContent(
            title: addTitle(code == nil, app),
            instructions: [
                app.message(.installInstruction, .installInstruction), instruction, Message(AppPhrase.keepSecret),
            ])
        content.links = storeLinks(app, memo)
        if let code {
            content.scan = PageScan(code: code, alternative: app.message(.qrAlternative, .qrAlternative))
            content.actions = [PageAction(.choose(Name.typed), Message(ActionPhrase.cannotScan))]
        } else {
            content.manual = manual(totp, scene)
            if uri != nil {
                content.actions = [PageAction(.choose(Name.scanned), Message(ActionPhrase.scanInstead))]
            }
        }
        return content
    }

    /// Where the app is to be had: for the platform that was chosen, or for all if none was asked for.
    private func storeLinks(_ app: AppWords, _ memo: StepMemo) -> [PageLink<Message>] {
        (profile(memo)?.platforms ?? []).filter { memo[Name.platform] == nil || memo[Name.platform] == $0.id }.map {
            PageLink(
                title: Message(AppPhrase.storeLink, ["app": app.name, "platform": .text($0.name)]), address: $0.address)
        }
    }

    private func manual(_ totp: TOTP, _ scene: Scene) -> [PageDetail<Message>] {
        let secret = totp.secret.base32(groupsOf: nil).revealed
        var details = [
            PageDetail(label: Message(AppPhrase.issuerLabel), value: .verbatim(issuer), copied: issuer),
            PageDetail(
                label: Message(AppPhrase.accountLabel), value: .verbatim(scene.accountName), copied: scene.accountName),
            PageDetail(
                label: Message(AppPhrase.secretLabel), value: .verbatim(totp.secret.base32(groupsOf: 4).revealed),
                copied: secret),
            PageDetail(label: Message(AppPhrase.typeLabel), value: Message(AppPhrase.typeValue)),
            PageDetail(
                label: Message(AppPhrase.digitsLabel), value: Message(AppPhrase.digitsValue, ["n": .number(digits)])),
        ]
        if codes.period != .standard {
            details.append(
                PageDetail(
                    label: Message(AppPhrase.periodLabel), value: .duration(seconds: Int64(codes.period.seconds))))
        }
        if codes.algorithm != .sha1 {
            details.append(
                PageDetail(label: Message(AppPhrase.algorithmLabel), value: .verbatim(codes.algorithm.rawValue)))
        }
        return details
    }

    private func codePage(_ title: AppPhrase, _ instruction: Message) -> StepContent {
        var content = StepContent(title: Message(title), instructions: [instruction])
        content.fields = [PageField(name: "code", label: Message(AppPhrase.codeLabel), kind: .code(digits: digits))]
        content.actions = [PageAction(.submit, Message(ActionPhrase.verify))]
        return content
    }
}

/// What is said of an app, whether its name is known or not.
private struct AppWords {
    let name: Message.Value
    private let isNamed: Bool

    init(_ profile: AppProfile?) {
        name = .message(profile?.title ?? Message(AppPhrase.otherApp))
        isNamed = profile?.name != nil
    }

    func message(
        _ named: AppPhrase, _ unnamed: OtherAppPhrase, _ values: [String: Message.Value] = [:]
    ) -> Message {
        var values = values
        values["app"] = name
        return isNamed ? Message(named, values) : Message(unnamed, values)
    }
}
