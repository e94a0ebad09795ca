/// What messages and calls go through: it has a name, and may report what became of them.
public protocol ReportingGateway: Sendable {
    /// What it is called in events and stored with messages; to be kept when the programme is changed.
    var name: String { get }

    /// Reads a call that tells what became of a message.
    ///
    /// That the call comes from somebody who was given the message's own address has been looked at before; what is left
    /// is the gateway's signature, where it has one, and what it says.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - url: The address as the gateway was given it, which is the one that it signs.
    /// - Returns: What it says.
    func report(in call: ReceiptCall, to url: String) -> SMSReport
}

extension ReportingGateway {
    /// Nothing: this gateway makes no reports.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport { .unreadable }
}
