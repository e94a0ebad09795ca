extension HTTPAddress {
    /// The address of a host that stands in the source, over TLS.
    package init(https host: StaticString) {
        self.host = "\(host)"
        text = "https://\(host)"
    }

    /// The address of something below this one; the path stands there as it is, so of characters that one can have.
    package func appending(_ path: String) -> HTTPAddress {
        HTTPAddress(text: (text.hasSuffix("/") ? String(text.dropLast()) : text) + path, host: host)
    }

    private init(text: String, host: String) {
        self.text = text
        self.host = host
    }
}
