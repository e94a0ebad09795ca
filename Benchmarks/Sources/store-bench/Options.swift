import Measuring

/// What the command line says.
struct Options {
    var rows = [1_000, 100_000, 1_000_000]
    var clients = [1, 32]
    var seconds = 3
    var urls: [String] = []

    init(_ arguments: some Collection<String>) throws {
        var rest = Array(arguments.reversed())
        while let argument = rest.popLast() {
            switch argument {
            case "--rows": rows = try numbers(argument, rest.popLast())
            case "--clients": clients = try numbers(argument, rest.popLast())
            case "--seconds": seconds = try numbers(argument, rest.popLast())[0]
            case _ where argument.hasPrefix("--"): throw Problem("There is no option \(argument).")
            default: urls.append(argument)
            }
        }
        guard !urls.isEmpty else { throw Problem("Say which databases: sqlite:PATH, postgres://…, redis://….") }
    }
}
