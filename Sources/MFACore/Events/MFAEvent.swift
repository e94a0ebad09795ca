public import OTPCore

/// Something worth logging, counting, or telling the user.
///
/// It names accounts, factors and sources. It never holds a secret, a code, a phone number or a text that a user has typed.
public struct MFAEvent: Sendable, Equatable {
    /// What this event is called: eighty random bits.
    public let id: FactorID
    /// When it happened.
    public let at: UnixTime
    /// The tenant.
    public let namespace: Namespace
    /// Whose account it is about; nil if about none.
    public let account: AccountID?
    /// The factor it is about; nil if about none.
    public let factor: FactorID?
    /// The method it is about; nil if about none.
    public let method: FactorMethod?
    /// Who did it.
    public let actor: Occasion.Actor
    /// From where; nil if it is not known.
    public let source: ClientSource?
    /// The host's session; nil if there is none.
    public let session: String?
    /// Why, in the words of the staff; nil if nobody had to say.
    public let reason: String?
    /// What happened.
    public let content: Content

    /// What can happen.
    public enum Content: Sendable, Equatable {
        /// A factor was confirmed, and is in use from then on.
        case factorAdded
        /// A factor got another name.
        case factorRenamed
        /// A factor was removed.
        case factorRemoved
        /// A factor was removed, and another one took its place.
        case factorReplaced(by: FactorID)
        /// A factor was put out of use for a time.
        case factorSuspended(Factor.Suspension)
        /// A factor was put back into use.
        case factorResumed
        /// A factor was put out of use for good.
        case factorDisabled(Factor.Disablement)
        /// A factor was used, and it was right.
        case factorUsed

        /// A guess was wrong.
        case guessWrong(triesLeft: Int)
        /// After too many wrong guesses there is a pause.
        case guessesPaused(until: UnixTime)
        /// A source has asked for more than it may.
        case sourceRefused(until: UnixTime)
        /// A right code was typed that had been used before: somebody may have seen it.
        case codeReplayed

        /// A code was sent.
        case codeSent(gateway: String, region: String)
        /// A code that was asked for could not be sent.
        case codeNotSent(reason: String)
        /// A code was asked for and not sent, since that would have been too many, or to where none are sent.
        case sendingRefused(limit: String, until: UnixTime?)
        /// Four fifths of a limit of the whole system are used up: time to look at who asks for so many codes.
        case sendingAlarm(limit: String, until: UnixTime)

        /// New recovery codes were given out, and the old ones are worth nothing.
        case recoveryCodesIssued(count: Int)
        /// A recovery code was used.
        case recoveryCodeUsed(remaining: Int)

        /// A browser is remembered from now on.
        case trustedDeviceAdded(FactorID)
        /// A browser is not remembered any more.
        case trustedDeviceRevoked(FactorID)
        /// A remembered browser has signed in without a second factor.
        case trustedDeviceUsed(FactorID)
        /// Somebody has shown a remembered browser's token that had been used before, or in another browser: it was copied. The
        /// browser is not remembered any more.
        case trustedDeviceMisused(FactorID)

        /// A sign-in has been verified as far as the application demands.
        case signInVerified(application: String)
        /// A right password did not suffice, and nothing else was possible.
        case signInImpossible(application: String, reason: String)
        /// A request that was answered elsewhere was answered with no.
        case signInDenied(application: String)
        /// A recovery code was sent to an address of the user's.
        case recoveryCodeSent(RecoveryChannel)
        /// A user has shown as much as it takes to begin anew without his factors.
        case accountRecovered
        /// A reset was asked for, and is carried out at an instant unless the user objects.
        case resetRequested(FactorID, due: UnixTime, reason: String)
        /// The user has objected to a reset.
        case resetRepudiated(FactorID)

        /// The user was reminded that a second factor is going to be required.
        case enforcementReminded
        /// The user has put the reminder off.
        case enforcementSnoozed(until: UnixTime)
        /// An operator has let the user off for a time, or has taken that back.
        case enforcementExempted(until: UnixTime?, reason: String)

        /// All factors were removed by somebody who may.
        case accountReset(reason: String)
        /// Everything that is stored about the user was given out.
        case accountExported
        /// Everything that was stored about the user is gone.
        case accountErased(records: Int)

        /// A record was not accepted: it was changed, moved, put back in time, or sealed under a key that is not there.
        case recordRefused(reason: String)
        /// An observer has failed to take an event.
        case observerFailed(observer: String, event: FactorID)
    }

    /// An event that has not been told yet, and has no identifier for that.
    public struct Draft: Sendable {
        let content: Content
        let account: AccountID?
        let factor: FactorID?
        let method: FactorMethod?
        let occasion: Occasion

        package init(
            content: Content, account: AccountID?, factor: FactorID? = nil, method: FactorMethod? = nil,
            occasion: Occasion
        ) {
            self.content = content
            self.account = account
            self.factor = factor
            self.method = method
            self.occasion = occasion
        }
    }

    init(_ draft: Draft, id: FactorID, namespace: Namespace) {
        self.id = id
        at = draft.occasion.at
        self.namespace = namespace
        account = draft.account
        factor = draft.factor
        method = draft.method
        actor = draft.occasion.actor
        source = draft.occasion.source
        session = draft.occasion.session
        reason = draft.occasion.reason
        content = draft.content
    }
}
