import BenchSupport
import MFACore
import struct Measuring.Problem
import OTPCore
import SignInFlow
import SignInSite

// Prints what a sign-in computes, the store left out, and what of it goes where.

let site = try await Site(InMemoryStore())
/// A site where somebody without a factor gets no page: what is sealed for him is a ticket, and nothing else happens.
let strict = try await Site(InMemoryStore(), users: 1, enforcement: .required)
let nobody = try AccountID("nobody@acme.example")
let verbs = Bare()
for _ in 0..<2 * site.users { try await site.signIn() }

/// Reads and replaces a record of the size of an account, with nothing around it.
final class Bare {
    let store = InMemoryStore()
    private var number: UInt64 = 0

    func key() throws -> RecordKey { try RecordKey(.account, "alice@acme.example") }

    func record() throws -> StoredRecord {
        number += 1
        let version = withUnsafeBytes(of: (number, number)) { RecordVersion(bytes: $0) }
        guard let version else { throw Problem("no version") }
        return try StoredRecord(value: [UInt8](repeating: 7, count: 300), version: version, keyName: "2026-11")
    }

    func read() async throws -> RecordVersion? { try await store.read(key(), at: 1)?.version }

    func replace() async throws {
        guard let version = try await read() else { throw Problem("A record is not there.") }
        _ = try await store.write(.replace(version, with: record()), to: key(), at: 1)
    }
}
_ = try await verbs.store.write(.insert(verbs.record()), to: verbs.key(), at: 1)

/// Something to time that must not fail.
func part(_ name: String, _ body: @escaping () async throws -> Void) -> AsyncCandidate {
    AsyncCandidate(name) {
        do { try await body() } catch { fatalError("\(name): \(error)") }
        return 1
    }
}

/// The ticket of somebody who is to set something up: opened, and found to be good for nothing here.
let setUp = SignInRequest(nobody, session: "s")
guard case .enrollment(let required) = try await strict.service.begin(strict.start, setUp) else {
    throw Problem("nothing is required")
}
let phone = try site.app(3)
let instant = UnixTime.now()
let shown = phone.code(at: instant)?.text ?? ""

let measured = await measure([
    part("a sign-in: begun, and verified with a code") { try await site.signIn() },
    part("the bare verbs: read, read, replace") {
        _ = try await verbs.read()
        try await verbs.replace()
    },
    part("beginning") {
        let number = site.clock.tick()
        _ = try await site.begin(site.request(number % site.users, session: number, isKnownSource: false))
    },
    part("reading and opening an account") {
        _ = try await site.accounts.load(site.account(site.clock.tick() % site.users))
    },
    part("opening, changing and sealing an account, the code judged") {
        let user = site.clock.tick() % site.users
        let code = try site.app(user).code(at: site.clock.now())?.text ?? ""
        let verdict = try await site.accounts.update(site.account(user)) { account, now in
            account.verifyAppCode(typed: code, under: .standard, Occasion(at: now))
        }
        guard case .accepted = verdict else { throw Problem("a right code was not taken") }
    },
    part("judging the code alone") {
        guard case .matched = phone.verify(typed: shown, at: instant, state: .init()) else { throw Problem("wrong") }
    },
    part("sealing a ticket, for a user who is not there") {
        guard case .enrollment = try await strict.service.begin(strict.start, setUp) else { throw Problem("no ticket") }
    },
    part("opening a ticket") {
        guard case .refused = try await strict.service.handle(.submit(""), token: required.token, setUp) else {
            throw Problem("it was taken")
        }
    },
])
printTable("A sign-in in memory", measured)

@MainActor func cost(_ index: Int) -> Double { measured[index].nanoseconds / 1000 }
print("\n| of what a sign-in computes | µs |\n| --- | ---: |")
let rows = [
    ("all of it, the bare verbs left out", cost(0) - cost(1)),
    ("opening the account, twice", 2 * cost(3)),
    ("sealing and opening the ticket", cost(6) + cost(7)),
    ("judging the code", cost(5)),
    ("the page with its texts", cost(2) - cost(3) - cost(6)),
    ("changing and sealing the account", cost(4) - cost(3) - cost(5)),
    ("the rest of the sign-in", cost(0) - cost(2) - cost(4) - cost(7)),
]
for (name, microseconds) in rows { print("| \(name) | \(fixed(microseconds, 1)) |") }
