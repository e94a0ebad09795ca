internal import MFACore
internal import EnrollmentFlow
internal import MFATestKit
internal import OTPCore
internal import PhoneNumbers
internal import RecoveryCodes
internal import SMSChallenge
internal import Testing

/// A drawing of the machine that leads through set-ups, made by walking through it.
///
/// From each step everything is done that its page offers, with right and with wrong input, and where that leads is drawn.
public struct EnrollmentDrawing {
    private struct Edge: Hashable {
        let from: String
        let label: String
        let to: String
    }

    /// Something to do at a step, which can be done again from the beginning.
    private enum Move: Hashable {
        case event(EnrollmentEvent.Kind)
        case right
        case wrong

        var label: String {
            switch self {
            case .right: "right input"
            case .wrong: "wrong input"
            case .event(.choose): "choose"
            case .event(.back): "back"
            case .event(.resend): "send again"
            case .event(.submit): "go on"
            case .event(let kind): "\(kind)"
            }
        }
    }

    private var edges: Set<Edge> = []
    private var order: [String] = []

    /// Walks through the machine in both orders of asking, with one code and with two.
    public init() async throws {
        for (order, second) in [(EnrollmentRules.Order.methods, true), (.methods, false), (.contactThenUse, false)] {
            try await explore(order, asksSecondCode: second)
        }
    }

    /// The drawing in Mermaid's language.
    public var mermaid: String {
        let rank = Dictionary(uniqueKeysWithValues: (order + ["[*]"]).enumerated().map { ($1, $0) })
        // Several ways with the same name to the same place are one arrow.
        let lines = Dictionary(grouping: edges) { "\($0.from)\n\($0.to)" }.values
            .compactMap { group -> (from: String, to: String, labels: [String])? in
                guard let first = group.first else { return nil }
                return (first.from, first.to, Set(group.map(\.label)).sorted())
            }
            .sorted { ((rank[$0.from] ?? 0), (rank[$0.to] ?? 0)) < ((rank[$1.from] ?? 0), (rank[$1.to] ?? 0)) }
            .map {
                "    \(EnrollmentDrawing.name($0.from)) --> \(EnrollmentDrawing.name($0.to)) : \($0.labels.joined(separator: ", "))"
            }
        let states = order.map { "    state \"\($0)\" as \(EnrollmentDrawing.name($0))" }
        return (["stateDiagram-v2"] + states + ["    [*] --> choose"] + lines).joined(separator: "\n")
    }

    private static func name(_ step: String) -> String {
        step == "[*]" ? step : step.replacing("/", with: "_").replacing("-", with: "_")
    }

    // MARK: Walking

    private mutating func explore(_ asking: EnrollmentRules.Order, asksSecondCode: Bool) async throws {
        var paths: [[Move]] = [[]]
        var known: Set<String> = []
        while !paths.isEmpty {
            let path = paths.removeFirst()
            let from = try await Visit(asking, asksSecondCode, path)
            // The same step may lead elsewhere on the way of another offer, and after the first factor.
            guard let step = from.step, known.insert("\(step) \(from.offer) \(from.hasFactor)").inserted else {
                continue
            }
            if !order.contains(step) { order.append(step) }
            for move in from.moves {
                let visit = try await Visit(asking, asksSecondCode, path + [move])
                guard visit.browser.refusal == nil else { continue }
                edges.insert(Edge(from: step, label: move.label, to: visit.step ?? "[*]"))
                if visit.step != nil { paths.append(path + [move]) }
            }
        }
    }

    /// A browser that has come somewhere.
    private struct Visit {
        var browser: SetUpBrowser
        private let time = ManualTime()
        private let gateway = RecordingGateway()
        private var phone: TOTP?
        /// The offer that was taken last.
        private(set) var offer = ""
        /// Whether something has been set up already.
        private(set) var hasFactor = false

        var step: String? { browser.page?.step.description }

        init(_ order: EnrollmentRules.Order, _ asksSecondCode: Bool, _ path: [Move]) async throws {
            time.set(1_795_000_000)
            let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
            let context = RecordContext(
                store: InMemoryStore(), keys: keys, time: time, random: SeededRandom(seed: 1))
            let alice = try AccountID("alice")
            let challenges = SMSChallenges(
                context, sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway])),
                texts: try SMSTexts(app: "Acme"),
                routes: try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme"))))
            let methods: [any EnrollmentMethod] = [
                try AuthenticatorApps(issuer: "Acme", profiles: [.google, .other], asksSecondCode: asksSecondCode),
                PhoneMessages(challenges, region: .norway, regions: [.norway]),
            ]
            let service = EnrollmentService(
                context, rules: try EnrollmentRules(app: "Acme", methods: methods, recoveryCodes: .saved, order: order),
                passwords: KnownPasswords([alice: "secret"]))
            browser = SetUpBrowser(service, EnrollmentRequest(alice, session: "laptop"))
            try await browser.begin(EnrollmentStart(accountName: "alice"))
            for move in path { try await make(move) }
        }

        /// Everything that can be done here.
        var moves: [Move] {
            guard let page = browser.page else { return [] }
            var moves = page.content.choices.map { Move.event(.choose($0.id)) }
            for action in page.actions {
                switch action.event {
                case .submit where !page.content.fields.isEmpty: moves += [.right, .wrong]
                default: moves.append(.event(action.event))
                }
            }
            return moves
        }

        private mutating func make(_ move: Move) async throws {
            // Time enough for a code to be sent again, and for a new one in the app.
            time.advance(bySeconds: 31)
            switch move {
            case .right: try await browser.send(.submit(try input()))
            case .wrong:
                try await browser.send(.submit(["password": "x", "code": "000000", "country": "NO", "number": "1"]))
            case .event(.back(let step)): try await browser.send(.back(to: step))
            case .event(.choose(let id)):
                if [.choose, .use, .backup].contains(browser.page?.step) { offer = id }
                try await browser.send(.choose(id))
            case .event(let kind): try await browser.press(kind)
            }
            hasFactor = hasFactor || browser.page?.step == .backup
            if let secret = browser.page?.content.manual.compactMap(\.copied).last {
                phone = TOTP(secret: try OTPSecret(base32: secret))
            } else if browser.page?.content.scan != nil {
                // What is scanned is what would be typed.
                var other = browser
                try await other.send(.choose("type"))
                phone = try other.page?.content.manual.compactMap(\.copied).last.map {
                    TOTP(secret: try OTPSecret(base32: $0))
                }
                try await other.send(.choose("scan"))
                browser = other
            }
        }

        private func input() throws -> [String: String] {
            let isSent = step?.hasPrefix("sms") ?? false
            let code = isSent ? gateway.code : phone?.code(at: time.now())?.text ?? ""
            return ["password": "secret", "code": code, "country": "NO", "number": "40612345"]
        }
    }
}
