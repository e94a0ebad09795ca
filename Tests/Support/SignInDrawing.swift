internal import EnrollmentFlow
internal import MFACore
internal import MFATestKit
internal import OTPCore
internal import PhoneNumbers
internal import RecoveryCodes
internal import SMSChallenge
internal import SignInFlow
internal import Testing

/// A drawing of what leads where in a sign-in, made by walking through it.
///
/// Users with and without factors begin; from each page everything is done that it offers, with right and with wrong input.
public struct SignInDrawing {
    private struct Edge: Hashable {
        let from: String
        let label: String
        let to: String
    }

    private var edges: Set<Edge> = []
    private static let places = [
        "password accepted", "typing", "offering", "waiting", "recovery", "set-up", "no way in", "signed in",
    ]

    /// Walks through sign-ins of all who can begin one.
    public init() async throws {
        for user in User.allCases { try await explore(user) }
    }

    /// The drawing in Mermaid's language.
    public var mermaid: String {
        let rank = Dictionary(uniqueKeysWithValues: (SignInDrawing.places + ["[*]"]).enumerated().map { ($1, $0) })
        let arrows = Dictionary(grouping: edges) { [$0.from, $0.to] }
            .sorted { ($0.key.map { rank[$0] ?? 99 }).lexicographicallyPrecedes($1.key.map { rank[$0] ?? 99 }) }
            .map { places, group in
                let ends = places.map(SignInDrawing.name).joined(separator: " --> ")
                return "    \(ends) : \(group.map(\.label).sorted().joined(separator: ", "))"
            }
        let states = SignInDrawing.places.map { "    state \"\($0)\" as \(SignInDrawing.name($0))" }
        let ends = ["    [*] --> \(SignInDrawing.name("password accepted"))"]
        return (["stateDiagram-v2"] + states + ends + arrows).joined(separator: "\n")
    }

    private static func name(_ place: String) -> String {
        place == "[*]" ? place : place.replacing(" ", with: "_").replacing("-", with: "_")
    }

    private mutating func explore(_ user: User) async throws {
        var paths: [[Move]] = [[]]
        var known: Set<String> = []
        while !paths.isEmpty {
            let path = paths.removeFirst()
            let here = try await Visit(user, path)
            if path.isEmpty {
                edges.insert(Edge(from: "password accepted", label: user.rawValue, to: here.place))
            }
            guard known.insert(here.name).inserted else { continue }
            for move in here.moves {
                let there = try await Visit(user, path + [move])
                guard there.browser.refusal == nil else { continue }
                edges.insert(Edge(from: here.place, label: move.label, to: there.place))
                if !there.isOver { paths.append(path + [move]) }
            }
        }
    }

    // MARK: Walking

    /// Who signs in.
    private enum User: String, CaseIterable {
        case many = "has factors"
        case onDemand = "has factors, and nothing goes out by itself"
        case newcomer = "has none, and none is required"
        case late = "has none, and one is required"
        case wrong = "has none that works there"
    }

    /// Something to do, which can be done again from the beginning.
    private enum Move: Hashable {
        case event(SignInEvent.Kind)
        case right, wrong, yes, no, nobody, setUp

        var label: String {
            switch self {
            case .right: "right code"
            case .wrong: "wrong code"
            case .yes: "yes"
            case .no: "no"
            case .nobody: "no answer"
            case .setUp: "set up"
            case .event(.use(let id)): id.description.hasPrefix("address:") ? "a code to an address" : "a way"
            case .event(.resend): "send again"
            case .event(let kind): "\(kind)"
            }
        }
    }

    /// A browser that has come somewhere.
    private struct Visit {
        var browser: SignInBrowser
        private let time = ManualTime(1_795_000_000)
        private let gateway = RecordingGateway()
        private let lamp: AnsweredElsewhere
        private let phone = TOTP(secret: .random())
        private let messenger = RecordingMessenger(
            RecoveryAddress(id: "mail", channel: .email, masked: "a•••@acme.example"),
            RecoveryAddress(id: "letter", channel: .post, masked: "Storgata •"))
        private let enrollments: EnrollmentService
        private let alice: AccountID
        private var address = ""
        /// How many pieces of evidence have been shown.
        private var pieces = 0

        init(_ user: User, _ path: [Move]) async throws {
            lamp = try AnsweredElsewhere()
            alice = try AccountID("alice")
            let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
            let context = RecordContext(store: InMemoryStore(), keys: keys, time: time, random: SystemRandom())
            let policy = try Policy(
                methods: [.authenticatorApp, .sms, .recoveryCode, lamp.method],
                applications: [Application(id: "lamps", name: "Lamps", methods: [lamp.method])],
                enforcement: user == .late ? .required : .optional, backup: .optional)
            let challenges = SMSChallenges(
                context, policy: policy,
                sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway])),
                texts: try SMSTexts(app: "Acme"),
                routes: try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme"))))
            let service = SignInService(
                context,
                rules: try SignInRules(
                    app: "Acme", policy: policy, sending: user == .onDemand ? .onDemand : .atOnce, recovery: .twoPieces),
                messages: challenges, waiting: [lamp], messenger: messenger)
            enrollments = EnrollmentService(
                context,
                rules: try EnrollmentRules(app: "Acme", policy: policy, methods: [AuthenticatorApps(issuer: "Acme")]),
                passwords: KnownPasswords([alice: "secret"]))
            var factors: [Credential] = []
            if [.many, .onDemand, .wrong].contains(user) { factors = [.authenticatorApp(.init(totp: phone))] }
            if [.many, .onDemand].contains(user) {
                factors.append(.phone(try #require(PhoneAddress(e164: "+4740612345"))))
                factors.append(.other(lamp.method, OtherCredential(secret: [])))
            }
            for (index, credential) in factors.enumerated() {
                let factor = ConfirmedFactor(
                    id: try #require(FactorID("0000000000000000000\(index)")), name: "\(credential.method)",
                    credential: credential,
                    createdAt: time.now(), confirmedAt: time.now())
                try await AccountRepository(context).update(alice) { account, now in
                    Result { () throws(AccountRefusal) in try account.add(factor, under: policy, Occasion(at: now)) }
                }.get()
            }
            browser = SignInBrowser(service, SignInRequest(alice, session: "laptop"))
            try await browser.begin(SignInStart(accountName: "alice", application: user == .wrong ? "lamps" : ""))
            for move in path { try await make(move) }
        }

        /// Where it is in the drawing.
        var place: String {
            if browser.signedIn != nil { return "signed in" }
            if browser.required != nil { return "set-up" }
            if browser.impossible != nil { return "no way in" }
            return browser.page.map { "\($0.kind)" } ?? "[*]"
        }
        /// Where it is, more precisely.
        var name: String { "\(place) \(pieces) \(browser.page?.instructions.joined() ?? "")" }
        var isOver: Bool { browser.signedIn != nil || place == "[*]" }

        /// Everything that can be done here.
        var moves: [Move] {
            if browser.required != nil { return [.setUp, .event(.cancel)] }
            if let impossible = browser.impossible { return impossible.token == nil ? [] : [.event(.recover)] }
            guard let page = browser.page else { return [] }
            var moves = page.choices.map { Move.event(.use($0.id)) }
            if page.kind == .waiting { moves += [.yes, .no, .nobody] }
            for action in page.actions { moves += action.event == .submit ? [.right, .wrong] : [.event(action.event)] }
            return moves
        }

        private mutating func make(_ move: Move) async throws {
            time.advance(bySeconds: 31)
            switch move {
            case .right: try await browser.send(.submit(code))
            case .wrong: try await browser.send(.submit("1"))
            case .yes: try await answer(.approved)
            case .no: try await answer(.denied)
            case .nobody: try await answer(.expired)
            case .setUp: try await setUp()
            case .event(.use(let id)):
                if id.description.hasPrefix("address:") { address = String(id.description.dropFirst(8)) }
                try await browser.send(.use(id))
            case .event(.cancel): try await browser.send(.cancel)
            case .event(.recover): try await browser.send(.recover)
            case .event(let kind): try await browser.press(kind)
            }
            if browser.rejection == .oneMore { pieces += 1 }
        }

        private var code: String {
            if browser.page?.kind == .recovery { return messenger.code(to: address) ?? "1" }
            return phone.code(at: time.now())?.text ?? ""
        }

        private mutating func answer(_ answer: WaitingState) async throws {
            lamp.answer(answer)
            try await browser.send(.check)
        }

        private mutating func setUp() async throws {
            var page = SetUpBrowser(enrollments, EnrollmentRequest(alice, session: "laptop"))
            try await page.begin(try #require(browser.required).start)
            try await page.choose("authy")
            if page.step == .password { try await page.submit("secret") }
            let secret = try #require(page.page?.content.manual.compactMap(\.copied).last)
            try await page.submit()
            try await page.submit(TOTP(secret: try OTPSecret(base32: secret)).code(at: time.now())?.text ?? "")
            if page.step == .backup { try await page.press(.skip) }
            try await page.submit()
            try await browser.finish(try #require(page.finished))
        }
    }
}
