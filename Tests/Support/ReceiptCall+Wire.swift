internal import MFATestKit
public import SMSChallenge

extension ReceiptCall {
    /// A call as it came over the wire; nil for what is none.
    public init?(wire call: String) {
        guard let call = ReceivedCall(Array(call.utf8)) else { return nil }
        self.init(
            method: call.method, target: call.target, headers: Dictionary(call.headers) { earlier, _ in earlier },
            body: call.body)
    }
}
