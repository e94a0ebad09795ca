internal import EnrollmentFlow
internal import MFACore
internal import OTPCore
internal import SMSChallenge

/// What rows are judged by: all that is configured, read from the services themselves.
struct ComplianceFacts: Sendable {
    let policy: Policy
    let calendar: EnforcementCalendar?
    /// How much is forgiven in codes of apps, at sign-in and at set-up.
    let appCodes: [TOTP.Profile]
    /// How long codes of apps are shown; empty if none are set up here.
    let periods: [Int64]
    let recovery: RecoveryRules
    /// Whether codes are sent to phones.
    let sendsMessages: Bool

    init(_ signIns: SignInService, _ enrollments: EnrollmentService?) {
        policy = signIns.rules.policy
        calendar = signIns.rules.calendar
        let apps = enrollments?.rules.methods.compactMap { $0 as? AuthenticatorApps } ?? []
        let usesApps = policy.methods.contains(.authenticatorApp)
        appCodes = usesApps ? [signIns.rules.appCodes] + apps.map(\.verification) : []
        periods = usesApps ? apps.map { Int64($0.codes.period.seconds) } : []
        recovery = signIns.rules.recovery
        sendsMessages = policy.methods.contains(.sms) && signIns.messages != nil
    }

    /// Whether there is anybody who need not have a second factor, now and for ever.
    var isOptionalForSome: Bool {
        guard let calendar else { return policy.enforcement == .optional }
        return calendar.others == .optional || calendar.groups.values.contains(.optional)
    }

    /// Whether a code of an app is good for longer than it is shown.
    var forgivesOtherSteps: Bool { appCodes.contains { $0.window.behind > 0 || $0.window.ahead > 0 } }

    /// Methods of the host's own that are electronic mail by their name.
    var mailMethods: [FactorMethod] {
        policy.methods.filter { method in ["email", "e-mail", "mail"].contains(method.name) }
    }

    /// Whether there is something beside codes over the telephone network.
    var hasUnrestrictedMethod: Bool { policy.factorMethods.contains { $0 != .sms } }
}
