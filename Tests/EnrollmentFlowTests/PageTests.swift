import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import QRPayload
import TestSupport
import Testing

@Suite struct PageTests {
    @Test(arguments: Language.allCases)
    func `every page speaks the user's language, to those who see it and to those who hear it`(
        _ language: Language
    ) async throws {
        let fixture = try Fixture(asksSecondCode: true)
        for offer in ["microsoft", "authy", "other-app", "sms"] {
            var browser = try fixture.browser(session: offer, language: language)
            try await browser.begin(fixture.start())
            var pages = [try #require(browser.page)]
            func note() throws { pages.append(try #require(browser.page)) }
            try await browser.choose(offer)
            try note()
            try await browser.submit("wrong")
            try note()
            try await browser.submit("secret")
            try note()
            if browser.step == .platform {
                try await browser.choose("iphone")
                try note()
            }
            if browser.step == .number {
                try await browser.submit("NO", "40612345")
                try note()
            } else {
                _ = try await browser.phone()
                try note()
                try await browser.submit()
                try note()
                try await browser.submit("000000")
                try note()
            }
            for page in pages {
                #expect(!page.allText.contains("{") && !page.allText.contains("}"), "\(page.step)")
                #expect(!page.content.title.isEmpty && page.progress.step <= page.progress.of)
                #expect(page.actions.allSatisfy { !$0.label.isEmpty })
                #expect(page.content.fields.allSatisfy { !$0.label.isEmpty })
                let labels = [
                    page.labels.copy, page.labels.print, page.labels.download, page.labels.help,
                    page.labels.showPassword, page.labels.useAnotherAccount,
                ]
                #expect(Set(labels).count == 6 && labels.allSatisfy { !$0.isEmpty })
                if let scan = page.content.scan { #expect(!scan.alternative.isEmpty) }
            }
            #expect(pages.last?.error != nil || offer == "sms")
        }
    }

    @Test func `texts differ from language to language`() async throws {
        let fixture = try Fixture()
        var titles: Set<String> = []
        for language in Language.allCases {
            var browser = try fixture.browser(session: language.rawValue, language: language)
            try await browser.begin(fixture.start())
            titles.insert(browser.page?.content.title ?? "")
        }
        #expect(titles.count == Language.allCases.count)
    }

    @Test func `the number of the step grows, and the last one is the last`() async throws {
        let fixture = try Fixture(policy: Policy(methods: [.authenticatorApp], backup: .optional))
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        var steps: [Int] = []
        steps.append(browser.page?.progress.step ?? 0)
        try await browser.choose("other-app")
        steps.append(browser.page?.progress.step ?? 0)
        #expect(browser.page?.progressText == "Step 2 of 5")
        try await browser.submit("secret")
        steps.append(browser.page?.progress.step ?? 0)
        let phone = try await browser.phone()
        try await browser.submit()
        steps.append(browser.page?.progress.step ?? 0)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        steps.append(browser.page?.progress.step ?? 0)
        #expect(steps == [1, 2, 3, 4, 5] && browser.page?.progress.of == 5 && browser.step == .done)
    }

    @Test func `a page that is loaded again is the same page`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("google"))
        try await browser.submit("secret")
        try await browser.choose("android")
        let before = try #require(browser.page)
        try await browser.reload()
        #expect(browser.page?.token == before.token && browser.page?.allText == before.allText)
        #expect(browser.page?.content.scan?.code.rows == before.content.scan?.code.rows)
    }

    @Test func `a second code shows that the app goes on counting`() async throws {
        let fixture = try Fixture(asksSecondCode: true)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("other-app"))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        try await browser.submit()
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .secondCode)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.page?.error == "That is the same code. Wait until the app shows the next one.")
        fixture.time.advance(bySeconds: 30)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .backup)
    }

    @Test func `codes that an app would get wrong are warned of before anybody meets them`() throws {
        let apps = try AuthenticatorApps(
            issuer: "Acme", codes: .init(algorithm: .sha256, digits: .eight, period: .minute))
        let warned = apps.offers.filter { !$0.warnings.isEmpty }.map(\.id)
        #expect(warned.contains("microsoft") && warned.contains("google"))
        #expect(try AuthenticatorApps(issuer: "Acme").offers.allSatisfy { $0.warnings.isEmpty })
    }

    @Test func `rules by which nothing could be set up are refused when a program starts`() throws {
        let apps = try AuthenticatorApps(issuer: "Acme")
        #expect(throws: PolicyError.self) { try EnrollmentRules(app: "", methods: [apps]) }
        #expect(throws: PolicyError.self) { try EnrollmentRules(app: "Acme", methods: []) }
        #expect(throws: PolicyError.self) {
            try EnrollmentRules(app: "Acme", policy: Policy(methods: [.sms]), methods: [apps])
        }
        #expect(throws: PolicyError.self) { try EnrollmentRules(app: "Acme", methods: [apps, apps]) }
        #expect(throws: PolicyError.self) { try EnrollmentRules(app: "Acme", methods: [apps], lifetime: .seconds(5)) }
        #expect(throws: (any Error).self) { try AuthenticatorApps(issuer: "A:B") }
    }

    @Test func `whoever comes back when his code is over presses “send again”, and gets another one`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("sms"))
        try await browser.submit("secret")
        try await browser.submit("NO", "40612345")
        let old = fixture.gateway.code
        fixture.time.advance(bySeconds: 400)
        try await browser.submit(old)
        #expect(browser.step == .smsCode && browser.page?.error != nil)
        try await browser.press(.resend(.text))
        #expect(browser.page?.error == nil && fixture.gateway.messages.count == 2)
        try await browser.submit(fixture.gateway.code)
        #expect(browser.step == .backup)
    }
}
