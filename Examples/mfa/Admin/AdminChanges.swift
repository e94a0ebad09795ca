import MFACore
import OTPCore

/// What a helpdesk changes.
enum AdminChanges {
    enum FactorChange { case disable, suspend, resume }

    static func reset(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--factor"]))
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let factor = try factorID(arguments)
        let session = try await AdminSession(arguments)
        let (occasion, reason) = (try session.occasion(), try session.reason())
        try await change(id, session) { account throws(AccountRefusal) in
            if let factor {
                // Without a policy: an operator may take the last one, and the next sign-in demands a new one.
                try account.remove(factor, under: .standard, occasion)
            } else {
                account.reset(reason: reason, occasion)
            }
        }
        return 0
    }

    static func changeFactor(_ words: [String], _ kind: FactorChange) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--factor"]))
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        guard let factor = try factorID(arguments) else { throw .usage("the flag --factor is missing") }
        let session = try await AdminSession(arguments)
        let occasion = try session.occasion()
        try await change(id, session) { account throws(AccountRefusal) in
            switch kind {
            case .disable: try account.disable(factor, because: .byOperator, occasion)
            case .suspend: try account.suspend(factor, because: .byOperator, occasion)
            case .resume: try account.resume(factor, occasion)
            }
        }
        return 0
    }

    static func erase(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags, switches: ["--yes"])
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        guard arguments.has("--yes") else {
            throw .usage("erasing cannot be undone; add --yes if that is what you want")
        }
        let session = try await AdminSession(arguments)
        let occasion = try session.occasion()
        _ = try session.reason()
        let count = try await session.perform { accounts throws(RecordError) in try await accounts.erase(id, occasion) }
        await session.close()
        Terminal.print("removed \(count) \(count == 1 ? "record" : "records")")
        return 0
    }

    private static func factorID(_ arguments: Arguments) throws(CommandError) -> FactorID? {
        try arguments.value("--factor", "a factor's identifier, which show prints") { FactorID($0) }
    }

    /// Changes an account that is there, and says what it looks like then.
    private static func change(
        _ id: AccountID, _ session: AdminSession,
        _ body: (inout Account) throws(AccountRefusal) -> Void
    ) async throws(CommandError) {
        let known = try await session.perform { accounts throws(RecordError) in try await accounts.load(id) }
        guard known != nil else { throw .data("there is no account of that name") }
        let result = try await session.perform { accounts throws(RecordError) in
            try await accounts.update(id) { account, _ in
                do throws(AccountRefusal) {
                    try body(&account)
                    return Result<Account, AccountRefusal>.success(account)
                } catch {
                    return .failure(error)
                }
            }
        }
        await session.close()
        switch result {
        case .success(let account): Terminal.print(Text.page(account))
        case .failure(let refusal): throw .data(Localizer(.english).text(refusal.message))
        }
    }
}
