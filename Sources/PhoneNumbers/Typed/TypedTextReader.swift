/// Reads what is more than ASCII digits and punctuation: other scripts, `tel:` links, and what has to be refused.
struct TypedTextReader {
    private let scalars: [Unicode.Scalar]
    /// Where the last digit is; before all if there is none.
    private let lastDigit: Int

    init(_ text: some StringProtocol) {
        scalars = Array(text.unicodeScalars)
        lastDigit = scalars.lastIndex { $0.decimalDigit != nil } ?? -1
    }

    func read(into number: inout TypedNumber) throws(PhoneNumberRefusal) {
        let start = scalars.firstIndex { !$0.isTypedPunctuation } ?? scalars.count
        if scalars[start...].isPrefixed(by: "tel:") {
            try readLink(scalars[(start + 4)...], into: &number)
        } else {
            try read(scalars[...], into: &number)
        }
    }

    /// RFC 3966: a number, and parameters behind semicolons.
    private func readLink(_ link: ArraySlice<Unicode.Scalar>, into number: inout TypedNumber) throws(PhoneNumberRefusal)
    {
        let parts = link.split(separator: ";", omittingEmptySubsequences: false)
        for parameter in parts.dropFirst() {
            if parameter.isPrefixed(by: "ext=") { throw .extension }
            // A context that is no number is a domain, and says nothing about digits. Other parameters do neither.
            let context = "phone-context=+"
            if parameter.isPrefixed(by: context) { try read(parameter.dropFirst(context.count - 1), into: &number) }
        }
        try read(parts[0], into: &number)
    }

    private func read(_ text: ArraySlice<Unicode.Scalar>, into number: inout TypedNumber) throws(PhoneNumberRefusal) {
        var rest = text
        while let scalar = rest.first {
            if let digit = scalar.decimalDigit {
                try number.add(digit)
            } else if scalar == "+" || scalar == "\u{FF0B}" {
                try number.addPlus(scalar)
            } else if !scalar.isTypedPunctuation {
                try refuse(rest, after: number)
            }
            rest = rest.dropFirst()
        }
    }

    /// Refuses a text for its first character, unless that is a separator that no digits follow.
    private func refuse(_ rest: ArraySlice<Unicode.Scalar>, after number: TypedNumber) throws(PhoneNumberRefusal) {
        guard let scalar = rest.first else { return }
        let followsDigits = !number.digits.isEmpty
        let hasDigitsBehind = rest.startIndex < lastDigit
        if followsDigits, hasDigitsBehind, ",;#".unicodeScalars.contains(scalar) { throw .extension }
        if followsDigits, scalar == "," || scalar == ";" { return }
        guard scalar.properties.isAlphabetic else { throw .invalidCharacter(Character(scalar)) }
        let word = String(String.UnicodeScalarView(rest.prefix { $0.properties.isAlphabetic })).lowercased()
        let isExtension = followsDigits && hasDigitsBehind && TypedTextReader.extensionLabels.contains(word)
        throw isExtension ? .extension : .letters
    }

    /// What people write before the number of an extension, in our languages and the most usual others.
    private static let extensionLabels: Set<String> = [
        "x", "xt", "ext", "extn", "extension", "int", "linje", "lokal", "lok", "ankn", "anknytning", "internt",
        "internnr",
        "alanumero", "alanro", "dw", "durchwahl", "poste", "anexo", "доб",
    ]
}
