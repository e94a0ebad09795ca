import MFACore
import MFATestKit
import OTPCore
import StoreOpening
import TestSupport

/// One process of a fleet, for tests of what several processes do to one store.
///
///     contender race   URL COLLECTION
///     contender submit URL ACCOUNT COUNT TIME CODE
///
/// The first takes part in a race of the conformance suite. The second submits a code that many times in parallel at an
/// instant, and prints how often it was accepted.
@main
enum Contender {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let store = try await StoreURL.open(arguments[1])
        if arguments[0] == "race" {
            try await RecordStoreRace(store, in: RecordCollection(arguments[2])).contend()
        } else {
            print(
                try await FleetAccount(store, id: arguments[2]).submit(
                    arguments[5], count: Int(arguments[3]) ?? 0, at: UnixTime(Int64(arguments[4]) ?? 0)))
        }
    }
}
