/// A thousand enrolment URIs of 90 to 220 bytes, always the same ones.
struct Corpus {
    private(set) var uris: [String] = []
    private var state: UInt64 = 0x0123_4567_89AB_CDEF

    init() {
        while uris.count < 1000 {
            let uri = uri()
            if (90...220).contains(uri.utf8.count) { uris.append(uri) }
        }
    }

    private mutating func uri() -> String {
        let issuer = one(of: [
            "Acme", "Example", "Kommunen", "CoZone", "Big%20Corp", "B%C3%A5tf%C3%B8rer", "Contoso", "My%20Company",
            "Bank",
            "Hoster", "Skatteverket", "Tax%26Co",
        ])
        var account = one(of: [
            "alice", "bob", "kari.nordmann", "ola", "anna.svensson", "admin", "info", "per", "support", "maria",
            "john.smith",
            "test",
        ])
        if pick(10) < 4 { account += String(pick(1000)) }
        account +=
            "%40"
            + one(of: [
                "example.com", "example.org", "cozone.example", "mail.example.net", "kommune.example",
                "contoso.onmicrosoft.example",
            ])
        let bytes = one(of: [10, 16, 20, 20, 20, 32, 32, 64])
        let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let secret = String((0..<(8 * bytes + 4) / 5).map { _ in base32[pick(32)] })
        let isByTime = pick(4) < 3
        var uri = "otpauth://\(isByTime ? "totp" : "hotp")/\(issuer):\(account)?secret=\(secret)&issuer=\(issuer)"
        if pick(10) < 7 { uri += "&algorithm=\(one(of: ["SHA1", "SHA256", "SHA512"]))&digits=\(one(of: [6, 6, 8]))" }
        uri += isByTime ? "&period=\(one(of: [30, 30, 60]))" : "&counter=\(pick(1000))"
        if pick(10) == 0 { uri += "&image=https%3A%2F%2Fexample.com%2Flogo.png" }
        return uri
    }

    private mutating func one<Value>(of values: [Value]) -> Value { values[pick(values.count)] }

    private mutating func pick(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }
}
