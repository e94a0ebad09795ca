import Measuring

/// What the command line says.
struct Options {
    var tasks = [1, 32]
    var seconds = 3
    var comparesAnswers = false
    var calls = 10_000
    var urls: [String] = []

    init(_ arguments: some Collection<String>) throws {
        var rest = Array(arguments.reversed())
        while let argument = rest.popLast() {
            switch argument {
            case "--tasks": tasks = try numbers(argument, rest.popLast())
            case "--seconds": seconds = try numbers(argument, rest.popLast())[0]
            case "--calls": calls = try numbers(argument, rest.popLast())[0]
            case "--answers": comparesAnswers = true
            case _ where argument.hasPrefix("--"): throw Problem("There is no option \(argument).")
            default: urls.append(argument)
            }
        }
        guard !urls.isEmpty else { throw Problem("Say which stores: memory, sqlite:PATH, postgres://…, redis://….") }
    }
}
