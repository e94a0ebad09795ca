/// Why a test cannot go on.
public struct Failure: Error, CustomStringConvertible {
    /// The reason.
    public let description: String

    /// A reason.
    public init(description: String) { self.description = description }
}
