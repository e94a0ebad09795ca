import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import StoreOpening
import TestSupport

/// One process of a fleet, for tests of what several processes do to one store.
///
///     contender race   URL COLLECTION
///     contender submit URL ACCOUNT COUNT TIME CODE
///     contender enrol  URL ACCOUNT COUNT
///     contender sign-in URL ACCOUNT WAY COUNT TIME TEXT TOKEN
///     contender check  URL ACCOUNT COUNT TIME TOKEN
///     contender die    URL ACCOUNT before|after TIME TEXT
///     contender walk   EVENTS SEED
///     contender walk-sign-ins EVENTS SEED
///     contender draw   [sign-in]
///     contender compliance PROFILE
///
/// The first takes part in a race of the conformance suite. The second submits a code that many times in parallel at an
/// instant, and prints how often it was accepted. The third sets so many apps up at once, and prints how many were taken. The
/// next three sign somebody in and print how often he was let in: with a text that is typed, with a request that was answered, and at a server
/// that dies when it stores what it has decided. The next two walk at random through set-ups, and through sign-ins with an attacker who has
/// the password, and print what went wrong; then come drawings of set-ups or sign-ins, and the evidence for a profile.
@main
enum Contender {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "draw" { return print(try await drawing(of: arguments.dropFirst().first)) }
        if arguments.first == "compliance" { return print(try CompliantSite(named: arguments[1]).evidence.markdown) }
        if arguments.first == "walk" { return try await walk(arguments) }
        if arguments.first == "walk-sign-ins" { return try await walkSignIns(arguments) }
        let store = try await StoreURL.open(arguments[1])
        switch arguments[0] {
        case "race": try await RecordStoreRace(store, in: RecordCollection(arguments[2])).contend()
        case "enrol":
            let process = "\(UInt64.random(in: 0...UInt64.max))"
            print(try await FleetEnrollment(store, id: arguments[2]).run(Int(arguments[3]) ?? 0, process: process))
        case "sign-in":
            let way = FleetSignIn.Way(rawValue: arguments[3]) ?? .own
            let user = try FleetSignIn(store, id: arguments[2])
            print(
                try await user.submit(
                    arguments[6], way, token: arguments[7], count: Int(arguments[4]) ?? 0, at: instant(arguments[5])
                ).grants)
        case "check":
            let user = try FleetSignIn(store, id: arguments[2])
            print(
                try await user.check(
                    token: arguments[5], count: Int(arguments[3]) ?? 0, at: instant(arguments[4])
                ).grants)
        case "die":
            let dying = DyingStore(store, dies: DyingStore.Moment(rawValue: arguments[3]) ?? .before)
            let user = try FleetSignIn(dying, id: arguments[2])
            print(try await user.submit(arguments[5], .own, count: 1, at: instant(arguments[4])).grants)
        default:
            print(
                try await FleetAccount(store, id: arguments[2]).submit(
                    arguments[5], count: Int(arguments[3]) ?? 0, at: instant(arguments[4])))
        }
    }

    private static func drawing(of name: String?) async throws -> String {
        name == "sign-in" ? try await SignInDrawing().mermaid : try await EnrollmentDrawing().mermaid
    }

    private static func instant(_ text: String) -> UnixTime { UnixTime(Int64(text) ?? 0) }

    private static func walk(_ arguments: [String]) async throws {
        let seed = UInt64(arguments[2]) ?? 0
        var walk = try EnrollmentWalk(seed: seed)
        for _ in 0..<(Int(arguments[1]) ?? 0) { try await walk.step() }
        try await walk.end()
        print(
            "Seed \(seed): \(arguments[1]) events, \(walk.died) of them on servers that died; \(walk.secrets.count) secrets, "
                + "\(walk.confirmed.count) factors; \(walk.problems.count) problems.")
        for problem in Set(walk.problems) { print(problem) }
        guard walk.problems.isEmpty else { throw Failure(description: "something was that must not be") }
    }

    private static func walkSignIns(_ arguments: [String]) async throws {
        let seed = UInt64(arguments[2]) ?? 0
        var walk = try await SignInWalk(seed: seed)
        for _ in 0..<(Int(arguments[1]) ?? 0) { try await walk.step() }
        try await walk.end()
        let result = "Seed \(seed): \(arguments[1]) events. \(walk.tally) \(walk.problems.count) problems."
        // What was printed is lost when the program fails, if it was printed into a pipe.
        guard walk.problems.isEmpty else {
            throw Failure(description: ([result] + walk.problems).joined(separator: "\n"))
        }
        print(result)
    }
}
