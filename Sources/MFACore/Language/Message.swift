public import OTPCore

/// Something to say to a user, in no language yet.
///
/// View models and answers hold messages; a ``Localizer`` makes text of them.
public struct Message: Sendable, Hashable {
    /// A value that stands in a text.
    public enum Value: Sendable, Hashable {
        /// A text as it is, such as a name.
        case text(String)
        /// A number, which may choose a form.
        case number(Int)
        /// A day.
        case date(UnixTime)
        /// Another message.
        indirect case message(Message)
    }

    /// The name of the text.
    public let name: String
    let translations: Translations
    let values: [String: Value]

    /// A message with its values.
    public init<Book: PhraseBook>(_ phrase: Book, _ values: [String: Value] = [:]) {
        name = phrase.rawValue
        translations = phrase.translations
        self.values = values
    }
}

extension Message {
    /// A time to wait, in the unit that suits it, rounded up.
    public static func duration(seconds: Int64) -> Message {
        let seconds = max(1, seconds)
        func part(_ unit: Int64) -> Value { .number(Int((seconds + unit - 1) / unit)) }
        return switch seconds {
        case ...90: Message(CorePhrase.seconds, ["n": part(1)])
        case ...5400: Message(CorePhrase.minutes, ["n": part(60)])
        case ...129_600: Message(CorePhrase.hours, ["n": part(3600)])
        default: Message(CorePhrase.days, ["n": part(86_400)])
        }
    }

    /// The time from now until an instant.
    public static func wait(until: UnixTime, from now: UnixTime) -> Message {
        let (left, overflow) = until.seconds.subtractingReportingOverflow(now.seconds)
        return duration(seconds: overflow ? Int64(Int32.max) : left)
    }
}
