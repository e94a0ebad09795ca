import MFAJSON
import OTPCore

/// The operations on codes.
enum OTPOperations {
    static func hotp(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        reply.set("code", try request.hotp().code(at: request.number("counter")).text)
    }

    static func totp(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let totp = try request.totp()
        let time = try request.time()
        guard let step = totp.step(at: time), let remaining = totp.secondsRemaining(at: time) else {
            throw .beforeEpoch
        }
        reply.set("code", totp.code(forStep: step).text)
        reply.set("step", step)
        reply.set("remaining", remaining)
    }

    static func verifyTOTP(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let lastAccepted: UInt64? = request.isNull("lastAccepted") ? nil : try request.optionalNumber("lastAccepted")
        let verdict = try request.totp().verify(
            typed: request.text("code"), at: request.time(), state: TOTP.State(lastAcceptedStep: lastAccepted),
            profile: TOTP.Profile(window: request.window()))
        switch consume verdict {
        case .matched(let pending):
            reply.set("accepted", true)
            reply.set("step", pending.newState.lastAcceptedStep ?? 0)
        case .rejected(.beforeEpoch): throw .beforeEpoch
        case .rejected(.wrong): reject("wrong", &reply)
        case .rejected(.replayed): reject("replayed", &reply)
        case .rejected(.malformed): reject("malformed", &reply)
        }
    }

    static func verifyHOTP(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let lookAhead: Int = try request.optionalNumber("lookAhead") ?? HOTP.LookAhead.standard.count
        let verdict = try request.hotp().verify(
            typed: request.text("code"), state: HOTP.State(nextCounter: request.number("counter")),
            lookAhead: orBadInput { () throws(OTPError) in try HOTP.LookAhead(lookAhead) })
        switch consume verdict {
        case .matched(let pending):
            reply.set("accepted", true)
            reply.set("counter", pending.newState.nextCounter - 1)
        case .rejected(.wrong): reject("wrong", &reply)
        case .rejected(.exhausted): reject("exhausted", &reply)
        case .rejected(.malformed): reject("malformed", &reply)
        }
    }

    private static func reject(_ reason: String, _ reply: inout JSONObject) {
        reply.set("accepted", false)
        reply.set("reason", reason)
    }
}

extension RequestError {
    fileprivate static var beforeEpoch: RequestError {
        RequestError("The time is before the epoch, when there were no codes yet.")
    }
}
