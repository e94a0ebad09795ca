public import MFACore
internal import OTPCore
public import PhoneNumbers
public import SMSChallenge

/// Codes by SMS as a way to verify: a number, and a code that has been sent to it.
///
/// The code is one of `SMSChallenges`, with its limits, waits and tries; the set-up holds no more of it than its name.
public struct PhoneMessages: EnrollmentMethod {
    private let challenges: SMSChallenges
    /// The country that is chosen when the page comes.
    public let region: Region
    /// The countries that stand at the top of the list.
    public let pinned: [Region]
    /// The countries in the list; nil for all.
    public let regions: Set<Region>?
    /// Whether the code can be read out by telephone instead.
    public let offersCalls: Bool
    /// By what phones take the code out of the message.
    public let completion: SMSTexts.Completion

    /// Codes by SMS.
    ///
    /// - Parameters:
    ///   - challenges: Sends the codes.
    ///   - region: The country that is chosen when the page comes.
    ///   - pinned: The countries that stand at the top of the list.
    ///   - regions: The countries in the list; nil for all. What is sent where is decided by the policy of `challenges`.
    ///   - offersCalls: Whether the code can be read out by telephone instead.
    ///   - completion: By what phones take the code out of the message; one of those that the texts were made with.
    public init(
        _ challenges: SMSChallenges, region: Region, pinned: [Region] = [], regions: Set<Region>? = nil,
        offersCalls: Bool = false, completion: SMSTexts.Completion = .typed
    ) {
        self.challenges = challenges
        self.region = region
        self.pinned = pinned
        self.regions = regions
        self.offersCalls = offersCalls
        self.completion = completion
    }

    /// What factors it makes.
    public var method: FactorMethod { .sms }

    /// What can be chosen.
    public var offers: [MethodOffer] {
        [
            MethodOffer(
                id: "sms", title: Message(PhonePagePhrase.offer), detail: Message(PhonePagePhrase.offerDetail),
                contact: .phone, warnings: [Message(SendingPhrase.restricted)])
        ]
    }

    // MARK: Steps

    static let number = "number"
    static let code = "code"

    /// What the steps keep.
    enum Name {
        static let region = "region"
        static let typed = "typed"
        static let number = "number"
    }

    /// The names of the steps that are still to come.
    public func steps(after step: String?, _ memo: StepMemo) -> [String] {
        switch step {
        case nil: [PhoneMessages.number, PhoneMessages.code]
        case PhoneMessages.number: [PhoneMessages.code]
        default: []
        }
    }

    /// Judges what the user has done.
    public func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        switch (step, input) {
        case (PhoneMessages.number, .submit(let fields)): return read(fields)
        case (PhoneMessages.code, .submit(let fields)):
            var values = StepMemo()
            values["code"] = fields["code"] ?? ""
            return .perform(MethodEffect("verify", values))
        case (PhoneMessages.code, .resend(let channel)):
            guard channel == .text || offersCalls else { return .notHere }
            var values = StepMemo()
            values["channel"] = "\(channel)"
            return .perform(MethodEffect("resend", values))
        default: return .notHere
        }
    }

    /// Reads a number; what was typed stays in the page if it is none.
    private func read(_ fields: [String: String]) -> MethodOutcome {
        var kept = StepMemo()
        kept[Name.region] = fields["country"]
        kept[Name.typed] = fields["number"]
        let chosen = fields["country"].flatMap { Region($0) } ?? region
        do throws(PhoneNumberRefusal) {
            kept[Name.number] = try PhoneNumber(fields["number"] ?? "", in: chosen).e164
            return .perform(MethodEffect("send", kept))
        } catch {
            return .stay(error.message, keeping: kept)
        }
    }

    /// Sends, sends again, or has a code judged.
    public func perform(
        _ effect: MethodEffect, _ memo: StepMemo, _ scene: Scene
    ) async throws(RecordError) -> MethodOutcome {
        let recipient = SMSChallenges.Recipient(
            scene.account, session: scene.session, client: scene.client, source: scene.source, language: scene.language,
            completion: completion)
        switch effect.name {
        case "send":
            switch try await begin(effect.values, for: recipient, by: .text) {
            case .success(let sent): return .next(effect.values.overlaid(by: SentCode(sent, by: .text).memo))
            case .failure(let refusal): return .stay(refusal.message(at: scene.now), keeping: effect.values)
            }
        case "resend":
            let channel: CodeChallenge.Channel = effect.values["channel"] == "voice" ? .voice : .text
            guard let sent = SentCode(memo) else { return .notHere }
            var result = try await challenges.resend(sent.challenge, for: recipient, by: channel)
            // Whoever comes back too late wants a code, and does not care that it is another one.
            if case .failure(let refusal) = result, refusal == .over || refusal == .sentOften {
                result = try await begin(memo, for: recipient, by: channel)
            }
            switch result {
            case .success(let sent): return .stay(nil, keeping: SentCode(sent, by: channel).memo)
            case .failure(let refusal): return .stay(refusal.message(at: scene.now))
            }
        default:
            guard let sent = SentCode(memo), let typed = effect.values["code"] else { return .notHere }
            let verdict = try await challenges.verify(typed: typed, for: sent.challenge, by: recipient)
            guard case .accepted(let answer) = verdict,
                let factor = answer.confirmedFactor(id: scene.factor, name: name(of: sent.maskedNumber, scene))
            else { return .stay(verdict.message(at: scene.now)) }
            return .confirmed(factor)
        }
    }

    /// Sends a new code to the number that is kept.
    private func begin(
        _ memo: StepMemo, for recipient: SMSChallenges.Recipient, by channel: CodeChallenge.Channel
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        guard let number = memo[Name.number].flatMap({ try? PhoneNumber($0) }) else { return .failure(.over) }
        return try await challenges.begin(adding: number, for: recipient, by: channel)
    }

    /// What the factor is called until the user calls it something else.
    private func name(of maskedNumber: String, _ scene: Scene) -> String {
        Localizer(scene.language).text(
            Message(PhonePagePhrase.nameOfNumber, ["number": .text(maskedNumber)]))
    }
}
