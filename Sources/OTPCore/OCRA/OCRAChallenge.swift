/// A question that an OCRA authenticator answers.
public struct OCRAChallenge: Sendable, Hashable, Codable {
    /// The question as it is shown; of a mutual exchange both questions, one after the other.
    public let text: String

    private init(unchecked text: String) { self.text = text }

    /// A question that somebody has asked: for one-way challenge-response, or data to be signed (RFC 6287 §7.1, §7.4).
    ///
    /// - Throws: ``OTPError/Code/challengeMalformed``.
    public init(_ question: String, for suite: OCRASuite) throws(OTPError) {
        try suite.question.check(question)
        self.init(unchecked: question)
    }

    /// The two questions of a mutual exchange (RFC 6287 §7.2).
    ///
    /// The client computes its response over the server's question followed by its own, the server over the client's followed
    /// by its own. So neither response can be reflected as the other.
    ///
    /// - Parameters:
    ///   - first: The question of the party that the response is meant for.
    ///   - second: The question of the party that computes the response.
    ///   - suite: The suite; each question may have its full length.
    /// - Throws: ``OTPError/Code/challengeMalformed``.
    public init(from first: String, answeredWith second: String, for suite: OCRASuite) throws(OTPError) {
        try suite.question.check(first)
        try suite.question.check(second)
        self.init(unchecked: first + second)
    }

    /// A fresh question of the suite's full length.
    ///
    /// - Parameters:
    ///   - suite: The suite.
    ///   - generator: The source of randomness, a cryptographic one outside tests.
    public static func random(
        for suite: OCRASuite, using generator: inout some RandomNumberGenerator
    ) -> OCRAChallenge {
        let symbols = suite.question.kind.symbols
        return OCRAChallenge(
            unchecked: String((0..<suite.question.maximumLength).map { _ in symbols[Int.random(in: symbols.indices, using: &generator)] }))
    }
}

extension OCRASuite.QuestionFormat {
    /// Refuses a question that is not of this format; one made of two may be twice as long.
    func check(_ question: String, madeOf parts: Int = 1) throws(OTPError) {
        guard !question.isEmpty, question.utf8.count <= maximumLength * parts else {
            throw OTPError(
                .challengeMalformed,
                "The OCRA question has \(question.utf8.count) characters; its suite allows 1 to \(maximumLength * parts).")
        }
        guard question.allSatisfy(kind.contains) else {
            throw OTPError(.challengeMalformed, "The OCRA question has characters other than \(kind.wording).")
        }
    }
}

extension OCRASuite.QuestionFormat.Kind {
    var symbols: [Character] {
        switch self {
        case .alphanumeric: Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case .numeric: Array("0123456789")
        case .hexadecimal: Array("0123456789ABCDEF")
        }
    }

    func contains(_ character: Character) -> Bool {
        guard character.isASCII else { return false }
        return switch self {
        case .alphanumeric: character.isLetter || character.isNumber
        case .numeric: character.isNumber
        case .hexadecimal: character.isHexDigit
        }
    }

    var wording: String {
        switch self {
        case .alphanumeric: "ASCII letters and digits"
        case .numeric: "decimal digits"
        case .hexadecimal: "hexadecimal digits"
        }
    }
}
