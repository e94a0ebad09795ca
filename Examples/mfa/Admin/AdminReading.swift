import MFACore
import OTPCore
import SignInFlow

/// What is read from a store.
enum AdminReading {
    static func list(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--limit", "--after"]))
        _ = try arguments.words()
        let session = try await AdminSession(arguments)
        let limit: Int = try arguments.number("--limit") ?? 100
        let cursor = arguments.text("--after").map { RecordPage.Cursor(text: $0) }
        let page = try await session.perform { accounts throws(RecordError) in
            try await accounts.page(after: cursor, limit: max(1, limit))
        }
        for identifier in page.identifiers { Terminal.print(Text.visible(identifier)) }
        if let next = page.next { Terminal.complain("more with --after \(next.text)") }
        await session.close()
        return 0
    }

    static func show(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags, switches: ["--json"])
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let session = try await AdminSession(arguments)
        let account = try await session.perform { accounts throws(RecordError) in try await accounts.load(id) }
        guard let account else { throw .data("there is no account of that name") }
        Terminal.print(arguments.has("--json") ? Text.json(account) : Text.page(account))
        await session.close()
        return 0
    }

    static func overview(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--methods"]), switches: ["--json"])
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let session = try await AdminSession(arguments)
        let helpdesk = try session.helpdesk()
        let overview = try await session.perform { _ throws(RecordError) in
            try await helpdesk.overview(of: HostUser(id))
        }
        await session.close()
        guard overview.createdAt != nil else { throw .data("there is no account of that name") }
        Terminal.print(arguments.has("--json") ? Text.json(overview) : Text.page(overview))
        return 0
    }

    static func export(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags)
        let id = try accountID(try arguments.words("ACCOUNT")[0])
        let session = try await AdminSession(arguments)
        let occasion = try session.occasion()
        let export = try await session.perform { accounts throws(RecordError) in
            try await accounts.export(id, occasion)
        }
        guard let export else { throw .data("nothing is stored under that name") }
        Terminal.print(export.json)
        await session.close()
        return 0
    }
}
