import MFACore
import OTPCore

/// What an operator does for a store as a whole.
enum AdminUpkeep {
    static func reseal(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags.union(["--from", "--limit"]))
        _ = try arguments.words()
        let session = try await AdminSession(arguments)
        let limit: Int = try arguments.number("--limit") ?? 500
        let start = arguments.text("--from").map { RecordPage.Cursor(text: $0) }
        let walk = Resealing(session.context)
        var progress = start.map { Resealing.Progress(cursor: $0) } ?? Resealing.Progress()
        while !progress.isComplete {
            let from = progress
            progress = try await session.perform { _ throws(RecordError) in
                try await walk.step(from: from, limit: max(1, limit))
            }
            // The cursor is what a walk that was stopped goes on from.
            let place = progress.cursor.map { "; go on with --from \($0.text)" } ?? "; done"
            Terminal.print(
                "\(progress.seen) seen, \(progress.resealed) sealed anew, \(progress.refused) refused\(place)")
        }
        return progress.refused == 0 ? 0 : 1
    }

    static func sweep(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: AdminSession.flags)
        _ = try arguments.words()
        let session = try await AdminSession(arguments)
        var total = 0
        do throws(StoreError) {
            while true {
                let count = try await session.context.store.sweep(limit: 1000, at: .now())
                total += count
                if count == 0 { break }
            }
        } catch {
            throw .unavailable(error.description)
        }
        Terminal.print("removed \(total)")
        return 0
    }

    static func verifyLog(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: ["--keys", "--through"], switches: ["--no-keys"])
        let path = try arguments.words("FILE")[0]
        let keys = arguments.has("--no-keys") ? nil : try AdminSession.keys(arguments)
        let end = try arguments.value("--through", "LINE:SEAL, as this command prints it") { text in
            let parts = text.split(separator: ":")
            return parts.count == 2
                ? UInt64(parts[0]).map { EventLogVerifier.End(line: $0, seal: String(parts[1])) } : nil
        }
        let lines = try LineReader.lines(of: path)
        let verdict: EventLogVerifier.Verdict
        do throws(KeyError) {
            verdict = try await EventLogVerifier(keys: keys).verify(lines, through: end)
        } catch {
            throw .data(error.description)
        }
        switch verdict {
        case .intact(let end):
            Terminal.print("intact; it ends with \(end.line):\(end.seal)")
            return 0
        case .broken(let line, let reason):
            Terminal.print("line \(line): \(reason)")
            return 1
        }
    }

    static func key(_ words: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(words, flags: ["--name", "--out"])
        guard try arguments.words("new")[0] == "new" else { throw .usage("the only task for keys is new") }
        let text = arguments.text("--name") ?? "key-\(UnixTime.now().seconds)"
        let name = try orBadData { () throws(KeyError) in try KeyName(text) }
        let line = KeyRing.line(name: name)
        guard let path = arguments.text("--out") else {
            Terminal.print(line)
            return 0
        }
        guard Terminal.createNewFile(path, Array((line + "\n").utf8)) else {
            throw .unavailable(
                "the file \(path) is there already or cannot be written; a key file is never overwritten")
        }
        Terminal.print("wrote the key “\(name)” to \(path)")
        return 0
    }
}
