internal import MFACrypto

/// A question that an OCRA authenticator answers.
public struct OCRAChallenge: Sendable, Hashable, Codable {
    /// The question; of a mutual exchange the one of the party that the response is meant for.
    public let question: String

    /// Of a mutual exchange, the question of the party that computes the response.
    public let counterQuestion: String?

    /// A question that somebody has asked: for one-way challenge-response, or data to be signed (RFC 6287 §7.1, §7.3).
    ///
    /// A server should ask questions of the full length, see ``random(for:)``. Short numeric ones that are padded may mean the
    /// same: `1` and `16` have the same response.
    ///
    /// - Throws: ``OTPError/Code/challengeMalformed``.
    public init(_ question: String, for suite: OCRASuite) throws(OTPError) {
        self.question = question
        counterQuestion = nil
        try check(for: suite)
    }

    /// The two questions of a mutual exchange (RFC 6287 §7.2).
    ///
    /// The client computes its response over the server's question followed by its own, the server over the client's followed
    /// by its own. Both must have the full length and differ, so that neither response can be reflected as the other.
    ///
    /// - Parameters:
    ///   - question: The question of the party that the response is meant for.
    ///   - counterQuestion: The question of the party that computes the response.
    ///   - suite: The suite.
    /// - Throws: ``OTPError/Code/challengeMalformed``.
    public init(_ question: String, answeredWith counterQuestion: String, for suite: OCRASuite) throws(OTPError) {
        self.question = question
        self.counterQuestion = counterQuestion
        try check(for: suite)
    }

    /// A fresh question of the suite's full length, from libcrypto's random generator.
    public static func random(for suite: OCRASuite) -> OCRAChallenge {
        var generator = SecureRandom()
        return random(for: suite, using: &generator)
    }

    /// A fresh question of the suite's full length, from a generator of your own.
    ///
    /// Outside tests the generator must be a cryptographic one.
    public static func random(for suite: OCRASuite, using generator: inout some RandomNumberGenerator) -> OCRAChallenge
    {
        let symbols = suite.question.kind.symbols
        let question = (0..<suite.question.maximumLength).map { _ in
            symbols[Int.random(in: symbols.indices, using: &generator)]
        }
        return OCRAChallenge(unchecked: String(question))
    }

    private init(unchecked question: String) {
        self.question = question
        counterQuestion = nil
    }

    /// Refuses a challenge that is not of the suite's form; it may have been made for another one, or come from storage.
    func check(for suite: OCRASuite) throws(OTPError) {
        guard let counterQuestion else { return try suite.question.check(question) }
        for part in [question, counterQuestion] {
            try suite.question.check(part)
            guard part.utf8.count == suite.question.maximumLength else {
                throw OTPError(
                    .challengeMalformed,
                    "A question of a mutual exchange must have its full length, \(suite.question.maximumLength) characters."
                )
            }
        }
        guard question != counterQuestion else {
            throw OTPError(.challengeMalformed, "The two questions of a mutual exchange must differ.")
        }
    }
}

extension OCRASuite.QuestionFormat {
    fileprivate func check(_ question: String) throws(OTPError) {
        guard !question.isEmpty, question.utf8.count <= maximumLength else {
            throw OTPError(
                .challengeMalformed,
                "The OCRA question has \(question.utf8.count) characters; its suite allows 1 to \(maximumLength).")
        }
        guard question.allSatisfy(kind.contains) else {
            throw OTPError(.challengeMalformed, "The OCRA question has characters other than \(kind.wording).")
        }
    }
}

extension OCRASuite.QuestionFormat.Kind {
    fileprivate var symbols: [Character] {
        switch self {
        case .alphanumeric: Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case .numeric: Array("0123456789")
        case .hexadecimal: Array("0123456789ABCDEF")
        }
    }

    fileprivate func contains(_ character: Character) -> Bool {
        guard character.isASCII else { return false }
        return switch self {
        case .alphanumeric: character.isLetter || character.isNumber
        case .numeric: character.isNumber
        case .hexadecimal: character.isHexDigit
        }
    }

    fileprivate var wording: String {
        switch self {
        case .alphanumeric: "ASCII letters and digits"
        case .numeric: "decimal digits"
        case .hexadecimal: "hexadecimal digits"
        }
    }
}
