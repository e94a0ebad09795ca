public import MFACore
internal import MFACrypto

/// Where gateways report what became of messages.
///
/// Every message has an address of its own, with a code that only the holder of the master key can make: what is called
/// there comes from whoever was given the address, also from gateways that sign nothing.
public struct SMSReceipts: Sendable {
    private let base: String

    /// An address, below which each message has its own.
    ///
    /// - Parameter address: The public one, as gateways call it, such as `https://acme.example/sms/receipts`.
    /// - Throws: `PolicyError` for what is no such address.
    public init(at address: String) throws(PolicyError) {
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        let isPlain = base.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#\\\"<>^`{|}%".utf8.contains($0) }
        let host = base.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        try PolicyError.check(
            (base.hasPrefix("https://") || base.hasPrefix("http://")) && isPlain && !host.hasPrefix("/")
                && !host.isEmpty && !host.contains("@"),
            "Reports are called to an address such as https://acme.example/sms/receipts, without question mark.")
        self.base = base
    }

    /// The address of one attempt.
    func url(of attempt: AttemptName, signedBy key: MasterKey) -> String {
        let tag = SMSReceipts.tag(of: attempt, by: key).withBytes { Hex.text($0) }
        return "\(base)/\(attempt.challenge)-\(attempt.number)-\(tag)-\(key.name)"
    }

    /// The attempt that a call is about, and the address that the gateway was given; nil for a forged one.
    func attempt(of call: ReceiptCall, keys: any KeyProvider) async throws(KeyError) -> (
        name: AttemptName, url: String
    )? {
        let path = call.target.prefix { $0 != "?" && $0 != "#" }
        let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = last.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let challenge = FactorID(parts[0]), let number = Int(parts[1]), "\(number)" == parts[1],
            let tag = Hex.bytes(parts[2]), let keyName = try? KeyName(String(parts[3])),
            let key = try await keys.key(named: keyName)
        else { return nil }
        let name = AttemptName(challenge: challenge, number: number)
        guard constantTimeEqual(SMSReceipts.tag(of: name, by: key), SecretBytes(copying: tag)) else { return nil }
        return (name, base + "/" + last)
    }

    private static func tag(of attempt: AttemptName, by key: MasterKey) -> SecretBytes {
        let whole = key.derived(for: .receipt, context: Array("\(attempt.challenge)-\(attempt.number)".utf8))
        return whole.withBytes { SecretBytes(copying: $0.prefix(16)) }
    }
}
