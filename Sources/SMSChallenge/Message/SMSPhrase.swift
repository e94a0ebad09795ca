public import MFACore

/// What messages with codes say.
///
/// The word for “code” stands right before the digits, where phones look for it, and the digits are not split. There
/// is no link and no greeting in it, so that a forged message which has one looks wrong.
public enum SMSPhrase: String, PhraseBook {
    /// A code for signing in, or for confirming a change.
    case signIn = "sms.sign-in"
    /// A code for adding a number.
    case addNumber = "sms.add-number"

    /// The text.
    public var translations: Translations {
        switch self {
        case .signIn:
            Translations(
                nb:
                    "{app}: Koden din er {code}. Den er gyldig i {minutes|# minutt|# minutter}. Ikke del den med noen, heller ikke med oss.",
                nn:
                    "{app}: Koden din er {code}. Han er gyldig i {minutes|# minutt|# minutt}. Ikkje del han med nokon, heller ikkje med oss.",
                sv:
                    "{app}: Din kod är {code}. Den gäller i {minutes|# minut|# minuter}. Dela den inte med någon, inte heller med oss.",
                da:
                    "{app}: Din kode er {code}. Den gælder i {minutes|# minut|# minutter}. Del den ikke med nogen, heller ikke med os.",
                fi:
                    "{app}: Koodisi on {code}. Se on voimassa {minutes|# minuutin|# minuuttia}. Älä kerro sitä kenellekään, älä edes meille.",
                en:
                    "{app}: Your code is {code}. It is valid for {minutes|# minute|# minutes}. Do not share it with anyone, not even us.",
                de:
                    "{app}: Ihr Code lautet {code}. Er ist {minutes|# Minute|# Minuten} gültig. Geben Sie ihn nicht weiter, auch nicht an uns."
            )
        case .addNumber:
            Translations(
                nb:
                    "{app}: Bruk koden {code} for å legge til nummeret ditt. Gyldig i {minutes|# minutt|# minutter}. Ikke deg? Se bort fra meldingen.",
                nn:
                    "{app}: Bruk koden {code} for å leggje til nummeret ditt. Gyldig i {minutes|# minutt|# minutt}. Ikkje deg? Sjå bort frå meldinga.",
                sv:
                    "{app}: Använd koden {code} för att lägga till ditt nummer. Gäller i {minutes|# minut|# minuter}. Inte du? Bortse från detta.",
                da:
                    "{app}: Brug koden {code} til at tilføje dit nummer. Gælder i {minutes|# minut|# minutter}. Ikke dig? Se bort fra beskeden.",
                fi:
                    "{app}: Lisää numerosi koodilla {code}. Voimassa {minutes|# minuutin|# minuuttia}. Etkö pyytänyt tätä? Jätä viesti huomiotta.",
                en:
                    "{app}: Use code {code} to add your phone number. Valid for {minutes|# minute|# minutes}. Not you? Ignore this message.",
                de:
                    "{app}: Mit dem Code {code} fügen Sie Ihre Nummer hinzu. {minutes|# Minute|# Minuten} gültig. Nicht Sie? Bitte ignorieren."
            )
        }
    }
}
