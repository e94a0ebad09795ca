/// The words after a command: positional ones, and flags with and without a value.
struct Arguments {
    private var positional: [String] = []
    private var values: [String: String] = [:]
    private var switches: Set<String> = []

    /// Sorts what was typed after the command; `flags` take a value and `switches` take none, all with their dashes.
    init(_ words: [String], flags: Set<String>, switches knownSwitches: Set<String> = []) throws(CommandError) {
        var words = words[...]
        while let word = words.popFirst() {
            // A dash alone stands for standard input.
            guard word.hasPrefix("--") || (word.hasPrefix("-") && word != "-") else {
                positional.append(word)
                continue
            }
            let name = word.prefix { $0 != "=" }
            let attached = name.count < word.count ? String(word.dropFirst(name.count + 1)) : nil
            if knownSwitches.contains(word) {
                switches.insert(word)
            } else if flags.contains(String(name)) {
                guard let value = attached ?? words.popFirst() else {
                    throw .usage("the flag \(name) needs a value after it")
                }
                guard values.updateValue(value, forKey: String(name)) == nil else {
                    throw .usage("the flag \(name) is given twice")
                }
            } else {
                let known = flags.union(knownSwitches).sorted().joined(separator: ", ")
                throw .usage("there is no flag \(name) here; there are \(known)")
            }
        }
    }

    /// The positional words, exactly as many as there are names.
    func words(_ names: String...) throws(CommandError) -> [String] {
        guard positional.count >= names.count else {
            throw .usage("\(names[positional.count]) is missing; try --help")
        }
        guard positional.count == names.count else {
            throw .usage("there is a word too many; a text with spaces needs quotes around it")
        }
        return positional
    }

    func has(_ name: String) -> Bool { switches.contains(name) || values[name] != nil }

    func text(_ name: String) -> String? { values[name] }

    func required(_ name: String) throws(CommandError) -> String {
        guard let value = values[name] else { throw .usage("the flag \(name) is missing") }
        return value
    }

    /// A whole number, in ASCII digits with at most a minus before them.
    func number<Number: FixedWidthInteger>(_ name: String) throws(CommandError) -> Number? {
        guard let text = values[name] else { return nil }
        guard !text.hasPrefix("+"), let number = Number(text) else {
            throw .usage("the flag \(name) needs a whole number from \(Number.min) to \(Number.max)")
        }
        return number
    }

    /// The value of a flag as `make` understands it.
    func value<Value>(_ name: String, _ wording: String, make: (String) -> Value?) throws(CommandError) -> Value? {
        guard let text = values[name] else { return nil }
        guard let value = make(text) else { throw .usage("the flag \(name) needs \(wording)") }
        return value
    }
}
