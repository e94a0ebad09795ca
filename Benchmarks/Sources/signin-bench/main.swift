import Glibc
import MFACore
import Measuring
import SignInSite
import StoreFloor

// Signs users in with the codes of their apps, beside the bare verbs of the store and the C library of its database; or measures how
// alike the answers are that must be.
//
//   signin-bench [--tasks 1,32] [--seconds 3] STORE…
//   signin-bench --answers [--calls 10000] STORE…
//
// A STORE is memory, sqlite:PATH, postgres://… or redis://…, and holds nothing yet.

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    if options.comparesAnswers { Answers.printHead(options.calls) } else { Report.printHead() }
    for url in options.urls {
        let database = url == "memory" ? nil : try database(url)
        let name = database?.name ?? "memory"
        let store: any RecordStore = try await database?.openStore() ?? InMemoryStore()
        if options.comparesAnswers {
            var answers = try await Answers(store, calls: options.calls)
            try await answers.measure()
            answers.printRows(name)
            fflush(nil)
        } else {
            try await race(name, store, database, options)
        }
    }
} catch let problem as Problem {
    print("signin-bench: \(problem)")
    exit(2)
}

func race(_ name: String, _ store: any RecordStore, _ database: (any Database)?, _ options: Options) async throws {
    try database?.fill(0..<Site.usualUsers)
    for isKnownSource in [false, true] {
        for tasks in options.tasks {
            let race = Race(
                site: try await Site(store), tasks: tasks, isKnownSource: isKnownSource,
                // It reads and replaces, and has no counters.
                libraries: isKnownSource ? [] : try libraries(of: database, clients: tasks))
            Report(store: name, race: race).printRows(try await race.run(seconds: options.seconds))
        }
    }
}

func libraries(of database: (any Database)?, clients: Int) throws -> [Library] {
    guard let database else { return [] }
    return try database.floorConnections(clients: clients).map { count in
        try Library(database, connections: count, rows: Site.usualUsers)
    }
}
