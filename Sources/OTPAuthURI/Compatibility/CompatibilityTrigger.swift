internal import OTPCore

/// What a URI must be like for a rule of the table to apply.
enum CompatibilityTrigger: Sendable {
    /// Another hash function than these.
    case algorithmOutside(Set<OTPAlgorithm>)
    /// Another number of digits than these.
    case digitsOutside(ClosedRange<Int>)
    /// Codes by counter with another number of digits than these.
    case counterDigitsOutside(ClosedRange<Int>)
    /// Another period than these.
    case periodOutside(Set<Int>)
    /// A period outside a range.
    case periodBeyond(ClosedRange<Int>)
    /// Codes by counter.
    case counterBased
    /// A counter above a bound.
    case counterAbove(UInt64)
    /// The type `steam`.
    case steamType
    /// An ordinary authenticator whose issuer the app takes for Steam, perhaps after cutting it at some character.
    case issuerMeansSteam(ignoringCase: Bool, cutAt: Character? = nil)
    /// A label without an issuer.
    case noLabelIssuer
    /// No issuer parameter.
    case noParameterIssuer
    /// Two different issuers.
    case differentIssuers
    /// An issuer or account with one of these characters.
    case textContains(Set<Character>)
    /// An issuer with some text in it.
    case issuerContains(String)
    /// An issuer that begins with some text, in any case.
    case issuerBeginsWith(String)
    /// A `:` in the account.
    case colonInAccount
    /// A label of more bytes, with its colon.
    case labelBytesAbove(Int)
    /// An issuer of more UTF-16 units.
    case issuerLongerThan(Int)
    /// An account of more UTF-16 units.
    case accountLongerThan(Int)
    /// A secret of fewer bytes.
    case secretBelow(Int)
    /// A secret of more bytes.
    case secretAbove(Int)

    /// The part of the URI that the trigger is about.
    var parameter: String {
        switch self {
        case .algorithmOutside: "algorithm"
        case .digitsOutside, .counterDigitsOutside: "digits"
        case .periodOutside, .periodBeyond: "period"
        case .counterBased, .steamType: "type"
        case .counterAbove: "counter"
        case .issuerMeansSteam, .noParameterIssuer, .differentIssuers, .issuerContains, .issuerBeginsWith,
            .issuerLongerThan:
            "issuer"
        case .noLabelIssuer, .textContains, .colonInAccount, .labelBytesAbove, .accountLongerThan: "label"
        case .secretBelow, .secretAbove: "secret"
        }
    }

    func applies(to uri: KeyURI, _ style: KeyURI.Style) -> Bool {
        let parameterIssuer = uri.writtenIssuer(style)
        let issuers = [uri.labelIssuer, parameterIssuer].compactMap(\.self)
        return switch self {
        case .algorithmOutside(let known): !known.contains(uri.algorithm)
        case .digitsOutside(let known): !uri.isSteam && !known.contains(uri.codeLength)
        case .counterDigitsOutside(let known): uri.counter != nil && !known.contains(uri.codeLength)
        case .periodOutside(let known): uri.period.map { !known.contains($0) } ?? false
        case .periodBeyond(let known): uri.period.map { !known.contains($0) } ?? false
        case .counterBased: uri.counter != nil
        case .counterAbove(let bound): uri.counter.map { $0 > bound } ?? false
        case .steamType: uri.isSteam
        case .issuerMeansSteam(let ignoringCase, let mark):
            !uri.isSteam
                && issuers.map { issuer in String(issuer.prefix { $0 != mark }) }
                    .contains { ignoringCase ? $0.lowercased() == "steam" : $0 == "Steam" }
        case .noLabelIssuer: uri.labelIssuer == nil
        case .noParameterIssuer: parameterIssuer == nil
        case .differentIssuers: Set(issuers).count == 2
        case .textContains(let characters):
            (issuers + [uri.account]).contains { $0.contains(where: characters.contains) }
        case .issuerContains(let text): issuers.contains { $0.contains(text) }
        case .issuerBeginsWith(let text): issuers.contains { $0.lowercased().hasPrefix(text) }
        case .colonInAccount: uri.account.contains(":")
        case .labelBytesAbove(let bound):
            (uri.labelIssuer.map { $0.utf8.count + 1 } ?? 0) + uri.account.utf8.count > bound
        case .issuerLongerThan(let bound): issuers.contains { $0.utf16.count > bound }
        case .accountLongerThan(let bound): uri.account.utf16.count > bound
        case .secretBelow(let bound): uri.secret.count < bound
        case .secretAbove(let bound): uri.secret.count > bound
        }
    }
}

extension KeyURI {
    fileprivate var isSteam: Bool {
        if case .steam = authenticator { true } else { false }
    }
}
