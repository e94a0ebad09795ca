import Glibc
import MFACore

/// Kills for as long as it takes, and keeps count.
final class Campaign {
    private let options: Options
    private let fleet: Fleet
    private let server: Server?
    private var chance: Chance
    private var serverKills = 0
    private let start = ContinuousClock.now

    init(_ options: Options) {
        var options = options
        options.collection = "crash.\(options.seed).\(getpid())"
        self.options = options
        fleet = Fleet(options)
        server = Server(folder: options.servers, store: options.store)
        chance = Chance(seed: options.seed)
    }

    func run() async throws {
        let collection = try RecordCollection(options.collection)
        do {
            // Nobody starts with a store that does not open.
            try await OpenStore(options.store).close()
            try fleet.fill()
            for round in 1...max(1, options.kills) {
                try fleet.wait(milliseconds: 5 + chance.pick(100))
                try strike(round)
                // The first one to open the database after its last user was killed may be a writer, or we.
                if chance.pick(2) == 0 { try fleet.fill() }
                try await withStore { store in
                    if let sabotage = options.sabotage, round == (options.kills + 1) / 2 {
                        try fleet.fill()
                        try fleet.wait(milliseconds: 100)
                        try await sabotage.perform(on: store, collection, fleet)
                    }
                    try await Checker(store, collection, fleet).check(places: options.writers)
                }
                try fleet.fill()
                if round % 50 == 0 { print("\(round) of \(options.kills) kills, \(fleet.ledger.acknowledged) writes") }
            }
            try fleet.wait(milliseconds: 50)
            try fleet.kill()
            try await withStore { store in try await Checker(store, collection, fleet).checkAll() }
        } catch {
            try? fleet.kill()
            throw error
        }
    }

    /// Prints what has been survived and found; true if nothing was.
    func report() -> Bool {
        let (ledger, findings) = (fleet.ledger, fleet.ledger.findings)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(
            """
            kills of writers survived      \(fleet.killed)
            kills of the server survived   \(server == nil ? "the store is a file" : "\(serverKills)")
            acknowledged writes            \(ledger.acknowledged)
            unknown outcomes               \(ledger.unknown)
            losses                         \(findings.losses)
            duplicates                     \(findings.duplicates)
            values that nobody intended    \(findings.strangers)
            seed \(options.seed), \(Int(seconds)) s
            """)
        return findings.isEmpty
    }

    private func strike(_ round: Int) throws {
        if let server, round % 3 == 0 {
            if chance.pick(3) == 0 { try fleet.kill(place: chance.pick(options.writers)) }
            try server.crash(restartAfter: chance.pick(200), fleet)
            serverKills += 1
        } else if chance.pick(3) == 0 {
            try fleet.kill()
        } else {
            try fleet.kill(place: chance.pick(options.writers))
        }
    }

    /// Opens the store anew, so that between two looks nobody but the writers holds it open.
    private func withStore(_ body: (any RecordStore) async throws -> Void) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let opened: OpenStore
            do {
                opened = try await OpenStore(options.store)
            } catch let error as StoreError where error.code == .unavailable && .now < end {
                try fleet.wait(milliseconds: 20)
                continue
            }
            do {
                try await body(opened.store)
            } catch {
                await opened.close()
                throw error
            }
            return await opened.close()
        }
    }
}
