import Glibc

// Kills writers and servers at random moments, and looks whether anything was lost or has happened twice.
//
//   store-crash --store URL [--kills N] [--seed N] [--writers N] [--servers DIR] [--sabotage delete|rewind|recount]
//
// URL is sqlite:PATH, postgres://… or redis://…. With --servers the server is killed as well, by “scripts/servers”, which has
// started it in DIR; then this must run from the top of the tree. The exit status is 1 if anything was found.

do {
    let options = try Options(CommandLine.arguments)
    switch options.role {
    case .writer(let number):
        await Writer(options, number: number).run()
    case .parent:
        let campaign = Campaign(options)
        try await campaign.run()
        exit(campaign.report() ? 0 : 1)
    }
} catch let problem as Problem {
    print("store-crash: \(problem.description)")
    exit(problem.status)
}
