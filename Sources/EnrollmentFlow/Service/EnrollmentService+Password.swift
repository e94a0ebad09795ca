internal import MFACore
internal import OTPCore

extension EnrollmentService {
    /// Checks a password; tries are counted for the account, whatever the session and server.
    func verify(_ typed: String, _ request: EnrollmentRequest) async throws(RecordError) -> PasswordReply {
        let limit = CountedLimit(
            "password", subject: PersonalKey.prefix(of: request.account) + "password",
            EnrollmentService.passwordTries)
        let now = context.time.now()
        switch try await context.reserve([limit], at: now) {
        case .failure(let reached): return .paused(.wait(until: reached.until, from: now))
        case .success(let reservation):
            switch await passwords.verify(typed, of: request.account) {
            case .right:
                try await context.release(reservation, at: now)
                return .right
            case .wrong: return .wrong(triesLeft: reservation.left)
            case .unavailable:
                try await context.release(reservation, at: now)
                return .unavailable
            }
        }
    }

    /// What is answered to a password; nil if it is right.
    func passwordObstacle(_ typed: String, _ request: EnrollmentRequest) async throws(RecordError) -> Message? {
        try await verify(typed, request).message
    }

    /// Ten wrong passwords in a quarter of an hour.
    private static let passwordTries = SourceLimits.Limit(unchecked: 10, per: .seconds(900))
}

extension PasswordReply {
    /// What is answered; nil for the right one.
    var message: Message? {
        switch self {
        case .right: nil
        case .wrong(let tries): Message(EnrollmentPhrase.passwordWrong, ["tries": .number(tries)])
        case .paused(let wait): Message(EnrollmentPhrase.passwordPaused, ["wait": .message(wait)])
        case .unavailable: Message(EnrollmentPhrase.passwordUnavailable)
        }
    }
}
