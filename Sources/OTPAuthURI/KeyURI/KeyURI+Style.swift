extension KeyURI {
    /// What to write as the issuer parameter.
    public struct Style: Sendable, Hashable {
        let domain: String?

        /// The issuer, as in the label: what every app understands.
        public static let universal = Style(domain: nil)

        /// The domain of the site, with the issuer's name in the label alone.
        ///
        /// Apple's password manager offers codes on the site of that domain. Apps that show the parameter show the domain.
        ///
        /// - Parameter domain: A name such as `example.com`, in ASCII.
        /// - Returns: The style.
        /// - Throws: ``KeyURIError/Code/invalidIssuer`` for what is no domain.
        public static func appleDomain(_ domain: String) throws(KeyURIError) -> Style {
            let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
            // RFC 1123 §2.1: letters, digits and inner hyphens.
            let isDomain =
                domain.utf8.count <= 253 && labels.count >= 2
                && labels.allSatisfy { label in
                    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                        && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
                }
            guard isDomain else {
                throw KeyURIError(
                    .invalidIssuer,
                    "The domain must be a name such as example.com, in ASCII letters, digits and hyphens.")
            }
            return Style(domain: domain)
        }
    }
}
