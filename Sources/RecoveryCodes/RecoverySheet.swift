public import MFACore

/// Recovery codes as a page shows them, a printer prints them, and a file keeps them.
///
/// A page that holds them is not to be stored by anything between the server and the user: send `Cache-Control: no-store`.
public struct RecoverySheet: Sendable {
    private let codes: IssuedRecoveryCodes
    private let app: String
    private let account: String

    /// A sheet.
    ///
    /// - Parameters:
    ///   - codes: The codes.
    ///   - app: What users know the application as.
    ///   - account: Whom the user signs in as.
    public init(_ codes: IssuedRecoveryCodes, app: String, account: String) {
        self.codes = codes
        self.app = app
        self.account = account
    }

    /// The headline.
    public var title: Message { Message(RecoveryPhrase.title, ["app": .text(app)]) }

    /// What to do with them.
    public var instructions: [Message] {
        [Message(RecoveryPhrase.keep), Message(codes.isSaved ? RecoveryPhrase.savedOnce : RecoveryPhrase.eachOnce)]
    }

    /// The codes, numbered if there are several.
    public var lines: [String] {
        guard codes.codes.count > 1 else { return codes.codes }
        return codes.codes.enumerated().map { index, code in
            let number = String(index + 1)
            return String(repeating: " ", count: max(0, 2 - number.count)) + number + "  " + code
        }
    }

    /// What a button copies: the codes alone, one a line.
    public var clipboard: String { codes.codes.joined(separator: "\n") }

    /// What a file is called that is downloaded.
    public var fileName: String {
        let name = app.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "recovery-codes-\(String(name).split(separator: "-").joined(separator: "-")).txt"
    }

    /// What is printed, or stands in the file.
    public func text(in localizer: Localizer) -> String {
        let head = [
            localizer.text(title), account,
            localizer.text(Message(RecoveryPhrase.made, ["date": .date(codes.issuedAt)])),
        ]
        let parts = [head, instructions.map(localizer.text), lines]
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}

extension RecoverySheet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many codes there are.
    public var description: String { "RecoverySheet(\(codes.codes.count))" }
    /// How many codes there are.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
