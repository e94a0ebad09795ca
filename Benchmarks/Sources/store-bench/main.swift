import Glibc
import Measuring
import StoreFloor

// Reads and replaces records at random, through the stores and beside them through the C libraries alone.
//
//   store-bench [--rows 1000,100000,1000000] [--clients 1,32] [--seconds 3] URL…
//
// A URL is sqlite:PATH, postgres://… or redis://…, of a database that holds nothing yet. It is filled with so many records,
// more and more of them.

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    var report = Report()
    for url in options.urls { try await measure(database(url), options, &report) }
    report.printFlatness()
} catch let problem as Problem {
    print("store-bench: \(problem)")
    exit(2)
}

/// Fills one database step by step, and measures at every step.
func measure(_ database: any Database, _ options: Options, _ report: inout Report) async throws {
    let store = try await database.openStore()
    var filled = 0
    for rows in options.rows.sorted() {
        let start = ContinuousClock.now
        try database.fill(filled..<rows)
        filled = rows
        print(
            "\n\(database.name): \(rows) records after \(fixed((ContinuousClock.now - start) / .seconds(1), 1)) s more.\n"
        )
        report.printHead()
        for clients in options.clients {
            let race = try Race(database, store, rows: rows, clients: clients)
            report.add(try await race.run(seconds: options.seconds))
        }
        if let postgres = database as? PostgresDatabase {
            for clients in options.clients {
                Pgbench.run(postgres, rows: rows, clients: clients, seconds: options.seconds)
            }
        }
    }
}
