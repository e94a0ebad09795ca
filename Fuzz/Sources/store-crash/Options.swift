/// What the command line says.
struct Options {
    enum Role {
        case parent
        /// A writer, by the number of its process.
        case writer(Int)
    }

    var role = Role.parent
    var store = ""
    var kills = 200
    var seed: UInt64 = 1
    var writers = 4
    var servers: String?
    var sabotage: Sabotage?
    /// The collection of this run, so that runs see nothing of each other.
    var collection = ""
    /// Which of the places a writer takes: the keys of its own belong to it.
    var place = 0
    /// This program, to be started as a writer.
    let program: String

    init(_ arguments: [String]) throws {
        program = arguments.first ?? "store-crash"
        var rest = arguments.dropFirst()
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { throw Problem("\(name) needs a value.", status: 64) }
            switch name {
            case "--store": store = value
            case "--kills": kills = try Options.number(name, value)
            case "--seed": seed = UInt64(try Options.number(name, value))
            case "--writers": writers = try Options.number(name, value)
            case "--servers": servers = value
            case "--sabotage":
                guard let kind = Sabotage(rawValue: value) else {
                    throw Problem("No sabotage is called \(value).", status: 64)
                }
                sabotage = kind
            case "--writer": role = .writer(try Options.number(name, value))
            case "--collection": collection = value
            case "--place": place = try Options.number(name, value)
            default: throw Problem("There is no option \(name).", status: 64)
            }
        }
        guard !store.isEmpty else {
            throw Problem("Say which store: --store sqlite:PATH, postgres://… or redis://….", status: 64)
        }
    }

    private static func number(_ name: String, _ value: String) throws -> Int {
        guard let number = Int(value), number >= 0 else { throw Problem("\(name) takes a number.", status: 64) }
        return number
    }
}

/// Why the program cannot go on.
struct Problem: Error, CustomStringConvertible {
    let description: String
    let status: Int32

    init(_ description: String, status: Int32 = 2) {
        self.description = description
        self.status = status
    }
}
