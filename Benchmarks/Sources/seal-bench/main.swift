import BenchSupport
import Glibc
import MFACore
import RawCrypto

// Prints what it costs to load an account and to change it, beside AES-256-GCM of the same number of bytes.
//
//   seal-bench                              prints the tables
//   seal-bench --profile load|change COUNT  does that one thing so often, for a profiler to look at

let subject = try await Subject()
let (accounts, id, factor, occasion) = (subject.accounts, subject.id, subject.factor, subject.occasion)
let raw = RawAESGCM(count: subject.contentCount)
guard let loaded = try await accounts.load(id) else { fatalError("the account is not there") }
guard raw.roundTrip() > 0, raw.open() == 1, raw.openReusing() == 1 else { fatalError("libcrypto refuses its own work") }

func load() async -> UInt64 { UInt64((try? await accounts.load(id))?.factors.count ?? 0) }

func change() async -> UInt64 {
    (try? await accounts.update(id) { account, _ in Subject.change(&account, factor, occasion) }) ?? 0
}

if CommandLine.arguments.dropFirst().first == "--profile" {
    guard CommandLine.arguments.count == 4, let count = Int(CommandLine.arguments[3]) else {
        fatalError("--profile takes “load” or “change” and a number")
    }
    let run = CommandLine.arguments[2] == "load" ? load : change
    for _ in 0..<count { _ = await run() }
    exit(0)
}

print("An account of \(loaded.factors.count) apps, \(subject.sealedCount) bytes when sealed, in a store in memory.")

printTable(
    "Loading: open and decode",
    await measure([
        AsyncCandidate("swift-mfa", run: load),
        AsyncCandidate("OpenSSL, AES-256-GCM open, new context") { raw.open() },
        AsyncCandidate("OpenSSL, AES-256-GCM open, reused context") { raw.openReusing() },
    ]))

printTable(
    "Changing: open and decode, change, encode and seal",
    await measure([
        AsyncCandidate("swift-mfa", run: change),
        AsyncCandidate("of which the change itself") {
            var account = loaded
            return Subject.change(&account, factor, occasion)
        },
        AsyncCandidate("OpenSSL, AES-256-GCM seal and open, new contexts") { raw.roundTrip() },
        AsyncCandidate("OpenSSL, AES-256-GCM seal and open, reused context") { raw.roundTripReusing() },
    ]))
