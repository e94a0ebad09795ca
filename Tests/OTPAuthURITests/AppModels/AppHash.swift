/// The names of hash functions that apps know.
enum AppHash {
    /// What the format names, and all that most apps know.
    ///
    /// No report says what becomes of another name in an app whose row is silent on it; it is then refused.
    static let usual = ["SHA1", "SHA256", "SHA512"]

    /// The whole SHA-2 family.
    static let family = ["SHA1", "SHA224", "SHA256", "SHA384", "SHA512"]

    /// What platforms that still have MD5 offer.
    static let familyAndMD5 = family + ["MD5"]
}

extension AppURI {
    /// The hash function of an app that refuses what it does not know; names are read in any case.
    func hash(of known: [String] = AppHash.usual) throws(Refusal) -> String {
        guard let name = value("algorithm")?.uppercased() else { return "SHA1" }
        guard known.contains(name) else { throw Refusal("unknown algorithm") }
        return name
    }

    /// The hash function of an app that takes SHA-1 for what it does not know; names are read in any case.
    func hashOrSHA1(of known: [String] = AppHash.usual) -> String {
        guard let name = value("algorithm")?.uppercased(), known.contains(name) else { return "SHA1" }
        return name
    }
}
