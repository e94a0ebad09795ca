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
            case "--rows": rows = try Options.numbers(argument, rest.popLast())
            case "--clients": clients = try Options.numbers(argument, rest.popLast())
            case "--seconds": seconds = try Options.numbers(argument, rest.popLast())[0]
            case _ where argument.hasPrefix("--"): throw Problem("There is no option \(argument).")
            default: urls.append(argument)
            }
        }
        guard !urls.isEmpty else { throw Problem("Say which databases: sqlite:PATH, postgres://…, redis://….") }
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

/// Why the program cannot go on.
struct Problem: Error {
    let description: String

    init(_ description: String) { self.description = description }
}
