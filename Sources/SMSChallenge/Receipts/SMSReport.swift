/// A call by which a gateway tells what became of a message, as the host's server has received it.
public struct ReceiptCall: Sendable {
    /// The method.
    public var method: String
    /// The path and the query, as they stand in the call's first line.
    public var target: String
    /// The header fields, their names in lower case.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// A call.
    public init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// What stands behind the first question mark; empty if there is none.
    public var query: String {
        target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) } ?? ""
    }
}

/// What a gateway's call says, after the gateway's own signature was looked at, where it has one.
public enum SMSReport: Sendable, Hashable {
    /// How far the message has come.
    case state(SMSDelivery.State)
    /// It is authentic and says nothing that is kept.
    case nothingNew
    /// Its signature is missing or wrong, or it contradicts what is signed.
    case forged
    /// It is not what this gateway writes.
    case unreadable
}

/// What became of a report, and what the gateway is answered.
public enum ReceiptVerdict: Sendable, Hashable {
    /// It was taken; the message has come so far.
    case taken(SMSDelivery.State)
    /// There is no such message, or it is forgotten.
    case unknown
    /// Somebody else wrote it.
    case forged
    /// Nobody can tell what it says.
    case unreadable

    /// The status to answer: a gateway that is told of an error calls again, so there is none for what is no error.
    public var status: Int {
        switch self {
        case .taken, .unknown: 204
        case .forged: 403
        case .unreadable: 400
        }
    }
}
