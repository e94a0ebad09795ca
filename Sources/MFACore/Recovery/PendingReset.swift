internal import MFACrypto
public import OTPCore

/// A reset that has been asked for, and is not carried out before its time, so that the user can object.
public struct PendingReset: Sendable, Hashable {
    /// What it is called, in the link by which the user objects.
    public let id: FactorID
    /// Who has asked for it; nil for the user himself.
    public let staff: String?
    /// Why.
    public let reason: String
    /// When it was asked for.
    public let requestedAt: UnixTime
    /// From when on it is carried out.
    public let dueAt: UnixTime
}

extension Account {
    /// Asks for a reset, in the place of one that was asked for before.
    ///
    /// Observers hear of it, and tell the user at every address that they have of him how to object.
    ///
    /// - Parameters:
    ///   - id: What it is called; nobody else may know it but the user.
    ///   - coolingOff: How long the user has to object.
    ///   - reason: Why.
    ///   - occasion: When, from where and by whom.
    public mutating func requestReset(
        _ id: FactorID, coolingOff: Duration, reason: String, _ occasion: Occasion
    ) {
        let staff: String? = if case .staff(let name) = occasion.actor { name } else { nil }
        let due = occasion.at.advanced(by: coolingOff)
        pendingReset = PendingReset(id: id, staff: staff, reason: reason, requestedAt: occasion.at, dueAt: due)
        announce(.resetRequested(id, due: due, reason: reason), occasion)
    }

    /// Takes a reset back that has been asked for: the user has not lost anything.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor`` if none of that name is waiting.
    public mutating func repudiateReset(_ id: FactorID, _ occasion: Occasion) throws(AccountRefusal) {
        guard pendingReset?.id == id else { throw .noSuchFactor }
        pendingReset = nil
        announce(.resetRepudiated(id), occasion)
    }

    /// Carries out a reset whose time has come; whether there was one.
    public mutating func carryOutDueReset(at now: UnixTime) -> Bool {
        guard let pending = pendingReset, now >= pending.dueAt else { return false }
        let actor: Occasion.Actor = pending.staff.map { .staff($0) } ?? .user
        reset(reason: pending.reason, Occasion(at: now, by: actor, reason: pending.staff.map { _ in pending.reason }))
        return true
    }
}

extension PendingReset {
    func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.optional(staff, writer.text)
        writer.text(reason)
        writer.time(requestedAt)
        writer.time(dueAt)
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        id = try reader.factorID()
        staff = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
        reason = try reader.text()
        requestedAt = try reader.time()
        dueAt = try reader.time()
    }
}
