/// Something that an app would make of a URI other than it means.
public struct CompatibilityIssue: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: Sendable, Hashable, Comparable {
        /// The app shows something unexpected; its codes are right.
        case cosmetic
        /// The app does not take the URI; the user notices at once.
        case refused
        /// The app takes the URI and shows codes that will never be accepted; the user notices when it is too late.
        case wrongCodes
    }

    /// Where it is known from.
    public struct Evidence: Sendable, Hashable {
        /// When the behaviour was seen, to the year or month.
        ///
        /// Apps change.
        public let date: String
        /// A report or the version of the source in which it was seen.
        public let reference: String
    }

    /// The app.
    public let app: AuthenticatorApp
    /// How bad it is.
    public let severity: Severity
    /// The part of the URI that it is about: the name of a parameter, `type` or `label`.
    public let parameter: String
    /// What the app does, in a few words that follow its name.
    public let effect: String
    /// Where it is known from.
    public let evidence: Evidence

    /// One sentence, with the evidence.
    public var description: String { "\(app) \(effect) (\(evidence.date), \(evidence.reference))" }
}

extension KeyURI {
    /// What apps would misread in this URI, the worst first; empty when all of them read it as it is meant.
    ///
    /// Absence from the list means that nothing is known, not that all is well. Of what is reported only
    /// ``CompatibilityIssue/Severity/wrongCodes`` should keep you from showing a URI.
    ///
    /// - Parameters:
    ///   - apps: The apps in question.
    ///   - style: How the URI will be written.
    /// - Returns: The issues, the worst first.
    public func compatibilityIssues(
        with apps: [AuthenticatorApp] = AuthenticatorApp.all, style: Style = .universal
    ) -> [CompatibilityIssue] {
        CompatibilityRule.table
            .filter { apps.contains($0.app) && $0.trigger.applies(to: self, style) }
            .map { rule in
                CompatibilityIssue(
                    app: rule.app, severity: rule.severity, parameter: rule.trigger.parameter, effect: rule.effect,
                    evidence: rule.evidence)
            }
            .sorted { $0.severity > $1.severity }
    }
}
