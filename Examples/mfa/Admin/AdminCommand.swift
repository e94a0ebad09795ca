/// `mfa admin`: what a helpdesk and an operator do to a store.
enum AdminCommand: Command {
    static let name = "admin"
    static let summary = "helpdesk over a store: list, show, report, preview, reset, disable, re-seal"
    static let help = """
        mfa admin TASK: looks into a store of accounts, and changes it

          list                       the accounts                     [--limit N] [--after CURSOR]
          show ACCOUNT               one account, without secrets     [--json]
          overview ACCOUNT           the same, and what helpdesk may do next  [--json]
          export ACCOUNT             everything about a person, as JSON, phone numbers whole
          report                     who has not enrolled             [--users FILE] [--methods A,B] [--limit N] [--from CURSOR]
          preview                    who would be locked out     --on DATE --users FILE [--for GROUP,GROUP] [--methods A,B]
          request-reset ACCOUNT      removes every factor later, unless the user objects    [--cooling-off HOURS]
          repudiate ACCOUNT [RESET]  takes that back: RESET is in the user's notice, and without it you decide
          reset ACCOUNT              removes every factor, or one     [--factor ID]
                                     at once: right only if the user stands before you and you know who he is
          disable ACCOUNT            puts a factor out of use for good          --factor ID
          suspend ACCOUNT            puts a factor out of use for a time        --factor ID
          resume ACCOUNT             puts it back into use                      --factor ID
          revoke-browser ACCOUNT ID  forgets a browser that was remembered
          exempt ACCOUNT             lets a user off who has nothing set up     --until DATE, or --end
          erase ACCOUNT              removes everything about a person          --yes
          reseal                     seals anew what is not under the current key  [--from CURSOR]
          sweep                      removes what has expired
          verify-log FILE            looks for signs that somebody has been at an event log  [--through LINE:SEAL]
          key new                    a new master key                 [--name NAME] [--out FILE]

          --store URL       sqlite:PATH, postgres://… or redis://… (or in the environment variable MFA_STORE, which keeps a
                            password out of the process list)
          --keys FILE       the keys, or env:NAME for an environment variable (env:MFA_KEYS)
          --tenant NAME     whose accounts, if there are tenants
          --operator NAME   who you are; needed for every change
          --reason TEXT     why; needed for all but suspend, resume, disable and repudiate with a RESET
          --log FILE        writes events to a log there, the operator's own among them
          --users FILE      your users, also those who have no account: one a line, or - for standard input; a tab and the user's
                            groups may follow, with commas between them
          --methods A,B     the methods that are in use, if they are not the built-in ones
          DATE              2027-01-15 for its first second in UTC, or seconds since 1970
        """

    static func run(_ arguments: [String]) async throws(CommandError) -> Int32 {
        let task = arguments.first ?? ""
        let rest = Array(arguments.dropFirst())
        switch task {
        case "list": return try await AdminReading.list(rest)
        case "show": return try await AdminReading.show(rest)
        case "overview": return try await AdminReading.overview(rest)
        case "report": return try await AdminReports.report(rest)
        case "preview": return try await AdminReports.preview(rest)
        case "request-reset": return try await AdminHelpdesk.requestReset(rest)
        case "repudiate": return try await AdminHelpdesk.repudiate(rest)
        case "revoke-browser": return try await AdminHelpdesk.revokeBrowser(rest)
        case "exempt": return try await AdminHelpdesk.exempt(rest)
        case "export": return try await AdminReading.export(rest)
        case "reset": return try await AdminChanges.reset(rest)
        case "disable": return try await AdminChanges.changeFactor(rest, .disable)
        case "suspend": return try await AdminChanges.changeFactor(rest, .suspend)
        case "resume": return try await AdminChanges.changeFactor(rest, .resume)
        case "erase": return try await AdminChanges.erase(rest)
        case "reseal": return try await AdminUpkeep.reseal(rest)
        case "sweep": return try await AdminUpkeep.sweep(rest)
        case "verify-log": return try await AdminUpkeep.verifyLog(rest)
        case "key": return try AdminUpkeep.key(rest)
        case "": throw .usage("a task is missing; try mfa admin --help")
        default: throw .usage("there is no task \(task); try mfa admin --help")
        }
    }
}
