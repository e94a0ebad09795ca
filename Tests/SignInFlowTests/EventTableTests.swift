import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Every event on every page: what it does, or why it does nothing.
@Suite struct EventTableTests {
    /// What the user sees after each event on each page: the kind of page, and behind a colon why he is not in.
    private static let typed = """
                   right       wrong       replayed    empty       kept
        app        in          type:wrong  type:used   type:wrong  enrol
        smsSent    in          type:wrong  type:used   type:wrong  enrol
        smsOffered in          offer:wrong offer:used  offer:wrong enrol
        list       in          type:wrong  type:used   type:wrong  enrol
        waiting    in          wait:wrong  wait:used   wait:wrong  enrol
        offered    in          offer:wrong type:used   offer:wrong enrol
        denied     in          offer:wrong offer:used  offer:wrong enrol
        timedOut   in          offer:wrong offer:used  offer:wrong enrol
        paused     type:paused type:paused type:paused type:paused type:paused
        recovery   rec:oneMore rec:wrong   rec:used    rec:wrong   enrol
        enrolment  over        over        over        over        over
        decoy      type:wrong  type:wrong  type:wrong  type:wrong  type:wrong
        over       over        over        over        over        over
        """
    private static let others = """
                   app   sms           lamp   unknown resend       call          check          recover cancel
        app        type  type          wait   type:-  type:-       type:-        type           rec     end
        smsSent    type  type          wait   type:-  type:notSent type:notSent  type           rec     end
        smsOffered type  type          wait   offer:- type         offer:notSent offer          rec     end
        list       type  type          wait   type:-  type:-       type:-        type           rec     end
        waiting    type  type          wait   wait:-  wait:-       wait:-        wait           rec     end
        offered    type  type          wait   offer:- offer:-      offer:-       offer          rec     end
        denied     type  type          wait   offer:- offer:-      offer:-       offer:denied   rec     end
        timedOut   type  type          wait   offer:- offer:-      offer:-       offer:timedOut rec     end
        paused     type  offer:notSent wait   type:-  type:-       type:-        type           rec     end
        recovery   rec:- rec:-         rec:-  rec:-   rec:-        rec:-         rec:-          rec     end
        enrolment  over  over          over   over    over         over          over           over    end
        decoy      type  type:-        type:- type:-  type:-       type:-        type           type:-  end
        over       over  over          over   over    over         over          over           over    end
        """

    private static let pages = [
        "app", "smsSent", "smsOffered", "list", "waiting", "offered", "denied", "timedOut", "paused", "recovery",
        "enrolment", "decoy", "over",
    ]

    private struct Place {
        let fixture: Fixture
        var browser: SignInBrowser
        let kept: String
        let ways: [String: SignInWay.ID]
    }

    /// A browser that shows a page, as a user comes there.
    private func place(_ name: String) async throws -> Place {
        if name == "enrolment" {
            let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
            return Place(fixture: fixture, browser: try await fixture.begun(), kept: "", ways: [:])
        }
        let fixture = try await Fixture(.app, .sms, .token, .lamp, sending: .onDemand)
        let kept = try await fixture.recoveryCodes(.saved)[0]
        let ways = [
            "app": SignInWay.ID("authenticator-app"),
            "sms": SignInWay.ID("sms:\(try await fixture.factor(.sms))"),
            "lamp": SignInWay.ID("lamp:\(try await fixture.factor(.lamp))"),
            "list": SignInWay.ID("token:\(try await fixture.factor(.token))"),
        ]
        var browser = fixture.browser()
        var start = fixture.start()
        if name == "decoy" { start.firstFactor = .failed }
        try await browser.begin(start)
        switch name {
        case "app", "paused": try await browser.send(.use(try #require(ways["app"])))
        case "smsSent", "smsOffered": try await browser.send(.use(try #require(ways["sms"])))
        case "list": try await browser.send(.use(try #require(ways["list"])))
        case "waiting", "denied", "timedOut": try await browser.send(.use(try #require(ways["lamp"])))
        case "recovery": try await browser.send(.recover)
        case "over":
            var other = browser
            try await other.type(fixture.code)
            fixture.time.advance(bySeconds: 30)
        default: break
        }
        switch name {
        case "smsOffered": fixture.time.advance(bySeconds: 310)
        case "denied":
            fixture.lamp.answer(.denied)
            try await browser.send(.check)
        case "timedOut":
            fixture.time.advance(bySeconds: 310)
            try await browser.send(.check)
        case "paused":
            while browser.rejection?.isPaused != true { try await browser.type(fixture.wrongCode) }
        default: break
        }
        return Place(fixture: fixture, browser: browser, kept: kept, ways: ways)
    }

    private func event(_ name: String, on page: String, _ place: Place) async throws -> SignInEvent {
        let fixture = place.fixture
        switch name {
        case "right":
            return .submit(page == "smsSent" ? fixture.gateway.code : page == "list" ? TokenList.word(0) : fixture.code)
        case "wrong": return .submit(fixture.wrongCode)
        case "replayed":
            // Elsewhere, by a browser that is known and has tries of its own.
            if page != "enrolment", page != "paused" {
                var request = fixture.request("another")
                request.client = .known
                var other = SignInBrowser(fixture.service, request)
                try await other.begin(fixture.start())
                try await other.type(fixture.code)
                try #require(other.signedIn != nil)
            }
            return .submit(fixture.code)
        case "empty": return .submit("")
        case "kept": return .submit(place.kept)
        case "app", "sms", "lamp": return .use(place.ways[name] ?? SignInWay.ID(name))
        case "unknown": return .use(SignInWay.ID("nonsense"))
        case "resend": return .resend(.text)
        case "call": return .resend(.voice)
        case "check": return .check
        case "recover": return .recover
        default: return .cancel
        }
    }

    private func outcome(_ browser: SignInBrowser) -> String {
        if let refusal = browser.refusal { return refusal == .over ? "over" : "other" }
        if browser.signedIn != nil { return "in" }
        if browser.required != nil { return "enrol" }
        if browser.isCancelled { return "end" }
        guard let page = browser.page else { return "impossible" }
        let kind =
            switch page.kind {
            case .typing: "type"
            case .waiting: "wait"
            case .offering: "offer"
            case .recovery: "rec"
            }
        return kind + (browser.rejection.map { ":" + $0.name } ?? "")
    }

    private static let tables = [typed, others].map { table in
        table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test(arguments: pages) func `every event on every page is handled, or refused for its reason`(
        page: String
    ) async throws {
        for table in EventTableTests.tables {
            let row = try #require(table.dropFirst().first { $0[0] == page })
            var found = [page]
            for name in table[0] {
                var place = try await place(page)
                let event = try await event(name, on: page, place)
                try await place.browser.send(event)
                found.append(outcome(place.browser))
            }
            #expect(found == row)
        }
    }

    @Test func `no page is without a way out, and every kind of page can be reached`() async throws {
        for table in EventTableTests.tables { #expect(table.dropFirst().map { $0[0] } == EventTableTests.pages) }
        var kinds: Set<SignInPageKind> = []
        for name in EventTableTests.pages {
            var place = try await place(name)
            if let page = place.browser.page {
                kinds.insert(page.kind)
                #expect(page.actions.last?.event == .cancel, "\(name)")
            }
            guard name != "over" else { continue }
            try await place.browser.send(.cancel)
            #expect(place.browser.isCancelled, "\(name)")
        }
        #expect(kinds == [.typing, .waiting, .offering, .recovery])
    }
}

extension SignInRejection {

    fileprivate var name: String {
        switch self {
        case .wrong: "wrong"
        case .paused: "paused"
        case .exhausted: "exhausted"
        case .sourcePaused: "source"
        case .alreadyUsed: "used"
        case .codeOver: "codeOver"
        case .nothingToVerify: "nothing"
        case .denied: "denied"
        case .timedOut: "timedOut"
        case .notSent: "notSent"
        case .notHere: "-"
        case .oneMore: "oneMore"
        }
    }
}
