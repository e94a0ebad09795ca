import SignInSite

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
            case "--tasks": tasks = try Options.numbers(argument, rest.popLast())
            case "--seconds": seconds = try Options.numbers(argument, rest.popLast())[0]
            case "--calls": calls = try Options.numbers(argument, rest.popLast())[0]
            case "--answers": comparesAnswers = true
            case _ where argument.hasPrefix("--"): throw Problem("There is no option \(argument).")
            default: urls.append(argument)
            }
        }
        guard !urls.isEmpty else { throw Problem("Say which stores: memory, sqlite:PATH, postgres://…, redis://….") }
    }

    private static func numbers(_ name: String, _ text: String?) throws -> [Int] {
        let parts = (text ?? "").split(separator: ",")
        let numbers = parts.compactMap { Int($0) }.filter { $0 > 0 }
        guard !numbers.isEmpty, numbers.count == parts.count else {
            throw Problem("\(name) takes numbers with commas between them.")
        }
        return numbers
    }
}
