/// Why a configuration is not possible.
public struct PolicyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence that says what contradicts what, and what would be right.
    public let description: String

    package init(_ description: String) { self.description = description }

    /// Refuses what does not hold.
    package static func check(_ holds: Bool, _ description: @autoclosure () -> String) throws(PolicyError) {
        guard holds else { throw PolicyError(description()) }
    }
}
