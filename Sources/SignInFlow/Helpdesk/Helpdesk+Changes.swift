public import MFACore
public import OTPCore

extension Helpdesk {
    /// Puts a factor out of use for good: it has to be removed and set up anew.
    ///
    /// - Parameters:
    ///   - factor: The factor.
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func disable(
        _ factor: FactorID, of account: AccountID, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await changeAccount(account, because: reason, occasion) { account, occasion throws(AccountRefusal) in
            try account.disable(factor, because: .byOperator, occasion)
        }
    }

    /// Puts a factor out of use until somebody resumes it, as for a phone that may turn up again.
    ///
    /// - Parameters:
    ///   - factor: The factor.
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func suspend(
        _ factor: FactorID, of account: AccountID, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await changeAccount(account, because: reason, occasion) { account, occasion throws(AccountRefusal) in
            try account.suspend(factor, because: .byOperator, occasion)
        }
    }

    /// Puts a suspended factor back into use.
    ///
    /// - Parameters:
    ///   - factor: The factor.
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func resume(
        _ factor: FactorID, of account: AccountID, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await changeAccount(account, because: reason, occasion) { account, occasion throws(AccountRefusal) in
            try account.resume(factor, occasion)
        }
    }

    /// Forgets a browser that was remembered.
    ///
    /// - Parameters:
    ///   - browser: The browser, as ``HelpdeskOverview/browsers`` names it.
    ///   - account: Whose.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func revokeBrowser(
        _ browser: FactorID, of account: AccountID, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await changeAccount(account, because: reason, occasion) { account, occasion throws(AccountRefusal) in
            try account.revokeTrustedDevice(browser, occasion)
        }
    }

    /// Lets a user off until an instant who would have to set a second factor up; also one who has no account yet.
    ///
    /// It is no use to a user who has a factor: whoever has one is asked for it.
    ///
    /// - Parameters:
    ///   - account: Whom.
    ///   - until: Until when; nil to take an exemption back.
    ///   - reason: Why.
    ///   - occasion: By whom of the staff, and from where; its instant is that of the context's clock.
    /// - Returns: Nothing, or why it is not done.
    /// - Throws: `RecordError`.
    public func exempt(
        _ account: AccountID, until: UnixTime?, because reason: String, _ occasion: Occasion
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await change(account, because: reason, occasion) { account, occasion throws(HelpdeskRefusal) in
            if let until {
                guard until > occasion.at else { throw .exemptionOver }
                guard until <= occasion.at.advanced(by: limits.longestExemption) else {
                    throw .exemptionTooLong(maximum: limits.longestExemption)
                }
            }
            account.exempt(until: until, reason: reason, occasion)
        }
    }

    private func changeAccount(
        _ id: AccountID, because reason: String, _ occasion: Occasion,
        _ body: (inout Account, Occasion) throws(AccountRefusal) -> Void
    ) async throws(RecordError) -> Result<Void, HelpdeskRefusal> {
        try await change(id, because: reason, occasion) { account, occasion throws(HelpdeskRefusal) in
            do throws(AccountRefusal) { try body(&account, occasion) } catch { throw .account(error) }
        }
    }
}
