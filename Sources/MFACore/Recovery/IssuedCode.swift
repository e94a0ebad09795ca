internal import MFACrypto
package import OTPCore

/// By what way a recovery code is told; each is one channel, and counts once.
public enum RecoveryChannel: UInt8, Sendable, Hashable, CaseIterable {
    /// A message to a phone.
    case text
    /// A voice on a phone.
    case voice
    /// Electronic mail.
    case email
    /// A letter.
    case post

    /// How long a code is good that is told by it (NIST SP 800-63B-4 §4.2.1.2): ten minutes, a day, three weeks.
    public var lifetime: Duration {
        switch self {
        case .text, .voice: .seconds(600)
        case .email: .seconds(86_400)
        case .post: .seconds(21 * 86_400)
        }
    }
}

/// A recovery code that was sent to an address which the user had confirmed before.
package struct IssuedCode: Sendable {
    package let id: FactorID
    /// What the host calls the address.
    package let address: String
    package let channel: RecoveryChannel
    package let issuedAt: UnixTime
    package let expiresAt: UnixTime
    let code: OTPCode
    var triesLeft: Int

    static let digits = 8
    static let tries = 5
    /// How many may be on their way at once.
    static let limit = 4

    /// A code that nobody can foresee.
    package init(
        id: FactorID, address: String, channel: RecoveryChannel, random: some RandomSource, at now: UnixTime
    ) {
        self.id = id
        self.address = address
        self.channel = channel
        issuedAt = now
        expiresAt = now.advanced(by: channel.lifetime)
        var generator = random.generator
        code = .random(count: IssuedCode.digits, using: &generator)
        triesLeft = IssuedCode.tries
    }

    /// The code, for the message.
    package var codeText: String { code.text }

    func isLive(at now: UnixTime) -> Bool { now < expiresAt && triesLeft > 0 }
}

extension Account {
    /// The codes that were sent to addresses and may still come back.
    package func liveIssuedCodes(at now: UnixTime) -> [IssuedCode] { issuedCodes.filter { $0.isLive(at: now) } }

    /// Takes note of a code that is about to be sent; an earlier one to the same address is dead by that.
    package mutating func issue(_ code: IssuedCode, at now: UnixTime) {
        issuedCodes.removeAll { $0.address == code.address || !$0.isLive(at: now) }
        issuedCodes.append(code)
        if issuedCodes.count > IssuedCode.limit { issuedCodes.removeFirst(issuedCodes.count - IssuedCode.limit) }
    }

    /// Takes back a code that has not been sent.
    package mutating func forgetIssued(_ id: FactorID) { issuedCodes.removeAll { $0.id == id } }

    /// Spends the code that was typed; nil if it is none of those that are on their way.
    ///
    /// Each of them bears some wrong ones. A wrong one is not counted against the account by this.
    mutating func spendIssued(typed text: some StringProtocol, at now: UnixTime) -> IssuedCode? {
        guard let typed = try? OTPCode(typed: text, count: IssuedCode.digits) else { return nil }
        var found: IssuedCode?
        for index in issuedCodes.indices where issuedCodes[index].isLive(at: now) {
            issuedCodes[index].triesLeft -= 1
            if issuedCodes[index].code == typed { found = found ?? issuedCodes[index] }
        }
        if let found { issuedCodes.removeAll { $0.id == found.id } }
        return found
    }
}

extension IssuedCode {
    func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(address)
        writer.byte(channel.rawValue)
        writer.time(issuedAt)
        writer.time(expiresAt)
        writer.number(code.value)
        writer.number(triesLeft)
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        id = try reader.factorID()
        address = try reader.text()
        channel = try reader.oneOf(RecoveryChannel.self)
        issuedAt = try reader.time()
        expiresAt = try reader.time()
        let value = try reader.number()
        guard value < 100_000_000 else { throw .unknownValue }
        code = OTPCode(value: value, count: IssuedCode.digits)
        triesLeft = try reader.count()
    }
}
