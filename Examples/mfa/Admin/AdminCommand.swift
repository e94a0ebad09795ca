/// `mfa admin`: what a helpdesk and an operator do to a store.
enum AdminCommand: Command {
    static let name = "admin"
    static let summary = "helpdesk over a store: list, show, reset, disable, re-seal"
    static let help = """
        mfa admin TASK: looks into a store of accounts, and changes it

          list                       the accounts                     [--limit N] [--after CURSOR]
          show ACCOUNT               one account, without secrets     [--json]
          export ACCOUNT             everything about a person, as JSON, phone numbers whole
          reset ACCOUNT              removes every factor, or one     [--factor ID]
          disable ACCOUNT            puts a factor out of use for good          --factor ID
          suspend ACCOUNT            puts a factor out of use for a time        --factor ID
          resume ACCOUNT             puts it back into use                      --factor ID
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
          --reason TEXT     why; needed for reset and erase
          --log FILE        writes events to a log there, the operator's own among them
        """

    static func run(_ arguments: [String]) async throws(CommandError) -> Int32 {
        let task = arguments.first ?? ""
        let rest = Array(arguments.dropFirst())
        switch task {
        case "list": return try await AdminReading.list(rest)
        case "show": return try await AdminReading.show(rest)
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
