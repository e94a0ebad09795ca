/// Why a program cannot go on.
public struct Problem: Error, CustomStringConvertible {
    /// The reason.
    public let description: String

    /// A reason.
    public init(_ description: String) { self.description = description }
}

/// Numbers that were given to an option, with commas between them.
///
/// - Throws: ``Problem`` for anything else.
public func numbers(_ option: String, _ text: String?) throws -> [Int] {
    let parts = (text ?? "").split(separator: ",")
    let numbers = parts.compactMap { Int($0) }.filter { $0 > 0 }
    guard !numbers.isEmpty, numbers.count == parts.count else {
        throw Problem("\(option) takes numbers with commas between them.")
    }
    return numbers
}
