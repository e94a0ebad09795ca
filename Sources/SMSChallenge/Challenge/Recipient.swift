public import MFACore

extension SMSChallenges {
    /// Whom a code is for, and in which words.
    public struct Recipient: Sendable {
        /// The account.
        public var account: AccountID
        /// The host's session, by which the answer is known to come from the same browser; a text that only the two of
        /// them know.
        public var session: String
        /// Whether the browser has been here before.
        public var client: ClientStanding
        /// Where the request comes from.
        public var source: ClientSource?
        /// The language of the message.
        public var language: Language
        /// By what the phone takes the code out of the message.
        public var completion: SMSTexts.Completion

        /// A recipient.
        public init(
            _ account: AccountID, session: String, client: ClientStanding = .stranger, source: ClientSource? = nil,
            language: Language = .english, completion: SMSTexts.Completion = .typed
        ) {
            self.account = account
            self.session = session
            self.client = client
            self.source = source
            self.language = language
            self.completion = completion
        }
    }
}
