import Glibc
import MFACore
import MFAPostgres
import MFARedis
import MFASQLite
import Measuring
import SignInSite

// Signs users in with the codes of their apps, beside the bare verbs of the store; or measures how alike the answers are that must be.
//
//   signin-bench [--tasks 1,32] [--seconds 3] STORE…
//   signin-bench --answers [--calls 10000] STORE…
//
// A STORE is memory, sqlite:PATH, postgres://… or redis://…, and holds nothing yet.

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    if options.comparesAnswers { Answers.printHead(options.calls) } else { printRaceHead() }
    for url in options.urls {
        let (name, store) = try await openStore(url)
        if options.comparesAnswers {
            var answers = try await Answers(store, calls: options.calls)
            try await answers.measure()
            answers.printRows(name)
            fflush(nil)
        } else {
            try await race(name, store, options)
        }
    }
} catch let problem as Problem {
    print("signin-bench: \(problem)")
    exit(2)
}

func openStore(_ url: String) async throws -> (name: String, store: any RecordStore) {
    if url == "memory" { return ("memory", InMemoryStore()) }
    if url.hasPrefix("sqlite:") { return ("SQLite", try SQLiteStore(path: String(url.dropFirst("sqlite:".count)))) }
    if url.hasPrefix("postgres") { return ("PostgreSQL", try await PostgresStore(.init(url))) }
    if url.hasPrefix("redis") { return ("Redis", RedisStore(try .init(url: url))) }
    throw Problem("A store is memory, sqlite:PATH, postgres://… or redis://….")
}

func printRaceHead() {
    print(
        """
        | store | sources | tasks | sign-ins/s | p50 µs | p99 µs | verbs/s | p50 µs | p99 µs | ratio | CPU µs, sign-in | verbs | computing |
        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """)
}

func race(_ name: String, _ store: any RecordStore, _ options: Options) async throws {
    for isKnownSource in [false, true] {
        for tasks in options.tasks {
            let race = Race(site: try await Site(store), tasks: tasks, isKnownSource: isKnownSource)
            let result = try await race.run(seconds: options.seconds)
            let cells =
                [name, isKnownSource ? "counted" : "not known", "\(tasks)"]
                + times(result.signIns) + times(result.verbs) + [fixed(result.ratio, 2)]
                + [
                    median(result.signIns.map(\.cpu)), median(result.verbs.map(\.cpu)), result.computing,
                ].map { fixed($0, 0) }
            print("| " + cells.joined(separator: " | ") + " |")
            fflush(nil)
        }
    }
}

func times(_ slices: [Race.Slice]) -> [String] {
    let all = slices.reduce(into: Histogram()) { $0.add($1.latency) }
    return [median(slices.map(\.rate)), all.percentile(0.5), all.percentile(0.99)].map { fixed($0, 0) }
}
