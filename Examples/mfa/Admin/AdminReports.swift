import MFACore
import OTPCore
import SignInFlow

/// Who has nothing set up, and who would be locked out on a date; nothing is changed by looking.
enum AdminReports {
    static func report(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(
            words, flags: AdminSession.flags.union(["--users", "--methods", "--limit", "--from"]))
        _ = try arguments.words()
        let users = try UserList.read(arguments)
        let session = try await AdminSession(arguments)
        let helpdesk = try session.helpdesk()
        let report: EnrollmentReport
        if let users {
            report = try await walk { try await helpdesk.report(on: users.sequence) }
        } else {
            report = try await walkStore(arguments, session, helpdesk)
        }
        await session.close()
        for missing in report.notEnrolled {
            let standing = missing.hasUnusable ? "out of use" : "nothing"
            Terminal.print("\(Text.visible(missing.user.account.text))\t\(standing)")
        }
        let methods = report.methods.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
        Terminal.complain(
            "\(report.seen) seen, \(report.enrolled) enrolled\(methods.isEmpty ? "" : " (\(methods))"), "
                + "\(report.notEnrolled.count) not")
        return complain(report.unreadable)
    }

    private static func walkStore(
        _ arguments: Arguments, _ session: AdminSession, _ helpdesk: Helpdesk
    ) async throws(CommandError) -> EnrollmentReport {
        let limit: Int = try arguments.number("--limit") ?? 500
        let start = arguments.text("--from").map { RecordPage.Cursor(text: $0) }
        var report = start.map { EnrollmentReport(after: $0) } ?? EnrollmentReport()
        while !report.isComplete {
            let sofar = report
            do throws(CommandError) {
                report = try await session.perform { _ throws(RecordError) in
                    try await helpdesk.report(from: sofar, limit: max(1, limit))
                }
            } catch {
                if let cursor = sofar.cursor { Terminal.complain("go on with --from \(cursor.text)") }
                throw error
            }
        }
        return report
    }

    static func preview(_ words: [String]) async throws(CommandError) -> Int32 {
        let arguments = try Arguments(
            words, flags: AdminSession.flags.union(["--on", "--users", "--for", "--methods"]))
        _ = try arguments.words()
        guard let date = try arguments.instant("--on") else { throw .usage("the flag --on is missing") }
        guard let users = try UserList.read(arguments) else {
            throw .usage("the flag --users is missing: who has no account does not stand in the store")
        }
        let rules = try AdminSession.rules(arguments, try calendar(arguments, from: date))
        let session = try await AdminSession(arguments)
        let helpdesk = try session.helpdesk(rules)
        let forecast = try await walk { try await helpdesk.forecast(on: date, for: users.sequence) }
        await session.close()
        for user in forecast.lockedOut {
            Terminal.print("\(Text.visible(user.user.account.text))\t\(user.outcome.rawValue)")
        }
        let counts = PreviewedUser.Outcome.allCases.compactMap { outcome in
            forecast.counts[outcome].map { "\(outcome.rawValue) \($0)" }
        }
        Terminal.complain("\(forecast.seen) seen\(counts.isEmpty ? "" : ": ")\(counts.joined(separator: ", "))")
        return complain(forecast.unreadable)
    }

    /// A second factor from a date on, for everybody or for some groups.
    private static func calendar(
        _ arguments: Arguments, from date: UnixTime
    ) throws(CommandError) -> EnforcementCalendar {
        let enforcement = try orBadData { () throws(PolicyError) in
            Enforcement.requiredFrom(try Enforcement.Deadline(date, remindFrom: date))
        }
        guard let names = arguments.text("--for") else { return EnforcementCalendar(others: enforcement) }
        let groups = names.split(separator: ",").map { (String($0), enforcement) }
        return EnforcementCalendar(others: .optional, groups: Dictionary(groups) { first, _ in first })
    }

    /// Runs a walk, and turns its failure into a sentence.
    private static func walk<Value>(_ body: () async throws -> Value) async throws(CommandError) -> Value {
        do {
            return try await body()
        } catch let error as RecordError {
            throw CommandError(error)
        } catch {
            throw .data("\(error)")
        }
    }

    private static func complain(_ unreadable: [UnreadableAccount]) -> Int32 {
        for account in unreadable {
            Terminal.complain("cannot be read: \(Text.visible(account.account.text)): \(account.error.description)")
        }
        return unreadable.isEmpty ? 0 : 1
    }
}
