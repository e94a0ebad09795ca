/// One row of the compatibility table.
struct CompatibilityRule: Sendable {
    let app: AuthenticatorApp
    let trigger: CompatibilityTrigger
    let severity: CompatibilityIssue.Severity
    let effect: String
    let evidence: CompatibilityIssue.Evidence

    init(
        _ app: AuthenticatorApp, _ trigger: CompatibilityTrigger, _ severity: CompatibilityIssue.Severity,
        _ effect: String,
        _ date: String, _ reference: String
    ) {
        self.app = app
        self.trigger = trigger
        self.severity = severity
        self.effect = effect
        evidence = CompatibilityIssue.Evidence(date: date, reference: reference)
    }
}
