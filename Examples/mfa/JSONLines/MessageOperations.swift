import MFAJSON
import SMSChallenge

/// The operation on short messages.
enum MessageOperations {
    static func sms(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let form = SMSText(try request.text("text"))
        reply.set("encoding", form.encoding.rawValue)
        reply.set("units", form.units)
        reply.set("segments", form.segments)
    }
}
