internal import MFACore
public import SMSChallenge

/// Prints messages in the place of sending them, for a developer's own machine.
///
/// Whoever reads the output can sign in as anybody. So the short initialiser is not there in a release build, and the long
/// one says what it does.
public struct ConsoleGateway: SMSGateway {
    /// What it is called in events.
    public let name = "console"
    private let write: @Sendable (String) -> Void

    #if DEBUG
        /// A gateway that prints to standard output, in a debug build.
        public init() { write = { print($0) } }
    #endif

    /// A gateway that prints codes where everybody can read them, in a release build too.
    ///
    /// - Parameter write: Where to.
    public init(printingCodesInReleaseTo write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Prints a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        write(
            """
            ┌── NOT SENT: a gateway for development prints this. Never use it where users are.
            │ to \(message.address.masked) from \(message.sender.text)
            │ \(message.text.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n│ "))
            └──
            """)
        return .accepted(nil)
    }
}
