extension Policy {
    /// A standard, at one of its levels, that a configuration is held against when a program starts.
    public struct Profile: Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// What it is called.
        public let name: String

        /// Nothing beyond what always holds.
        public static let standard = Profile(name: "standard")
        /// NIST SP 800-63B-4, authenticator assurance level 2.
        public static let nistAAL2 = Profile(name: "nistAAL2")
        /// OWASP ASVS 5.0, level 2.
        public static let asvsL2 = Profile(name: "asvsL2")
        /// OWASP ASVS 5.0, level 3.
        public static let asvsL3 = Profile(name: "asvsL3")

        /// All of them.
        public static let allCases = [standard, nistAAL2, asvsL2, asvsL3]

        private init(name: String) { self.name = name }

        /// The name.
        public var description: String { name }
    }
}
