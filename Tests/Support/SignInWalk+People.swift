internal import EnrollmentFlow
internal import MFACore
internal import MFATestKit
internal import OTPCore
internal import SignInFlow

/// What a user and an attacker do.
extension SignInWalk {
    // MARK: The user

    mutating func live() async throws {
        switch number(0..<100) {
        case 0..<10: pass([1, 5, 30, 60, 301, 1000, 3600, 86_400])
        case 10..<13: try await changeFactors()
        case 13: answerStranger()
        default: try await visit(number(0..<2))
        }
    }

    /// The host's page of factors: one more, one less, one out of use, one back.
    private mutating func changeFactors() async throws {
        let policy = site.policy
        let factors = try await account().factors
        guard let factor = factors.randomElement(using: &random) else { return }
        switch number(0..<4) {
        case 0:
            let id = FactorID.random(from: SeededRandom(seed: random.next()))
            let app = try SignInWalk.app(random.next())
            memory.factors.insert(id)
            try await change { account, now in
                let added = ConfirmedFactor(
                    id: id, name: "another", credential: .authenticatorApp(.init(totp: app)), createdAt: now,
                    confirmedAt: now)
                try? account.add(added, under: policy, Occasion(at: now))
            }
        case 1:
            // Whoever has none any more is asked to set one up, and so is the attacker.
            guard factors.count > 1 else { return }
            try await change { account, now in try? account.remove(factor.id, under: policy, Occasion(at: now)) }
        case 2:
            try await change { account, now in try? account.suspend(factor.id, because: .byOperator, Occasion(at: now))
            }
        default:
            for factor in factors {
                try await change { account, now in try? account.resume(factor.id, Occasion(at: now)) }
            }
        }
    }

    /// Says no to a request that is not his.
    private mutating func answerStranger() {
        guard let request = memory.requests.last(where: { browsers[$0.browser].isAttacker }) else { return }
        site.lamp.answer(.denied, to: request.id)
    }

    private mutating func visit(_ index: Int) async throws {
        guard let tab = browsers[index].tab else {
            return try await perform(.begin, by: index)
        }
        if happens(0.2), let end = try await pauseEnd() { return wait(until: end) }
        if tab.isRecovery || tab.required != nil, happens(0.7) { return try await forward(index, tab) }
        switch number(0..<40) {
        case 0, 1: try await perform(.begin, by: index)
        case 2:
            let maximumAge: Duration? = happens(0.5) ? .seconds(300) : nil
            let demand = try StepUp("Pay \(number(1..<100)) kr", within: maximumAge)
            try await perform(.stepUp(demand), by: index)
        case 3: try await perform(.handle(.cancel, tab), by: index)
        case 4, 13: try await perform(.handle(.recover, tab), by: index)
        case 5: try await perform(.handle(.resend(happens(0.5) ? .text : .voice), tab), by: index)
        case 6: try await perform(.handle(.check, tab), by: index)
        case 7, 8: try await perform(.handle(.submit(randomCode()), tab), by: index)
        case 9: try await type(index, browsers[index].old.randomElement(using: &random) ?? tab)
        case 10, 11, 14, 15:
            guard let choice = tab.page?.choices.randomElement(using: &random) else { return }
            try await perform(.handle(.use(choice.id), tab), by: index)
        case 12:
            guard let code = memory.heard.randomElement(using: &random) else { return }
            try await perform(.handle(.submit(code), tab), by: index)
        default: try await forward(index, tab)
        }
    }

    private mutating func forward(_ index: Int, _ tab: WalkingTab) async throws {
        if let required = tab.required { return try await setUp(index, tab, required) }
        guard let page = tab.page else { return try await perform(.handle(.recover, tab), by: index) }
        switch page.kind {
        case .typing: try await type(index, tab)
        case .waiting:
            guard happens(0.7), let request = memory.requests.last(where: { $0.signIn == tab.signIn }) else {
                return try await type(index, tab)
            }
            let isYes = happens(0.8)
            site.lamp.answer(isYes ? .approved : .denied, to: request.id)
            if isYes { memory.approved.insert(request.id) }
            if happens(0.1) { pass([1, 20, 290, 400]) }
            try await perform(.handle(.check, tab), by: index)
        case .offering:
            let use = page.actions.compactMap { if case .use(let id) = $0.event { id } else { nil } }.first
            if happens(0.5), let use { return try await perform(.handle(.use(use), tab), by: index) }
            try await type(index, tab)
        case .recovery: try await recover(index, tab, page)
        }
    }

    /// Types something that is right, if there is such a thing.
    private mutating func type(_ index: Int, _ tab: WalkingTab) async throws {
        let account = try await account()
        let live = live(of: account, tab, browsers[index].request, at: clocks[0].now())
        // His phone shows what the right clock says; what there is beside is right at any time.
        let sent = live.texts.filter { $0.value.hasPrefix("sms") }.keys.sorted()
        let texts = sent.isEmpty || happens(0.4) ? live.texts.keys.sorted() : sent
        let remember = index == 0 && happens(0.3)
        let text = texts.randomElement(using: &random) ?? randomCode()
        try await perform(.handle(.submit(text, remember: remember), tab), by: index)
    }

    private mutating func recover(_ index: Int, _ tab: WalkingTab, _ page: SignInPage<String>) async throws {
        // Each takes 40 ms.
        if happens(0.02), let code = memory.keptCode {
            return try await perform(.handle(.submit(code), tab), by: index)
        }
        let codes = try await account().liveIssuedCodes(at: clocks[0].now()).map(\.codeText)
        if happens(0.6), let code = codes.randomElement(using: &random) {
            return try await perform(.handle(.submit(code), tab), by: index)
        }
        guard let choice = page.choices.randomElement(using: &random) else { return try await type(index, tab) }
        try await perform(.handle(.use(choice.id), tab), by: index)
    }

    /// Sets up what takes the place of everything.
    private mutating func setUp(_ index: Int, _ tab: WalkingTab, _ required: RequiredEnrollment) async throws {
        var page = SetUpBrowser(server.enrollments, EnrollmentRequest(alice, session: browsers[index].request.session))
        try await page.begin(required.start)
        try await page.send(.choose("other-app"))
        if page.page?.content.scan != nil { try await page.send(.choose("type")) }
        guard let secret = page.page?.content.manual.compactMap(\.copied).last else { return browsers[index].close() }
        try await page.send(.submit())
        let phone = TOTP(secret: try OTPSecret(base32: secret))
        let known = memory.factors
        let code = phone.code(at: clocks[0].now())?.text ?? ""
        // Whether or not the answer arrives, the factor is his.
        memory.isSettingUp = true
        try await page.send(.submit(["code": code]))
        try await page.send(.skip)
        try await page.send(.submit())
        guard let finished = page.finished else { return browsers[index].close() }
        if let factor = finished.factors.first, !known.contains(factor) {
            memory.spent.insert("app \(factor) \(clocks[0].now().seconds / 30)")
        }
        memory.finished.append(finished)
        if memory.finished.count > 4 { memory.finished.removeFirst() }
        try await perform(.finish(finished, tab), by: index)
    }

    // MARK: The attacker

    mutating func attack() async throws {
        let index = number(2..<4)
        if number(0..<20) == 0 { return pass([1, 5, 30, 60, 120, 600, 3600]) }
        if happens(0.3), let end = try await pauseEnd() { return wait(until: end) }
        guard let tab = browsers[index].tab, number(0..<20) > 0 else { return try await perform(.begin, by: index) }
        switch number(0..<100) {
        case 0..<7: try await guess(memory.heard.randomElement(using: &random) ?? "", index, tab)
        case 7..<12: try await guess(randomCode(), index, browsers[index].old.randomElement(using: &random) ?? tab)
        case 12..<16:
            // A page of the user's, in a session of his own.
            let pages = browsers[0].old + browsers[1].old + browsers[0...1].compactMap(\.tab)
            guard let page = pages.randomElement(using: &random) else { return }
            try await perform(.handle(happens(0.5) ? .check : .submit(randomCode()), page), by: index)
        case 16..<20: try await steal(index, tab)
        case 20: try await guess(["", "null", "000000", "１２３４５６", "0"].randomElement(using: &random) ?? "", index, tab)
        case 21:
            // A thousandth, since each takes 40 ms.
            guard happens(0.1) else { return try await guess("\(number(10_000_000..<100_000_000))", index, tab) }
            try await guess("7KQZ-3MNP-\(number(1000..<10_000))-X0YW", index, tab)
        case 22, 23: try await enrol(index)
        case 24:
            guard let finished = memory.finished.last else { return }
            try await perform(.finish(finished, tab), by: index)
        case 25..<28: try await perform(.handle(.check, tab), by: index)
        case 28..<31: try await perform(.handle(.recover, tab), by: index)
        case 31..<34:
            guard let choice = tab.page?.choices.randomElement(using: &random) else { return }
            try await perform(.handle(.use(choice.id), tab), by: index)
        case 34: try await perform(.handle(.resend(.text), tab), by: index)
        case 35: try await perform(.handle(.cancel, tab), by: index)
        case 36: try await perform(.stepUp(try StepUp("Pay 1 000 000 kr", within: .seconds(600))), by: index)
        default: try await guess(randomCode(), index, tab)
        }
    }

    /// Until when strangers have to wait; nil if they have not.
    private func pauseEnd() async throws -> Int64? {
        let now = clocks[0].now()
        let obstacle = try await account().guessObstacle(for: .stranger, under: site.policy, at: now)
        return if case .paused(let until)? = obstacle { until.seconds } else { nil }
    }

    private func wait(until end: Int64) {
        let seconds = end - clocks[0].now().seconds
        for clock in clocks { clock.advance(bySeconds: seconds) }
    }

    private mutating func guess(_ text: String, _ index: Int, _ tab: WalkingTab) async throws {
        var text = text
        if luck > 0, happens(luck) {
            let live = live(of: try await account(), tab, browsers[index].request, at: server.clock.now())
            text = live.texts.keys.sorted().randomElement(using: &random) ?? text
        }
        try await perform(.handle(.submit(text), tab), by: index)
    }

    /// Shows a token that the user's browser has shown before: under his own browser's name, or under that of the user's when it is long
    /// over.
    private mutating func steal(_ index: Int, _ tab: WalkingTab) async throws {
        let now = clocks[0].now().seconds
        guard let stolen = memory.oldTokens.randomElement(using: &random) else { return }
        var request = browsers[index].request
        request.trustedToken = stolen.token
        if now > stolen.retiredAt + 120, happens(0.5) { request.browser = browsers[0].request.browser }
        let act: WalkingAct = happens(0.3) ? .begin : .handle(.submit(randomCode()), tab)
        try await perform(act, by: index, as: request)
    }

    /// Asks for a factor of his own.
    private mutating func enrol(_ index: Int) async throws {
        let now = server.clock.now()
        var page = SetUpBrowser(server.enrollments, EnrollmentRequest(alice, session: browsers[index].request.session))
        try await page.begin(
            EnrollmentStart(
                accountName: "alice@acme.example", in: happens(0.5) ? .signIn : .settings, offer: "other-app",
                passwordTypedAt: now))
        if page.page != nil { note("the attacker was shown how to set something up") }
        try await page.send(.submit(["password": "secret"]))
        if page.page != nil || page.finished != nil { note("the attacker could go on with a set-up") }
    }

    private mutating func randomCode() -> String {
        let digits = "\(number(0..<1_000_000))"
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
