public import MFACore

/// What the set-up of a phone number says.
public enum PhonePagePhrase: String, PhraseBook {
    /// The choice of messages.
    case offer = "phone-page.offer"
    /// What that choice is.
    case offerDetail = "phone-page.offer-detail"
    /// The headline over the number.
    case numberTitle = "phone-page.number-title"
    /// The number is asked for.
    case numberInstruction = "phone-page.number-instruction"
    /// The label of the country.
    case countryLabel = "phone-page.country-label"
    /// The label of the number.
    case numberLabel = "phone-page.number-label"
    /// The headline over the code.
    case codeTitle = "phone-page.code-title"
    /// The code that was sent is asked for.
    case codeInstruction = "phone-page.code-instruction"
    /// The code that is read out is asked for.
    case codeInstructionCall = "phone-page.code-instruction-call"
    /// The label of the code.
    case codeLabel = "phone-page.code-label"
    /// What a number is called in lists.
    case nameOfNumber = "phone-page.name-of-number"

    /// The text.
    public var translations: Translations {
        switch self {
        case .offer:
            Translations(
                nb: "Kode på SMS", nn: "Kode på SMS", sv: "Kod via SMS", da: "Kode via SMS",
                fi: "Koodi tekstiviestillä", en: "Code by text message (SMS)", de: "Code per SMS")
        case .offerDetail:
            Translations(
                nb: "Vi sender en kode til mobiltelefonen din hver gang",
                nn: "Vi sender ein kode til mobiltelefonen din kvar gong",
                sv: "Vi skickar en kod till din mobiltelefon varje gång",
                da: "Vi sender en kode til din mobiltelefon hver gang",
                fi: "Lähetämme koodin matkapuhelimeesi joka kerta",
                en: "We send a code to your mobile phone each time",
                de: "Wir senden jedes Mal einen Code an Ihr Mobiltelefon")
        case .numberTitle:
            Translations(
                nb: "Mobilnummeret ditt", nn: "Mobilnummeret ditt", sv: "Ditt mobilnummer", da: "Dit mobilnummer",
                fi: "Matkapuhelinnumerosi", en: "Your mobile number", de: "Ihre Mobilnummer")
        case .numberInstruction:
            Translations(
                nb: "Velg land, og skriv mobilnummeret ditt. Vi sender en kode til det.",
                nn: "Vel land, og skriv mobilnummeret ditt. Vi sender ein kode til det.",
                sv: "Välj land och skriv ditt mobilnummer. Vi skickar en kod till det.",
                da: "Vælg land, og skriv dit mobilnummer. Vi sender en kode til det.",
                fi: "Valitse maa ja kirjoita matkapuhelinnumerosi. Lähetämme siihen koodin.",
                en: "Choose the country and type your mobile number. We send a code to it.",
                de: "Wählen Sie das Land, und geben Sie Ihre Mobilnummer ein. Wir senden einen Code an diese Nummer.")
        case .countryLabel:
            Translations(
                nb: "Land", nn: "Land", sv: "Land", da: "Land", fi: "Maa", en: "Country", de: "Land")
        case .numberLabel:
            Translations(
                nb: "Mobilnummer", nn: "Mobilnummer", sv: "Mobilnummer", da: "Mobilnummer", fi: "Matkapuhelinnumero",
                en: "Mobile number", de: "Mobilnummer")
        case .codeTitle:
            Translations(
                nb: "Skriv koden", nn: "Skriv koden", sv: "Skriv koden", da: "Indtast koden", fi: "Kirjoita koodi",
                en: "Type the code", de: "Code eingeben")
        case .codeInstruction:
            Translations(
                nb: "Vi har sendt en kode på {digits} sifre til {number}.",
                nn: "Vi har sendt ein kode på {digits} siffer til {number}.",
                sv: "Vi har skickat en {digits}-siffrig kod till {number}.",
                da: "Vi har sendt en kode på {digits} cifre til {number}.",
                fi: "Olemme lähettäneet {digits}-numeroisen koodin numeroon {number}.",
                en: "We have sent a {digits}-digit code to {number}.",
                de: "Wir haben einen {digits}-stelligen Code an {number} gesendet.")
        case .codeInstructionCall:
            Translations(
                nb: "Vi ringer {number} og leser opp en kode på {digits} sifre.",
                nn: "Vi ringjer {number} og les opp ein kode på {digits} siffer.",
                sv: "Vi ringer {number} och läser upp en {digits}-siffrig kod.",
                da: "Vi ringer til {number} og læser en kode på {digits} cifre op.",
                fi: "Soitamme numeroon {number} ja luemme {digits}-numeroisen koodin.",
                en: "We are calling {number} and reading out a {digits}-digit code.",
                de: "Wir rufen {number} an und lesen einen {digits}-stelligen Code vor.")
        case .codeLabel:
            Translations(
                nb: "Kode fra meldingen", nn: "Kode frå meldinga", sv: "Kod från meddelandet", da: "Kode fra beskeden",
                fi: "Viestin koodi", en: "Code from the message", de: "Code aus der Nachricht")
        case .nameOfNumber:
            Translations(
                nb: "Telefon {number}", nn: "Telefon {number}", sv: "Telefon {number}", da: "Telefon {number}",
                fi: "Puhelin {number}", en: "Phone {number}", de: "Telefon {number}")
        }
    }
}
