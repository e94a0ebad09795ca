internal import EnrollmentFlow
internal import MFACore
internal import MFATestKit
internal import OTPCore
internal import SignInFlow

/// What would be right now, by whoever knows all secrets.
struct LiveCodes {
    /// The texts, each with what is spent by it.
    var texts: [String: String] = [:]
    /// How many codes a guess is at, as the account counts them.
    var alive = 0

    /// How many texts of six digits are among them.
    var sixDigits: Int { texts.keys.count { $0.utf8.count == 6 && UInt($0) != nil } }
}

extension SignInWalk {
    /// What could be typed into a page.
    func live(of account: Account, _ tab: WalkingTab, _ request: SignInRequest, at now: UnixTime) -> LiveCodes {
        var live = LiveCodes()
        guard tab.required == nil else { return live }
        let active = account.activeFactors(under: site.policy)
        let factors = tab.isRecovery && tab.hasShownFactor ? [] : active
        for factor in factors {
            switch factor.credential {
            case .authenticatorApp(let app):
                live.alive += 3
                let middle = now.seconds / 30 + Int64(min(1, max(-1, app.state.drift)))
                for step in middle - 1...middle + 1
                where app.state.lastAcceptedStep.map({ step > Int64($0) }) ?? true {
                    let code = app.totp.code(at: UnixTime(step * 30))?.text ?? ""
                    // Two apps show the same code now and then; it is the first one's.
                    live.texts[code] = live.texts[code] ?? "app \(factor.id) \(step)"
                }
            case .other(site.words.method, let credential):
                live.alive += 1
                let next = WordList.next(of: credential)
                live.texts[next.word] = "word \(factor.id) \(next.number)"
            default: break
            }
        }
        if tab.isRecovery {
            for code in account.liveIssuedCodes(at: now) {
                live.alive += 1
                live.texts[code.codeText] = "issued \(code.id)"
            }
        } else if tab.action == nil, active.contains(where: { $0.method == .sms }),
            let sent = account.challenge(of: SessionBinding(request.session), for: .signIn), sent.isLive(at: now)
        {
            live.alive += 1
            let isInUse = active.contains { $0.id == sent.factor }
            if isInUse { live.texts[sent.codeText] = live.texts[sent.codeText] ?? "sms \(sent.id)" }
        }
        return live
    }

    /// Does something, and looks at everything that came of it.
    mutating func perform(_ act: WalkingAct, by index: Int, as forged: SignInRequest? = nil) async throws {
        if case .begin = act, !browsers[index].isAttacker, happens(0.2) { browsers[index].request.trustedToken = nil }
        let request = forged ?? browsers[index].request
        let now = server.clock.now()
        let before = try await account()
        var scene = WalkingScene(act: act, index: index, request: request, now: now, before: before)
        scene.isAttacker = browsers[index].isAttacker
        let isKnown = request.trustedToken.map { before.knowsTrustedDevice($0, browser: request.browser, at: now) }
        scene.client = isKnown == true ? .known : .stranger
        scene.obstacle = before.guessObstacle(for: scene.client, under: site.policy, at: now)
        if let tab = act.tab, act.typed != nil { scene.live = live(of: before, tab, request, at: now) }
        if let text = act.typed {
            scene.key = text == memory.keptCode ? "kept \(text)" : scene.live.texts[text]
        }
        memory.begun += act.tab == nil ? 1 : 0
        scene.signIn = act.tab?.signIn ?? memory.begun
        do {
            scene.answer = try WalkingAnswer(
                await carryOut(act, request), in: request.session, for: act.action)
        } catch is RecordError {
            tally.died += 1
            if !server.isDying { note("a call failed on a server that did not die") }
        } catch is SignInRefusal {
            note("what was granted could not be taken")
        }
        noteRequests(&scene)
        if memory.requests.count > 60 { memory.requests.removeFirst(memory.requests.count - 40) }
        scene.after = try await account()
        check(scene)
        turn(scene, forged: forged != nil)
    }

    private func carryOut(_ act: WalkingAct, _ request: SignInRequest) async throws -> SignInAnswer {
        let start = SignInStart(accountName: "alice@acme.example")
        switch act {
        case .begin: return try await server.signIns.begin(start, request)
        case .stepUp(let demand):
            let last = browsers.first { $0.request.session == request.session }?.signIn
            return try await server.signIns.stepUp(demand, after: last, start, request)
        case .handle(let event, let tab): return try await server.signIns.handle(event, token: tab.token, request)
        case .finish(let finished, let tab):
            return try await server.signIns.finish(finished, token: tab.required?.token ?? tab.token, request)
        }
    }

    /// Takes note of which sign-in a request belongs to, and of which one a page that waits for it.
    private mutating func noteRequests(_ scene: inout WalkingScene) {
        let action = scene.act.action
        for sent in site.lamp.sent.dropFirst(memory.sent) {
            memory.sent += 1
            // A server that died may have left an earlier sign-in with a request that was not sent, and this goes on with it.
            if browsers[scene.index].isUnsure {
                memory.begun += 1
                scene.signIn = memory.begun
                browsers[scene.index].isUnsure = false
            }
            // One whose sending nobody could be sure of is sent again, under its name.
            if memory.requests.contains(where: { $0.id == sent.id }) { continue }
            memory.requests.append(
                .init(id: sent.id, browser: scene.index, signIn: scene.signIn, action: action))
        }
        if scene.answer == nil { browsers[scene.index].isUnsure = true }
        // A session goes on with the sign-in whose request is out.
        guard scene.act.mayGoOn, case .page(let page, _)? = scene.answer, page.kind == .waiting,
            let request = memory.requests.last(where: { $0.browser == scene.index && $0.action == action })
        else { return }
        scene.signIn = request.signIn
    }

    /// Shows what came of it.
    private mutating func turn(_ scene: WalkingScene, forged: Bool) {
        let index = scene.index
        guard let answer = scene.answer, !scene.isForeign else { return }
        var next = WalkingTab(
            token: "", signIn: scene.signIn, session: scene.request.session, action: scene.act.action,
            hasShownFactor: (scene.act.tab?.hasShownFactor ?? false) || (scene.tookFactor && scene.isRecovery))
        switch answer {
        case .page(let page, _):
            next = next.with(page.token)
            next.page = page
            browsers[index].show(next)
        case .enrollment(let required):
            next = next.with(required.token)
            next.required = required
            browsers[index].show(next)
        case .impossible(let reason): browsers[index].show(reason.token.map(next.with))
        case .granted(let signIn, let browser):
            browsers[index].close()
            if !scene.isAttacker { browsers[index].signIn = signIn }
            guard let browser, !forged else { return }
            if let token = scene.request.trustedToken {
                memory.oldTokens.append((token, clocks[0].now().seconds))
                if memory.oldTokens.count > 10 { memory.oldTokens.removeFirst() }
            }
            browsers[index].request.trustedToken = browser.token
        case .refused, .cancelled:
            if scene.act.tab?.token == browsers[index].tab?.token { browsers[index].close() }
        }
    }

    /// Looks at the account as such, and gives the user everything anew when it is time for that.
    mutating func checkAccount() async throws {
        let factors = try await account().factors
        let new = factors.map(\.id).filter { !memory.factors.contains($0) }
        if !new.isEmpty, !memory.isSettingUp { note("there is a factor that the user has not set up") }
        memory.factors.formUnion(new)
        memory.isSettingUp = false
        let hardLimit = site.policy.guesses.hardLimit
        if factors.contains(where: { $0.failures > hardLimit || ($0.isActive && $0.failures == hardLimit) }) {
            note("a factor bears more wrong guesses than the budget allows")
        }
        let isInUse = factors.allSatisfy(\.isActive)
        if factors.count >= 9 || (!isInUse && happens(0.01)) { try await renew() }
    }

    /// Ends the time between two right codes.
    mutating func closeSiege() {
        let now = clocks[0].now().seconds
        for spent in [siege.stranger, siege.known] where spent > 0 {
            let most = Siege.most(
                site.policy.guesses, in: now - siege.began, skew: abs(offset), dearest: siege.dearest)
            tally.bound += most
            if spent > most { note("the attacker guessed more often than the budget allows in a time") }
        }
        siege = Siege(began: now)
    }
}

extension WalkingTab {
    fileprivate func with(_ token: String) -> WalkingTab {
        WalkingTab(token: token, signIn: signIn, session: session, action: action, hasShownFactor: hasShownFactor)
    }
}
