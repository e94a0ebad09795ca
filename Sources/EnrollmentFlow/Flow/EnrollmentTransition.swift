internal import MFACore
internal import RecoveryCodes

/// What becomes of a set-up by an event.
enum EnrollmentTransition {
    /// It goes on, and its page is shown, with what was wrong.
    case goOn(Enrollment, error: Message?)
    /// Nothing has happened, and the page stays good.
    case unchanged(Enrollment)
    /// Something has to be done first; what came of it is handed to the machine again.
    case needs(EnrollmentEffect, Enrollment)
    /// It is over.
    case ended(FinishedEnrollment?)
    /// It is as it was.
    case refused(EnrollmentRefusal)
}

/// What is done outside of the machine.
enum EnrollmentEffect {
    /// The password is checked.
    case verifyPassword(String)
    /// A method does something.
    case method(any EnrollmentMethod, MethodEffect)
    /// A factor becomes part of the account.
    case store(ConfirmedFactor)
    /// Recovery codes become part of the account.
    case storeCodes([String])
}

/// What came of it.
enum EnrollmentReply {
    /// What the host says of the password.
    case password(PasswordReply)
    /// What the method makes of it.
    case method(any EnrollmentMethod, MethodOutcome)
    /// The account has it.
    case stored
    /// The account does not take it.
    case refused(AccountRefusal)
    /// The account has got a factor meanwhile that the user has not shown.
    case needsFactor
}

/// What became of a password.
enum PasswordReply {
    /// It is right.
    case right
    /// It is wrong.
    case wrong(triesLeft: Int)
    /// It was not looked at, since there were too many.
    case paused(Message)
    /// It could not be checked.
    case unavailable
}
