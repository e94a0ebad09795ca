public import MFACore

/// Why something that was typed is no phone number.
///
/// It holds nothing of the number but a character that cannot be in one.
public enum PhoneNumberRefusal: Error, Sendable, Hashable {
    /// There is no digit.
    case empty
    /// Something that is neither digit, letter nor separator, or a plus that does not stand in front.
    case invalidCharacter(Character)
    /// Letters, which are not read as the digits of a telephone's keys.
    case letters
    /// An extension, which no text message reaches.
    case `extension`
    /// The digits behind the plus, or behind the prefix for calls abroad, begin with no calling code.
    case unknownCallingCode
    /// There is neither a plus nor a region that says how to read the digits.
    case noRegion
    /// Digits are missing, at least so many.
    case tooShort(by: Int)
    /// There are too many digits, at least so many.
    case tooLong(by: Int)
    /// There are as many digits as there should be, and nobody has that number in the region.
    case notAssigned(Region)

    /// What is answered.
    public var message: Message {
        switch self {
        case .empty: Message(PhonePhrase.empty)
        case .invalidCharacter(let character):
            Message(PhonePhrase.invalidCharacter, ["character": .text(String(character))])
        case .letters: Message(PhonePhrase.letters)
        case .extension: Message(PhonePhrase.extension)
        case .unknownCallingCode: Message(PhonePhrase.unknownCallingCode)
        case .noRegion: Message(PhonePhrase.noRegion)
        case .tooShort(let count): Message(PhonePhrase.tooShort, ["count": .number(count)])
        case .tooLong(let count): Message(PhonePhrase.tooLong, ["count": .number(count)])
        case .notAssigned(.nonGeographic): Message(PhonePhrase.notAssignedAnywhere)
        case .notAssigned(let region): Message(PhonePhrase.notAssigned, ["country": .message(region.message)])
        }
    }
}

extension PhoneNumberRefusal: CustomStringConvertible {
    /// The message in English.
    public var description: String { Localizer(.english).text(message) }
}
