public import MFACore
public import OTPCore

/// A reset that was asked for.
public struct RequestedReset: Sendable, Hashable {
    /// What it is called in the link by which the user objects; it belongs into his notice and nowhere else.
    public let id: FactorID
    /// From when on it is carried out.
    public let dueAt: UnixTime
    /// Whether it has been carried out already, since the rules leave no time to object.
    public let isCarriedOut: Bool
}

extension Helpdesk {
    /// Asks for everything to be taken away that a user can verify with, since he has lost it.
    ///
    /// It is carried out at the first sign-in after its time, or by ``carryOutDue(of:)``. Until then the user can sign in as ever, and
    /// can object: the event `resetRequested` has the name of the reset for a link in a notice to every address that you have of him.
    /// After it he has to set up what the policy requires.
    ///
    /// - Parameters:
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - coolingOff: How long he can object; nil for as long as the rules want at least.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: The reset, or why there is none.
    /// - Throws: `RecordError`.
    public func requestReset(
        of account: AccountID, because reason: String, coolingOff: Duration? = nil, _ occasion: Occasion
    ) async throws(RecordError) -> Result<RequestedReset, HelpdeskRefusal> {
        let wait = coolingOff ?? limits.minimumCoolingOff
        guard wait >= limits.minimumCoolingOff else {
            return .failure(.coolingOffTooShort(minimum: limits.minimumCoolingOff))
        }
        guard wait <= HelpdeskRules.longestCoolingOff else {
            return .failure(.coolingOffTooLong(maximum: HelpdeskRules.longestCoolingOff))
        }
        // Drawn before, since what decides may be called several times.
        let id = FactorID.random(from: context.random)
        return try await change(account, because: reason, occasion) { account, occasion throws(HelpdeskRefusal) in
            let now = occasion.at
            if let pending = account.pendingReset {
                // Another one would make the link in the first notice worthless, and the user would not know which of them to use.
                guard account.carryOutDueReset(at: now) else { throw .resetPending(until: pending.dueAt) }
                return RequestedReset(id: pending.id, dueAt: pending.dueAt, isCarriedOut: true)
            }
            // What there is nothing of now may be there when the time has come, and be what the user needs.
            guard account.hasSomethingToReset else { throw .nothingToReset }
            account.requestReset(id, coolingOff: wait, reason: reason, occasion)
            let isDone = account.carryOutDueReset(at: now)
            return RequestedReset(id: id, dueAt: now.advanced(by: wait), isCarriedOut: isDone)
        }
    }

    /// Takes a reset back to which the user has objected, by the link of his notice or at the telephone.
    ///
    /// A reset that is late can still be taken back for as long as it has not been carried out.
    ///
    /// - Parameters:
    ///   - reset: What the link has named.
    ///   - account: Whose.
    ///   - occasion: By whom, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func repudiate(
        _ reset: FactorID, of account: AccountID, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        // No reason is needed: the user has decided, and his notice is the reason.
        do throws(HelpdeskRefusal) { try Helpdesk.check(occasion, occasion.reason) } catch { return .failure(error) }
        return try await accounts.update(account) { account, now in
            let occasion = Occasion(
                at: now, by: occasion.actor, from: occasion.source, session: occasion.session, reason: occasion.reason)
            return Result { () throws(AccountRefusal) in try account.repudiateReset(reset, occasion) }
                .mapError { _ in .noSuchReset }
        }
    }

    /// Takes back whatever reset is waiting, as the staff's own decision.
    ///
    /// - Parameters:
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func withdrawReset(
        of account: AccountID, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await change(account, because: reason, occasion) { account, occasion throws(HelpdeskRefusal) in
            guard let pending = account.pendingReset else { throw .noSuchReset }
            do throws(AccountRefusal) {
                try account.repudiateReset(pending.id, occasion)
            } catch { throw .account(error) }
        }
    }

    /// Carries a reset out whose time has come; whether there was one.
    ///
    /// - Throws: `RecordError`.
    public func carryOutDue(of account: AccountID) async throws(RecordError) -> Bool {
        let now = context.time.now()
        guard let pending = try await accounts.load(account)?.pendingReset, now >= pending.dueAt else { return false }
        return try await accounts.update(account) { account, now in account.carryOutDueReset(at: now) }
    }
}

extension Account {
    /// Whether a reset would take anything away.
    var hasSomethingToReset: Bool {
        !factors.isEmpty || recoveryCodes != nil || !trustedDevices.isEmpty
    }
}
