import MFACore
import OTPCore
import SignInFlow

/// What a helpdesk does for users who cannot help themselves.
enum AdminHelpdesk {
    static func requestReset(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--cooling-off"]))
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let hours: UInt16? = try arguments.number("--cooling-off")
        let reset = try await change(arguments) { helpdesk, occasion, reason throws(RecordError) in
            try await helpdesk.requestReset(
                of: id, because: reason, coolingOff: hours.map { .seconds(3600 * Int($0)) }, occasion)
        }
        Terminal.print("reset \(reset.id) is carried out from \(reset.dueAt) on, unless the user objects")
        return 0
    }

    static func repudiate(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags)
        guard let words = try? arguments.words("ACCOUNT", "RESET") else {
            let id = try accountID(try arguments.words("ACCOUNT")[0])
            try await change(arguments) { helpdesk, occasion, reason throws(RecordError) in
                try await helpdesk.withdrawReset(of: id, because: reason, occasion)
            }
            return done()
        }
        let id = try accountID(words[0])
        guard let reset = FactorID(words[1]) else {
            throw .usage("RESET is the 20 digits that the user's notice and request-reset have named")
        }
        // The user has decided, and his notice is his reason.
        try await change(arguments, needsReason: false) { helpdesk, occasion, _ throws(RecordError) in
            try await helpdesk.repudiate(reset, of: id, occasion)
        }
        return done()
    }

    static func revokeBrowser(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags)
        let words = try arguments.words("ACCOUNT", "ID")
        let id = try accountID(words[0])
        guard let browser = FactorID(words[1]) else {
            throw .usage("ID is a browser's identifier, which overview prints")
        }
        try await change(arguments) { helpdesk, occasion, reason throws(RecordError) in
            try await helpdesk.revokeBrowser(browser, of: id, because: reason, occasion)
        }
        return done()
    }

    static func exempt(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--until"]), switches: ["--end"])
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let until = try arguments.instant("--until")
        guard (until == nil) == arguments.has("--end") else {
            throw .usage("say --until and a date, or --end to take an exemption back")
        }
        try await change(arguments) { helpdesk, occasion, reason throws(RecordError) in
            try await helpdesk.exempt(id, until: until, because: reason, occasion)
        }
        return done()
    }

    private static func done() -> Int32 {
        Terminal.print("done")
        return 0
    }

    /// Does something in the operator's name; a refusal is bad data, in the library's own sentence.
    @discardableResult
    private static func change<Value: Sendable>(
        _ arguments: Arguments, needsReason: Bool = true,
        _ body: (Helpdesk, Occasion, _ reason: String) async throws(RecordError) -> Result<Value, HelpdeskRefusal>
    ) async throws(CommandError) -> Value {
        let session = try await AdminSession(arguments)
        let occasion = try session.occasion()
        let reason = needsReason ? try session.reason() : ""
        let helpdesk = try session.helpdesk()
        let result = try await session.perform { _ throws(RecordError) in try await body(helpdesk, occasion, reason) }
        await session.close()
        switch result {
        case .success(let value): return value
        case .failure(let refusal): throw .data(Localizer(.english).text(refusal.message))
        }
    }
}
