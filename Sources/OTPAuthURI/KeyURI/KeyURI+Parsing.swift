extension KeyURI {
    /// Reads a URI.
    ///
    /// Scheme, type, names of parameters and of hash functions are read in any case. The first colon of the label, literal
    /// or escaped, separates issuer and account. Secrets that are shorter than is safe are read, with a warning: who
    /// imports an account cannot choose. Everything that is odd but clear is a warning, see ``warnings``.
    ///
    /// - Throws: ``KeyURIError`` with the place and the reason.
    public init(parsing text: some StringProtocol) throws(KeyURIError) {
        let outcome = text.utf8.withContiguousStorageIfAvailable(KeyURI.parsed)
        self = try (outcome ?? Array(text.utf8).withUnsafeBufferPointer(KeyURI.parsed)).get()
    }

    /// As a value, since the closures of the standard library may not throw a typed error.
    private static func parsed(_ text: UnsafeBufferPointer<UInt8>) -> Result<KeyURI, KeyURIError> {
        do throws(KeyURIError) {
            var parser = KeyURIParser()
            return .success(try parser.parse(text[...]))
        } catch {
            return .failure(error)
        }
    }
}
