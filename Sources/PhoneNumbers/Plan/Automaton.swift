/// Walks over the one automaton that answers everything about digits; what is asked depends on where a walk begins.
enum Automaton {
    /// What a node says of the digits that lead to it: two numbers, whose meaning depends on the entry.
    struct Label: Equatable {
        let first: Int
        let second: Int
    }

    /// The label of all the digits; nil if they are not accepted.
    static func label(of digits: Digits, from entry: Int) -> Label? {
        let nodes = Table.nodes
        var node = entry
        for place in 0..<digits.count {
            node = next(nodes, node, digits[place])
            if node == 0 { return nil }
        }
        return label(nodes, node)
    }

    /// The shortest beginning that has a label, and how long it is.
    static func shortest(in digits: Digits, from entry: Int) -> (label: Label, length: Int)? {
        let nodes = Table.nodes
        var node = entry
        for place in 0...digits.count {
            if let found = label(nodes, node) { return (found, place) }
            guard place < digits.count else { return nil }
            node = next(nodes, node, digits[place])
            if node == 0 { return nil }
        }
        return nil
    }

    /// The beginning whose label counts: the last one that is found, where those with 32 in them are found at the end only.
    static func prefix(of digits: Digits, from entry: Int) -> (label: Label, length: Int)? {
        let nodes = Table.nodes
        var node = entry
        var found: (Label, Int)?
        for place in 0...digits.count {
            if let label = label(nodes, node), label.first < 32 || place == digits.count {
                found = (Label(first: label.first & 31, second: label.second), place)
            }
            guard place < digits.count else { break }
            node = next(nodes, node, digits[place])
            if node == 0 { break }
        }
        return found
    }

    /// Whether digits may begin as the entry wants, as far as there are any.
    static func mayBegin(_ digits: Digits, from entry: Int) -> Bool {
        let nodes = Table.nodes
        var node = entry
        for place in 0..<digits.count {
            if label(nodes, node) != nil { return true }
            node = next(nodes, node, digits[place])
            if node == 0 { return false }
        }
        return node != 0
    }

    /// How many digits are missing at least until there is a label; nil if none can follow.
    static func missingDigits(after digits: Digits, from entry: Int) -> Int? {
        let nodes = Table.nodes
        var node = entry
        for place in 0..<digits.count {
            node = next(nodes, node, digits[place])
            if node == 0 { return nil }
        }
        var level: Set<Int> = [node]
        var depth = 0
        while !level.isEmpty {
            if level.contains(where: { label(nodes, $0) != nil }) { return depth }
            level = Set(level.flatMap { node in (0...9).map { next(nodes, node, $0) } }).subtracting([0])
            depth += 1
        }
        return nil
    }

    // MARK: Nodes

    private static func label(_ nodes: Table, _ node: Int) -> Label? {
        nodes.unit(at: node) < 32 ? nil : Label(first: nodes.unit(at: node &+ 1), second: nodes.unit(at: node &+ 2))
    }

    /// Where a digit leads to; 0 for nowhere.
    private static func next(_ nodes: Table, _ node: Int, _ digit: Int) -> Int {
        let head = nodes.unit(at: node)
        var runs = head & 31
        var place = node &+ (head < 32 ? 1 : 3)
        while runs > 0 {
            let run = nodes.unit(at: place)
            let width = run >> 4
            if digit <= run & 15 {
                switch width {
                case 0: return 0
                case 1: return node &- nodes.number(at: place &+ 1, units: 2)
                default: return nodes.number(at: place &+ 1, units: 3)
                }
            }
            place &+= width == 0 ? 1 : width &+ 2
            runs &-= 1
        }
        return 0
    }
}
