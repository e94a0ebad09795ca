internal import MFACore
internal import OTPCore
internal import SignInFlow

/// One event, with all that was known before and after it.
struct WalkingScene {
    let act: WalkingAct
    let index: Int
    let request: SignInRequest
    /// The instant, by the server's clock.
    let now: UnixTime
    let before: Account
    var after: Account
    var isAttacker = false
    var client = ClientStanding.stranger
    /// Why nothing that is typed may be looked at; nil if it may.
    var obstacle: GuessVerdict?
    var live = LiveCodes()
    /// What is spent by what was typed; nil if it was wrong.
    var key: String?
    var signIn = 0
    /// What came of it; nil if the server died.
    var answer: WalkingAnswer?

    init(act: WalkingAct, index: Int, request: SignInRequest, now: UnixTime, before: Account) {
        self.act = act
        self.index = index
        self.request = request
        self.now = now
        self.before = before
        after = before
    }

    /// Whether the page is one of another session.
    var isForeign: Bool { act.tab.map { $0.session != request.session } ?? false }
    var isRecovery: Bool { act.tab?.isRecovery ?? false }
    /// By how much the row of wrong guesses has grown.
    var grown: Int { after.guesses.inARow - before.guesses.inARow }
    /// Whether what was typed was right.
    var isTaken: Bool {
        guard act.typed != nil else { return false }
        return switch answer {
        case .granted, .enrollment: true
        case .page(_, .oneMore): true
        default: false
        }
    }
    /// Whether a factor was shown by it.
    var tookFactor: Bool { isTaken && (key?.hasPrefix("app") ?? false || key?.hasPrefix("word") ?? false) }
    /// Whether a count has gone down.
    var hasForgotten: Bool {
        grown < 0 || before.factors.contains { $0.failures > after.factor($0.id)?.failures ?? $0.failures }
    }
}

extension SignInWalk {
    /// Looks at what came of an event.
    mutating func check(_ scene: WalkingScene) {
        if scene.isForeign {
            guard let answer = scene.answer else { return }
            if case .refused(.otherSession) = answer { return }
            note("a page was good in another session")
            return
        }
        if scene.act.typed != nil {
            checkGuess(scene)
        } else if scene.grown > 0 {
            note("a guess was counted that nobody has made")
        }
        checkCounts(scene)
        if case .granted(let signIn, _)? = scene.answer { checkGrant(signIn, scene) }
        if scene.isTaken { take(scene) }
        // The server has died after it had spent the code: the user does not learn what has taken its place.
        if scene.answer == nil, scene.before.recoveryCodes != scene.after.recoveryCodes { memory.keptCode = nil }
        if scene.isAttacker, case .enrollment? = scene.answer, scene.key == nil {
            note("the attacker was asked to set something up")
        }
        if scene.after.guesses.inARow == 0, scene.before.guesses.inARow > 0 { closeSiege() }
    }

    private mutating func checkGuess(_ scene: WalkingScene) {
        let grown = scene.grown
        let isCounted =
            switch scene.answer?.rejection {
            case .wrong: grown == 1
            case .paused: grown == (scene.obstacle == nil ? 1 : 0)
            case .exhausted: grown == 0 && scene.obstacle == .exhausted
            case .alreadyUsed, .nothingToVerify, .sourcePaused: grown == 0
            case .codeOver: grown == 0 || grown == 1
            default: grown <= (scene.answer == nil ? 1 : 0)
            }
        if !isCounted { note("a guess was not counted as it was answered") }
        let wasSeen = grown > 0 || scene.isTaken || scene.answer?.rejection == .alreadyUsed
        if wasSeen, scene.obstacle != nil { note("a guess was looked at in a pause") }
        if scene.key != nil, scene.obstacle == nil, grown > 0 {
            note("a right code was counted as a wrong one")
        }
        if scene.isTaken, scene.key == nil { note("something was taken that was not right") }
        let obstacle = scene.after.guessObstacle(for: scene.client, under: site.policy, at: scene.now)
        if scene.obstacle == nil, obstacle != nil { tally.pauses += 1 }
        let isOut = { (account: Account) in account.factors.count { $0.state == .disabled(.tooManyGuesses) } }
        if isOut(scene.after) > isOut(scene.before) || (scene.obstacle == nil && obstacle == .exhausted) {
            tally.lockouts += 1
        }
        guard scene.isAttacker else { return }
        guard grown > 0 || scene.isTaken else {
            if scene.obstacle != nil { tally.unseen += 1 }
            return
        }
        tally.guesses += 1
        // A recovery code has no six digits, and is a guess at itself alone.
        let isSmall = (scene.act.typed?.utf8.count ?? 0) < 10
        tally.liveCodes += isSmall ? scene.live.sixDigits : 0
        if scene.key != nil { tally.lucky += 1 }
        guard grown > 0 else { return }
        let price = isSmall ? GuessBudget.price(ofLiveCodes: scene.live.alive) : 1
        tally.price += price
        siege.note(price, by: scene.client)
    }

    /// The counters go down by what is right, and by nothing else.
    private mutating func checkCounts(_ scene: WalkingScene) {
        guard scene.hasForgotten else { return }
        let isApproved = memory.requests.contains { $0.signIn == scene.signIn && memory.approved.contains($0.id) }
        if scene.key == nil, !isApproved { note("wrong guesses were forgotten for nothing") }
        if scene.obstacle != nil, !isApproved { note("wrong guesses were forgotten in a pause") }
    }

    /// What was typed is spent by this.
    private mutating func take(_ scene: WalkingScene) {
        guard let key = scene.key else { return }
        if !memory.spent.insert(key).inserted { note("a code was taken twice") }
        if key.hasPrefix("kept") { memory.keptCode = nil }
        if scene.isAttacker {
            if case .granted? = scene.answer { tally.luckyGrants += 1 } else { tally.luckyEvidence += 1 }
        } else if let text = scene.act.typed {
            memory.hear(text)
        }
    }

    private mutating func checkGrant(_ signIn: SignIn, _ scene: WalkingScene) {
        if case .stepUp(let demand) = scene.act, signIn == browsers[scene.index].signIn,
            demand.isMet(by: signIn, at: scene.now)
        {
            return
        }
        if !memory.granted.insert(scene.signIn).inserted { note("one sign-in let somebody in twice") }
        guard let last = signIn.evidence.last else { return }
        if scene.isAttacker, scene.key == nil {
            note("the attacker got in without a right guess: \(last.kind)")
        }
        tally.grants[last.method ?? last.kind.rawValue, default: 0] += scene.isAttacker ? 0 : 1
        switch last.kind {
        case .factor where last.method == site.lamp.method.name:
            let answered = memory.requests.filter { $0.signIn == scene.signIn && memory.approved.contains($0.id) }
            if answered.isEmpty { note("a request let somebody in that was not answered with yes") }
            for request in answered where !memory.spent.insert("request \(request.id)").inserted {
                note("one answer let somebody in twice")
            }
        case .factor:
            if scene.key?.contains(last.name ?? "?") == false, last.method != FactorMethod.sms.name {
                note("what let somebody in was another factor's")
            }
        case .trustedBrowser: checkToken(scene)
        case .enrolledFactor:
            tally.recoveries += signIn.evidence.contains { [.recoveryCode, .issuedCode].contains($0.kind) } ? 1 : 0
            if !memory.spent.insert("enrolled \(last.name ?? "")").inserted {
                note("one set-up let somebody in twice")
            }
        case .password, .recoveryCode, .issuedCode: note("too little let somebody in: \(last.kind)")
        }
    }

    /// A remembered browser's token is good once, and for a minute more, since a page loads several things at once.
    private mutating func checkToken(_ scene: WalkingScene) {
        guard case .begin = scene.act, let token = scene.request.trustedToken else {
            note("a remembered browser came in that had no token")
            return
        }
        let first = memory.tokenUses[token]
        memory.tokenUses[token] = first ?? scene.now.seconds
        // It may have been taken by the other clock before, on a server that died.
        if let first, scene.now.seconds >= first + 60 + abs(offset) {
            note("a remembered browser's token was taken twice")
        }
    }
}
