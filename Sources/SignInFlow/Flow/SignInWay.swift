public import MFACore

/// A way to verify that a user has and that works where he signs in.
public struct SignInWay: Sendable, Hashable {
    /// What a way is called in pages: the method's name, and the factor's where there are several.
    public struct ID: Sendable, Hashable, CustomStringConvertible {
        /// The name.
        public let description: String

        /// A name that came back from a page.
        public init(_ name: String) { description = name }
    }

    /// What it is called.
    public let id: ID
    /// The method.
    public let method: FactorMethod
    /// The factors that it stands for: all apps together, each number and each device by itself.
    public let factors: [FactorID]

    init(_ method: FactorMethod, _ factors: [FactorID]) {
        let isCommon = method == .authenticatorApp
        id = ID(isCommon ? method.name : "\(method.name):\(factors.first?.text ?? "")")
        self.method = method
        self.factors = factors
    }
}
