internal import MFACore
internal import MFACrypto
internal import OTPCore

/// A request that is answered elsewhere, as it is stored beside its sign-in.
struct WaitingRecord: Sendable, RecordValue {
    static var noun: String { "request" }
    static var format: UInt8 { 1 }

    /// The method's own name of the request, and ours.
    let id: FactorID
    /// The sign-in that it belongs to, and to no other: the last one of its session.
    var signIn: FactorID
    let factor: FactorID
    let method: FactorMethod
    let begunAt: UnixTime
    let expiresAt: UnixTime
    var details = WaitingDetails()
    /// Whether it has come to its end.
    var state = WaitingState.waiting
    /// Whether the request is surely out.
    var isSent = false

    init(
        id: FactorID, signIn: FactorID, factor: Factor, begunAt: UnixTime, expiresAt: UnixTime
    ) {
        self.id = id
        self.signIn = signIn
        self.factor = factor.id
        method = factor.method
        self.begunAt = begunAt
        self.expiresAt = expiresAt
    }

    /// Whether an answer could still come.
    func isOpen(at now: UnixTime) -> Bool { state == .waiting && now < expiresAt }

    func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(signIn.text)
        writer.text(factor.text)
        writer.method(method)
        writer.time(begunAt)
        writer.time(expiresAt)
        writer.list(details.kept.sorted { $0.key < $1.key }) { entry in
            writer.text(entry.key)
            writer.text(entry.value)
        }
        writer.optional(details.shown, writer.text)
        writer.byte(state.rawValue)
        writer.flag(isSent)
    }

    init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        id = try reader.factorID()
        signIn = try reader.factorID()
        factor = try reader.factorID()
        method = try reader.method()
        begunAt = try reader.time()
        expiresAt = try reader.time()
        for (name, value) in try reader.list({ () throws(FieldReader.Failure) in
            (try reader.text(), try reader.text())
        }) {
            details.kept[name] = value
        }
        details.shown = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
        state = try reader.oneOf(WaitingState.self)
        isSent = try reader.flag()
    }
}
