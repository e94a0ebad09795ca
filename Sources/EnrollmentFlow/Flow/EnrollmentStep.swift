public import MFACore

/// One page of a set-up.
public struct EnrollmentStep: Sendable, Hashable, CustomStringConvertible {
    /// Its name: of the flow itself, or behind the name of its method.
    public let description: String

    /// Which way to verify.
    public static let choose = EnrollmentStep(unchecked: "choose")
    /// How to use an app that was chosen as a way to be contacted.
    public static let use = EnrollmentStep(unchecked: "use")
    /// The password again.
    public static let password = EnrollmentStep(unchecked: "password")
    /// One more way to verify.
    public static let backup = EnrollmentStep(unchecked: "backup")
    /// Codes for the day when nothing else is left.
    public static let recoveryCodes = EnrollmentStep(unchecked: "recovery-codes")
    /// The end.
    public static let done = EnrollmentStep(unchecked: "done")

    /// A step of a method.
    public init(_ method: FactorMethod, _ name: String) { description = "\(method)/\(name)" }

    init(unchecked description: String) { self.description = description }

    /// The name behind the method's; nil for a step of another method or of the flow itself.
    func name(in method: FactorMethod) -> String? {
        description.hasPrefix("\(method)/") ? String(description.dropFirst(method.name.utf8.count + 1)) : nil
    }
}
