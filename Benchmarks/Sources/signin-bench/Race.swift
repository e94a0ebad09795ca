import MFACore
import Measuring
import SignInSite
import StoreFloor

/// Sign-ins, the bare verbs of their store, and the C library of its database, in turns: a machine that changes its pace changes it for
/// all of them.
struct Race {
    let site: Site
    let tasks: Int
    /// Whether the site knows where its users come from, and counts what comes from there.
    let isKnownSource: Bool
    /// The C library with as many connections as there are tasks, or fewer if that is better; none for a store without one.
    let libraries: [Library]

    /// What came of it, turn by turn.
    struct Result {
        /// From wherever a task is.
        var visiting: [Slice] = []
        /// From the store's threads, as one thread that calls the C library is where it is; none for a store without threads.
        var staying: [Slice] = []
        var verbs: [Slice] = []
        /// The faster of the libraries.
        var library: [Slice] = []
    }

    func run(seconds: Int) async throws -> Result {
        let verbs = try await Verbs(like: site, counts: isKnownSource)
        var result = Result()
        let signIn = { @Sendable [site, isKnownSource] (_: inout Chance) in
            try await site.signIn(isKnownSource: isKnownSource)
        }
        // The first turn warms up and does not count.
        for turn in 0...2 * seconds {
            let visiting = try await slice(on: nil, signIn)
            var staying: Slice?
            if let executor = site.store.executor { staying = try await slice(on: executor, signIn) }
            let bare = try await slice(on: nil) { chance in try await verbs.once(&chance) }
            let library = try libraries.map { try $0.run(for: Race.turn, seed: UInt64(turn + 1)) }
                .max { $0.rate < $1.rate }
            guard turn > 0 else { continue }
            result.visiting.append(visiting)
            result.verbs.append(bare)
            if let staying { result.staying.append(staying) }
            if let library { result.library.append(library) }
        }
        return result
    }

    private static let turn = Duration.milliseconds(500)

    /// Does something over and over in so many tasks.
    private func slice(
        on executor: (any TaskExecutor)?, _ once: @escaping @Sendable (inout Chance) async throws -> Void
    ) async throws -> Slice {
        let start = ContinuousClock.now
        return try await Slice.timing {
            try await withThrowingTaskGroup(of: Slice.self) { group in
                for _ in 0..<tasks {
                    group.addTask(executorPreference: executor) {
                        var chance = Chance(seed: UInt64.random(in: 0...UInt64.max))
                        var mine = Slice()
                        var begin = ContinuousClock.now
                        while begin - start < Race.turn {
                            try await once(&chance)
                            begin = mine.count(since: begin)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: Slice()) { $0.add($1) }
            }
        }
    }
}
