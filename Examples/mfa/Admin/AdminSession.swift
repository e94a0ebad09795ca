import MFACore
import OTPCore
import SignInFlow
import StoreOpening

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A store with its keys, opened as the flags say, and who opened it.
struct AdminSession {
    static let flags: Set<String> = ["--store", "--keys", "--tenant", "--operator", "--reason", "--log"]

    let context: RecordContext
    let accounts: AccountRepository
    private let log: EventLogFile?
    private let arguments: Arguments

    init(_ arguments: Arguments) async throws(CommandError) {
        self.arguments = arguments
        let keys = try AdminSession.keys(arguments)
        let tenant = arguments.text("--tenant")
        let namespace = try orBadData { () throws(StoreError) in
            try tenant.map { name throws(StoreError) in try Namespace(name) }
        }
        guard let url = arguments.text("--store") ?? getenv("MFA_STORE").map({ String(cString: $0) }) else {
            throw .usage("the flag --store is missing, and so is the environment variable MFA_STORE")
        }
        context = RecordContext(
            store: try await AdminSession.store(url), keys: keys, namespace: namespace ?? .none)
        if let path = arguments.text("--log") {
            do { log = try await EventLogFile(path: path, keys: keys) } catch { throw .unavailable("\(error)") }
        } else {
            log = nil
        }
        accounts = AccountRepository(context, observers: log.map { [$0] } ?? [])
    }

    private static func store(_ url: String) async throws(CommandError) -> any RecordStore {
        do throws(StoreError) {
            return try await StoreURL.open(url, connections: 2)
        } catch {
            throw error.code == .badConfiguration ? .data(error.description) : .unavailable(error.description)
        }
    }

    /// The keys that the flags name.
    static func keys(_ arguments: Arguments) throws(CommandError) -> KeyRing {
        let place = arguments.text("--keys") ?? "env:MFA_KEYS"
        return try orBadData { () throws(KeyError) in
            if place.hasPrefix("env:") {
                try KeyRing(environmentVariable: String(place.dropFirst(4)))
            } else {
                try KeyRing(file: place)
            }
        }
    }

    /// Who does something, and when; a change without a name is refused.
    func occasion() throws(CommandError) -> Occasion {
        guard let name = arguments.text("--operator"), !name.isEmpty else {
            throw .usage("the flag --operator is missing: say who you are, for the log")
        }
        return Occasion(at: .now(), by: .staff(name), reason: arguments.text("--reason"))
    }

    func reason() throws(CommandError) -> String {
        guard let reason = arguments.text("--reason"), !reason.isEmpty else {
            throw .usage("the flag --reason is missing: say why, for the log")
        }
        return reason
    }

    /// Runs a part that reads or writes, and turns its failure into a sentence.
    func perform<Value>(
        _ body: (AccountRepository) async throws(RecordError) -> Value
    ) async throws(CommandError) -> Value {
        do throws(RecordError) { return try await body(accounts) } catch { throw CommandError(error) }
    }

    /// A helpdesk over the store, under rules of which an operator knows no more than what he has typed.
    func helpdesk(_ rules: SignInRules? = nil) throws(CommandError) -> Helpdesk {
        let known: SignInRules
        if let rules { known = rules } else { known = try AdminSession.rules(arguments) }
        return Helpdesk(context, rules: known, observers: log.map { [$0] } ?? [])
    }

    /// Rules with the methods that the flags name, and from when on a second factor is required.
    static func rules(
        _ arguments: Arguments, _ calendar: EnforcementCalendar? = nil
    ) throws(CommandError) -> SignInRules {
        try orBadData { () throws(PolicyError) in
            var methods = Policy.standard.methods
            if let names = arguments.text("--methods") {
                methods = try Set(
                    names.split(separator: ",").map { name throws(PolicyError) in
                        if let known = Policy.standard.methods.first(where: { $0.name == name }) { return known }
                        // Whether it is typed plays no part where no application is looked at.
                        return try FactorMethod(custom: String(name), interaction: .typed)
                    })
            }
            return try SignInRules(
                app: "mfa", policy: Policy(methods: methods, enforcement: .required), calendar: calendar)
        }
    }

    /// Writes what is waiting for the log.
    func close() async { await log?.close() }
}

extension CommandError {
    /// A record that cannot be had, in the library's own sentence.
    init(_ error: RecordError) {
        self = error.code == .storeFailed ? .unavailable(error.description) : .data(error.description)
    }
}

/// An account's identifier as it was typed.
func accountID(_ text: String) throws(CommandError) -> AccountID {
    try orBadData { () throws(RecordError) in try AccountID(text) }
}
