internal import EnrollmentFlow
internal import MFACore
internal import MFACrypto
internal import OTPCore

/// A sign-in that is under way, as its page keeps it: sealed, for one session of one account.
///
/// Nothing in it can be used twice: what counts guesses, spends codes and ends the sign-in stands in the account. So nothing has
/// to be stored for somebody who has typed a password and does not come back.
struct SignInTicket: Sendable, Equatable {
    /// Where the user is.
    enum Phase: UInt8, Sendable, CaseIterable {
        /// He verifies.
        case challenge
        /// He has nothing to verify with, and shows what else he has.
        case recovery
        /// He sets something up, and is let in by that.
        case enrollment
    }

    var id: FactorID
    let account: AccountID
    var accountName: String
    let application: String
    let groups: Set<String>
    let canShowPage: Bool
    var begunAt: UnixTime
    var expiresAt: UnixTime
    /// When the password was typed.
    var passwordAt: UnixTime
    /// Whether nothing can ever be right; see ``SignInRules/hidesAccounts``.
    var isDecoy = false
    /// What is confirmed by a step-up; nil for a sign-in.
    var action: String?
    /// The least that a step-up demands.
    var minimum = SignInStrength.password
    var phase = Phase.challenge
    /// The way that the page is about; nil for the first one.
    var chosen: SignInWay.ID?
    /// What has been shown, the password left out.
    var evidence: [SignInEvidence] = []

    /// What codes that are sent for it are for.
    var purpose: CodeChallenge.Purpose { action == nil ? .signIn : .stepUp }
}

extension SignInTicket {
    private static let format: UInt8 = 1

    /// The place that it is sealed for.
    static func place(_ account: AccountID, session: String) -> [String] { ["sign-in", account.text, session] }

    func sealed(session: String, in context: RecordContext) async throws(RecordError) -> String {
        let writer = FieldWriter(capacity: 512)
        write(to: writer)
        return try await SealedText.seal(
            writer.finish(), for: SignInTicket.place(account, session: session), in: context)
    }

    /// The ticket of a page; nil if it was made for another session or account, or by nobody.
    static func open(
        _ text: String, of account: AccountID, session: String, in context: RecordContext
    ) async throws(RecordError) -> SignInTicket? {
        let content = try await SealedText.open(text, for: place(account, session: session), in: context)
        guard let content else { return nil }
        return try? SignInTicket(from: FieldReader(content), account: account)
    }

    private func write(to writer: FieldWriter) {
        writer.byte(SignInTicket.format)
        writer.text(id.text)
        writer.text(accountName)
        writer.text(application)
        writer.list(groups.sorted(), writer.text)
        writer.flag(canShowPage)
        writer.time(begunAt)
        writer.time(expiresAt)
        writer.time(passwordAt)
        writer.flag(isDecoy)
        writer.optional(action, writer.text)
        writer.byte(minimum.rawValue)
        writer.byte(phase.rawValue)
        writer.optional(chosen) { writer.text($0.description) }
        writer.list(evidence) { $0.write(to: writer) }
    }

    private init(from reader: FieldReader, account: AccountID) throws(FieldReader.Failure) {
        guard try reader.byte() == SignInTicket.format else { throw .unknownValue }
        self.account = account
        id = try reader.factorID()
        accountName = try reader.text()
        application = try reader.text()
        groups = Set(try reader.list { () throws(FieldReader.Failure) in try reader.text() })
        canShowPage = try reader.flag()
        begunAt = try reader.time()
        expiresAt = try reader.time()
        passwordAt = try reader.time()
        isDecoy = try reader.flag()
        action = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
        minimum = try reader.oneOf(SignInStrength.self)
        phase = try reader.oneOf(Phase.self)
        chosen = try reader.optional { () throws(FieldReader.Failure) in SignInWay.ID(try reader.text()) }
        evidence = try reader.list { () throws(FieldReader.Failure) in try SignInEvidence(from: reader) }
        try reader.finish()
    }
}

extension SignInEvidence {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(kind.rawValue)
        writer.optional(name, writer.text)
        writer.optional(method, writer.text)
        writer.list(references, writer.text)
        writer.time(at)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        guard let kind = Kind(rawValue: try reader.text()) else { throw .unknownValue }
        self.init(
            kind, name: try reader.optional { () throws(FieldReader.Failure) in try reader.text() },
            method: try reader.optional { () throws(FieldReader.Failure) in try reader.text() },
            references: try reader.list { () throws(FieldReader.Failure) in try reader.text() }, at: try reader.time())
    }
}
