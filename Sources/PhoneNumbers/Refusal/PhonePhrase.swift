public import MFACore

/// What is answered about phone numbers.
public enum PhonePhrase: String, PhraseBook {
    /// Nothing was typed.
    case empty = "phone.empty"
    /// A character that cannot be in a number.
    case invalidCharacter = "phone.invalid-character"
    /// Letters.
    case letters = "phone.letters"
    /// An extension.
    case `extension` = "phone.extension"
    /// A calling code that there is not.
    case unknownCallingCode = "phone.unknown-calling-code"
    /// No country was chosen.
    case noRegion = "phone.no-region"
    /// Digits are missing.
    case tooShort = "phone.too-short"
    /// There are too many digits.
    case tooLong = "phone.too-long"
    /// Nobody has that number.
    case notAssigned = "phone.not-assigned"
    /// Nobody has that number, which would be of no country.
    case notAssignedAnywhere = "phone.not-assigned-anywhere"
    /// A number that no mobile phone has.
    case notMobile = "phone.not-mobile"
    /// A number of a country that is not served.
    case countryNotServed = "phone.country-not-served"

    /// The text.
    public var translations: Translations {
        switch self {
        case .empty:
            Translations(
                nb: "Skriv telefonnummeret ditt.",
                nn: "Skriv telefonnummeret ditt.",
                sv: "Skriv ditt telefonnummer.",
                da: "Skriv dit telefonnummer.",
                fi: "Kirjoita puhelinnumerosi.",
                en: "Type your phone number.",
                de: "Geben Sie Ihre Telefonnummer ein.")
        case .invalidCharacter:
            Translations(
                nb: "Tegnet «{character}» kan ikke stå i et telefonnummer.",
                nn: "Teiknet «{character}» kan ikkje stå i eit telefonnummer.",
                sv: "Tecknet ”{character}” kan inte ingå i ett telefonnummer.",
                da: "Tegnet »{character}« kan ikke stå i et telefonnummer.",
                fi: "Puhelinnumerossa ei voi olla merkkiä ”{character}”.",
                en: "The character “{character}” cannot be in a phone number.",
                de: "Das Zeichen „{character}“ kann nicht in einer Telefonnummer stehen.")
        case .letters:
            Translations(
                nb: "Skriv telefonnummeret med sifre, uten bokstaver.",
                nn: "Skriv telefonnummeret med siffer, utan bokstavar.",
                sv: "Skriv telefonnumret med siffror, utan bokstäver.",
                da: "Skriv telefonnummeret med cifre, uden bogstaver.",
                fi: "Kirjoita puhelinnumero numeroin, ilman kirjaimia.",
                en: "Type the phone number in digits, without letters.",
                de: "Geben Sie die Telefonnummer in Ziffern ein, ohne Buchstaben.")
        case .extension:
            Translations(
                nb: "Vi kan ikke sende til et internnummer. Skriv nummeret uten det.",
                nn: "Vi kan ikkje sende til eit internnummer. Skriv nummeret utan det.",
                sv: "Vi kan inte skicka till en anknytning. Skriv numret utan den.",
                da: "Vi kan ikke sende til et lokalnummer. Skriv nummeret uden det.",
                fi: "Emme voi lähettää viestiä alanumeroon. Kirjoita numero ilman sitä.",
                en: "We cannot send to an extension. Type the number without it.",
                de: "An eine Durchwahl können wir nicht senden. Geben Sie die Nummer ohne sie ein.")
        case .unknownCallingCode:
            Translations(
                nb: "Landskoden finnes ikke. Sjekk sifrene etter plusstegnet.",
                nn: "Landskoden finst ikkje. Sjekk siffera etter plussteiknet.",
                sv: "Landsnumret finns inte. Kontrollera siffrorna efter plustecknet.",
                da: "Landekoden findes ikke. Tjek cifrene efter plustegnet.",
                fi: "Maatunnusta ei ole olemassa. Tarkista plusmerkin jälkeiset numerot.",
                en: "There is no such country code. Check the digits after the plus sign.",
                de: "Diese Ländervorwahl gibt es nicht. Prüfen Sie die Ziffern nach dem Pluszeichen.")
        case .noRegion:
            Translations(
                nb: "Velg land, eller skriv nummeret med landskode og plusstegn foran.",
                nn: "Vel land, eller skriv nummeret med landskode og plussteikn framfor.",
                sv: "Välj land, eller skriv numret med landsnummer och plustecken framför.",
                da: "Vælg land, eller skriv nummeret med landekode og plustegn foran.",
                fi: "Valitse maa tai kirjoita numero kansainvälisessä muodossa plusmerkistä alkaen.",
                en: "Choose a country, or type the number with its country code and a plus sign in front.",
                de: "Wählen Sie ein Land, oder geben Sie die Nummer mit Ländervorwahl und Pluszeichen ein.")
        case .tooShort:
            Translations(
                nb: "Nummeret er for kort. {count|Det mangler minst ett siffer.|Det mangler minst # sifre.}",
                nn: "Nummeret er for kort. {count|Det manglar minst eitt siffer.|Det manglar minst # siffer.}",
                sv: "Numret är för kort. {count|Minst en siffra saknas.|Minst # siffror saknas.}",
                da: "Nummeret er for kort. {count|Der mangler mindst ét ciffer.|Der mangler mindst # cifre.}",
                fi:
                    "Numero on liian lyhyt. {count|Siitä puuttuu ainakin yksi numero.|Siitä puuttuu ainakin # numeroa.}",
                en: "The number is too short. {count|At least one digit is missing.|At least # digits are missing.}",
                de: "Die Nummer ist zu kurz. {count|Es fehlt mindestens eine Ziffer.|Es fehlen mindestens # Ziffern.}")
        case .tooLong:
            Translations(
                nb: "Nummeret er for langt. {count|Det har minst ett siffer for mye.|Det har minst # sifre for mye.}",
                nn:
                    "Nummeret er for langt. {count|Det har minst eitt siffer for mykje.|Det har minst # siffer for mykje.}",
                sv:
                    "Numret är för långt. {count|Det har minst en siffra för mycket.|Det har minst # siffror för mycket.}",
                da:
                    "Nummeret er for langt. {count|Der er mindst ét ciffer for meget.|Der er mindst # cifre for meget.}",
                fi:
                    "Numero on liian pitkä. {count|Siinä on ainakin yksi numero liikaa.|Siinä on ainakin # numeroa liikaa.}",
                en:
                    "The number is too long. {count|It has at least one digit too many.|It has at least # digits too many.}",
                de: "Die Nummer ist zu lang. {count|Sie hat mindestens eine Ziffer zu viel.|Sie hat mindestens "
                    + "# Ziffern zu viel.}")
        case .notAssigned:
            Translations(
                nb: "Dette nummeret er ikke i bruk ({country}). Sjekk sifrene og landet.",
                nn: "Dette nummeret er ikkje i bruk ({country}). Sjekk siffera og landet.",
                sv: "Numret används inte ({country}). Kontrollera siffrorna och landet.",
                da: "Nummeret er ikke i brug ({country}). Tjek cifrene og landet.",
                fi: "Numero ei ole käytössä ({country}). Tarkista numerot ja maa.",
                en: "That number is not in use ({country}). Check the digits and the country.",
                de: "Diese Nummer ist nicht vergeben ({country}). Prüfen Sie die Ziffern und das Land.")
        case .notAssignedAnywhere:
            Translations(
                nb: "Dette nummeret er ikke i bruk. Sjekk sifrene.",
                nn: "Dette nummeret er ikkje i bruk. Sjekk siffera.",
                sv: "Numret används inte. Kontrollera siffrorna.",
                da: "Nummeret er ikke i brug. Tjek cifrene.",
                fi: "Numero ei ole käytössä. Tarkista numerot.",
                en: "That number is not in use. Check the digits.",
                de: "Diese Nummer ist nicht vergeben. Prüfen Sie die Ziffern.")
        case .notMobile:
            Translations(
                nb: "Vi kan bare sende til mobiltelefoner. Skriv et mobilnummer.",
                nn: "Vi kan berre sende til mobiltelefonar. Skriv eit mobilnummer.",
                sv: "Vi kan bara skicka till mobiltelefoner. Skriv ett mobilnummer.",
                da: "Vi kan kun sende til mobiltelefoner. Skriv et mobilnummer.",
                fi: "Voimme lähettää viestejä vain matkapuhelimiin. Kirjoita matkapuhelinnumero.",
                en: "We can only send to mobile phones. Type a mobile number.",
                de: "Wir können nur an Mobiltelefone senden. Geben Sie eine Mobilnummer ein.")
        case .countryNotServed:
            Translations(
                nb: "Vi sender ikke til numre i dette landet ({country}). Bruk et annet nummer eller en annen metode.",
                nn:
                    "Vi sender ikkje til nummer i dette landet ({country}). Bruk eit anna nummer eller ein annan metode.",
                sv: "Vi skickar inte till nummer i det här landet ({country}). Använd ett annat nummer eller en annan "
                    + "metod.",
                da: "Vi sender ikke til numre i dette land ({country}). Brug et andet nummer eller en anden metode.",
                fi:
                    "Emme lähetä viestejä tämän maan numeroihin ({country}). Käytä toista numeroa tai toista menetelmää.",
                en: "We do not send to numbers of this country ({country}). Use another number or another method.",
                de: "An Nummern dieses Landes senden wir nicht ({country}). Verwenden Sie eine andere Nummer oder eine "
                    + "andere Methode.")
        }
    }
}
