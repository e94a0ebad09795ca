import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct PolicyTests {
    let fixture = Fixture()
    static let terminal = Application(id: "ts", name: "Terminal server", canShowPage: false)
    static let office = Application(id: "office", name: "Office")
    static let vault = Application(id: "vault", name: "Vault", methods: [.authenticatorApp])

    @Test func `a policy that contradicts itself is refused with a sentence that says what to change`() throws {
        let day = UnixTime(1_800_000_000)
        let cases: [(part: String, () throws -> Policy)] = [
            ("No method", { try Policy(methods: []) }),
            ("No method", { try Policy(methods: [.recoveryCode]) }),
            ("required factors", { try Policy(requiredFactors: 0) }),
            (
                "raise the caps",
                {
                    try Policy(
                        methods: [.sms], requiredFactors: 2,
                        caps: Policy.Caps(factorsPerMethod: 1, factors: 5, trustedDevices: 0))
                }
            ),
            (
                "back-up",
                {
                    try Policy(
                        methods: [.sms], backup: .required,
                        caps: Policy.Caps(factorsPerMethod: 1, factors: 5, trustedDevices: 0))
                }
            ),
            ("identifier", { try Policy(applications: [PolicyTests.office, PolicyTests.office]) }),
            ("can show no page", { try Policy(methods: [.sms], applications: [PolicyTests.terminal]) }),
            ("No allowed method", { try Policy(methods: [.sms], applications: [PolicyTests.vault]) }),
            ("password", { try Policy(reauthentication: .whenOlderThan(.zero)) }),
            ("browser", { try Policy(trustedDevices: .on(lifetime: .seconds(1))) }),
            (
                "raise the cap",
                {
                    try Policy(
                        trustedDevices: .on(lifetime: .seconds(3600)),
                        caps: Policy.Caps(factorsPerMethod: 1, factors: 5, trustedDevices: 0))
                }
            ),
            (
                "Reminders",
                {
                    try Policy(enforcement: .requiredFrom(.init(day, remindFrom: UnixTime(day.seconds + 1))))
                }
            ),
            ("grace", { try Policy(enforcement: .requiredFrom(.init(day, remindFrom: day, grace: .seconds(-1)))) }),
            (
                "Putting",
                {
                    try Policy(
                        enforcement: .requiredFrom(.init(day, remindFrom: day, snooze: .init(for: .zero, times: 1))))
                }
            ),
            ("take 1 to 20", { try Policy(caps: Policy.Caps(factorsPerMethod: 0, factors: 5, trustedDevices: 0)) }),
            ("more than", { try Policy(caps: Policy.Caps(factorsPerMethod: 6, factors: 5, trustedDevices: 0)) }),
            ("cannot be the name", { try Policy(methods: [FactorMethod(custom: "No!", interaction: .typed)]) }),
        ]
        for (part, make) in cases {
            do {
                _ = try make()
                Issue.record("“\(part)” was not refused")
            } catch let error as PolicyError {
                #expect(error.description.contains(part))
            }
        }
    }

    @Test func `T30: every method that can be set up counts as a factor`() throws {
        for method in Policy.standard.factorMethods { #expect(Policy.standard.methods.contains(method)) }
        #expect(!Policy.standard.factorMethods.contains(.recoveryCode))
    }

    @Test func `E2: a user with codes is told that the terminal server needs a notification`() throws {
        let policy = try Policy(applications: [Self.terminal, Self.office, Self.vault])
        let reach = policy.reachability(of: try fixture.account())
        #expect(reach.map(\.isReachable) == [false, true, true])
        #expect(reach[0].obstacle == .needsPage(needed: [.push]))
        let localizer = Localizer(.norwegianBokmål)
        #expect(
            reach[0].messages(in: localizer).map(localizer.text) == [
                "Du kan ikke logge inn på Terminal server med metodene du har.",
                "Terminal server virker bare med: Varsel på telefonen.",
            ])
    }

    @Test func `each obstacle is told from the others`() throws {
        let policy = try Policy(methods: [.sms, .push, .authenticatorApp], applications: [Self.vault])
        var account = try fixture.account(apps: 0)
        #expect(policy.reachability(of: account).map(\.obstacle) == [.noFactor])
        #expect(policy.reachability(of: account, factorRequired: false).map(\.obstacle) == [nil])
        try account.add(phone(), under: policy, fixture.occasion())
        #expect(policy.reachability(of: account).map(\.obstacle) == [.wrongMethods(needed: [.authenticatorApp])])
        try account.suspend(account.factors[0].id, because: .byOperator, fixture.occasion())
        #expect(policy.reachability(of: account).map(\.obstacle) == [.outOfUse])
        let withoutSMS = try Policy(methods: [.push, .authenticatorApp], applications: [Self.vault])
        try account.resume(account.factors[0].id, fixture.occasion())
        #expect(withoutSMS.reachability(of: account).map(\.obstacle) == [.notAllowed])
    }

    @Test func `what would be lost is known before a factor is removed and before a policy changes`() throws {
        let policy = try Policy(applications: [Self.office, Self.vault])
        var account = try fixture.account()
        try account.add(phone(), under: policy, fixture.occasion())
        let (app, sms) = (account.factors[0].id, account.factors[1].id)
        #expect(policy.losses(removing: app, from: account).map(\.application.id) == ["vault"])
        #expect(policy.losses(removing: sms, from: account).isEmpty)
        let stricter = try Policy(methods: [.push, .sms], applications: [Self.office, Self.terminal])
        #expect(policy.losses(changingTo: stricter, for: account).map(\.application.id) == ["ts"])
    }

    @Test func `enforcement goes from upcoming over reminders to required, with snooze and grace`() throws {
        let start = fixture.time.now().seconds
        let deadline = try Enforcement.Deadline(
            UnixTime(start + 10 * 86_400), remindFrom: UnixTime(start + 86_400),
            snooze: .init(for: .seconds(86_400), times: 2), grace: .seconds(3 * 86_400))
        let policy = try Policy(enforcement: .requiredFrom(deadline))
        var account = try fixture.account(apps: 0)
        func status() -> EnforcementStatus { policy.enforcementStatus(of: account, at: fixture.time.now()) }

        #expect(status() == .upcoming(deadline.date))
        fixture.time.advance(bySeconds: 86_400)
        #expect(status() == .remind(due: deadline.date, snoozesLeft: 2))
        account.noteReminder(fixture.occasion())
        let until = account.snoozeReminder(under: policy, fixture.occasion())
        #expect(status() == .snoozed(until: try #require(until), due: deadline.date))
        fixture.time.advance(bySeconds: 86_400)
        _ = account.snoozeReminder(under: policy, fixture.occasion())
        fixture.time.advance(bySeconds: 86_400)
        #expect(status() == .remind(due: deadline.date, snoozesLeft: 0))
        #expect(account.snoozeReminder(under: policy, fixture.occasion()) == nil)
        fixture.time.set(deadline.date)
        #expect(status() == .required(since: deadline.date))

        // Whoever has never been told has the grace from the first time on.
        account = try fixture.account(apps: 0)
        let graceEnd = UnixTime(deadline.date.seconds + 3 * 86_400)
        #expect(status() == .grace(until: graceEnd))
        account.noteReminder(fixture.occasion())
        fixture.time.set(UnixTime(graceEnd.seconds - 1))
        #expect(status() == .grace(until: graceEnd))
        fixture.time.set(graceEnd)
        #expect(status() == .required(since: deadline.date))
        account.exempt(until: UnixTime(graceEnd.seconds + 60), reason: "broken phone", fixture.occasion())
        #expect(status() == .grace(until: UnixTime(graceEnd.seconds + 60)))
        try account.add(phone(), under: policy, fixture.occasion())
        #expect(status() == .satisfied)
    }

    private func phone() throws -> ConfirmedFactor {
        ConfirmedFactor(
            id: .random(from: fixture.random), name: "phone",
            credential: .phone(try #require(PhoneAddress(e164: "+4790000001"))), createdAt: fixture.time.now(),
            confirmedAt: fixture.time.now())
    }
}
