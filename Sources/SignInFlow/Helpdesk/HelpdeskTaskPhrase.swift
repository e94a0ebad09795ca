public import MFACore

/// What stands on the buttons of a helpdesk, and what it is answered.
public enum HelpdeskTaskPhrase: String, PhraseBook {
    /// Putting a factor out of use for a time.
    case suspend = "helpdesk-task.suspend"
    /// Putting it back into use.
    case resume = "helpdesk-task.resume"
    /// Putting it out of use for good.
    case disable = "helpdesk-task.disable"
    /// Forgetting a browser.
    case revokeBrowser = "helpdesk-task.revoke-browser"
    /// Letting the user off.
    case exempt = "helpdesk-task.exempt"
    /// Taking that back.
    case endExemption = "helpdesk-task.end-exemption"
    /// Asking for a reset.
    case requestReset = "helpdesk-task.request-reset"
    /// Taking it back.
    case withdrawReset = "helpdesk-task.withdraw-reset"
    /// Nobody is named.
    case noOperator = "helpdesk-task.no-operator"
    /// No reason is given.
    case noReason = "helpdesk-task.no-reason"
    /// A text is too long.
    case tooLong = "helpdesk-task.too-long"
    /// There is nothing to take away.
    case nothingToReset = "helpdesk-task.nothing-to-reset"
    /// A reset waits already.
    case alreadyPending = "helpdesk-task.already-pending"
    /// No reset waits.
    case noSuchReset = "helpdesk-task.no-such-reset"
    /// The user could not object for long enough.
    case coolingOffTooShort = "helpdesk-task.cooling-off-too-short"
    /// The reset would wait too long.
    case coolingOffTooLong = "helpdesk-task.cooling-off-too-long"
    /// The exemption is over.
    case exemptionOver = "helpdesk-task.exemption-over"
    /// The exemption is too long.
    case exemptionTooLong = "helpdesk-task.exemption-too-long"

    /// The text.
    public var translations: Translations {
        switch self {
        case .suspend:
            Translations(
                nb: "Sett «{name}» ut av bruk inntil videre",
                nn: "Set «{name}» ut av bruk inntil vidare",
                sv: "Ta ”{name}” ur bruk tills vidare",
                da: "Sæt »{name}« ud af brug indtil videre",
                fi: "Poista ”{name}” käytöstä toistaiseksi",
                en: "Put “{name}” out of use for the time being",
                de: "„{name}“ vorläufig außer Gebrauch setzen")
        case .resume:
            Translations(
                nb: "Ta «{name}» i bruk igjen",
                nn: "Ta «{name}» i bruk igjen",
                sv: "Ta ”{name}” i bruk igen",
                da: "Tag »{name}« i brug igen",
                fi: "Ota ”{name}” takaisin käyttöön",
                en: "Put “{name}” back into use",
                de: "„{name}“ wieder in Gebrauch nehmen")
        case .disable:
            Translations(
                nb: "Deaktiver «{name}» for godt",
                nn: "Deaktiver «{name}» for godt",
                sv: "Stäng av ”{name}” för gott",
                da: "Deaktiver »{name}« for altid",
                fi: "Poista ”{name}” käytöstä pysyvästi",
                en: "Disable “{name}” for good",
                de: "„{name}“ endgültig deaktivieren")
        case .revokeBrowser:
            Translations(
                nb: "Glem nettleseren «{name}»",
                nn: "Gløym nettlesaren «{name}»",
                sv: "Glöm webbläsaren ”{name}”",
                da: "Glem browseren »{name}«",
                fi: "Unohda selain ”{name}”",
                en: "Forget the browser “{name}”",
                de: "Den Browser „{name}“ vergessen")
        case .exempt:
            Translations(
                nb: "Gi fritak for en tid",
                nn: "Gje fritak for ei tid",
                sv: "Ge undantag en tid",
                da: "Giv fritagelse for en tid",
                fi: "Myönnä poikkeus määräajaksi",
                en: "Let the user off for a time",
                de: "Für eine Zeit befreien")
        case .endExemption:
            Translations(
                nb: "Opphev fritaket",
                nn: "Opphev fritaket",
                sv: "Upphäv undantaget",
                da: "Ophæv fritagelsen",
                fi: "Peru poikkeus",
                en: "End the exemption",
                de: "Befreiung aufheben")
        case .requestReset:
            Translations(
                nb: "Be om nullstilling",
                nn: "Be om nullstilling",
                sv: "Begär återställning",
                da: "Bed om nulstilling",
                fi: "Pyydä nollausta",
                en: "Ask for a reset",
                de: "Zurücksetzung verlangen")
        case .withdrawReset:
            Translations(
                nb: "Trekk nullstillingen tilbake",
                nn: "Trekk nullstillinga tilbake",
                sv: "Ta tillbaka återställningen",
                da: "Træk nulstillingen tilbage",
                fi: "Peru nollaus",
                en: "Take the reset back",
                de: "Zurücksetzung zurücknehmen")
        case .noOperator:
            Translations(
                nb: "Si hvem du er: endringer gjøres av navngitte personer.",
                nn: "Sei kven du er: endringar blir gjorde av namngjevne personar.",
                sv: "Ange vem du är: ändringar görs av namngivna personer.",
                da: "Angiv, hvem du er: ændringer foretages af navngivne personer.",
                fi: "Kerro kuka olet: muutoksia tekevät vain nimetyt henkilöt.",
                en: "Say who you are: changes are made by people with a name.",
                de: "Sagen Sie, wer Sie sind: Änderungen machen nur namentlich bekannte Personen.")
        case .noReason:
            Translations(
                nb: "Oppgi en grunn.",
                nn: "Gje ein grunn.",
                sv: "Ange ett skäl.",
                da: "Angiv en grund.",
                fi: "Anna syy.",
                en: "Give a reason.",
                de: "Geben Sie einen Grund an.")
        case .tooLong:
            Translations(
                nb: "Navnet eller grunnen er for lang: høyst {limit} byte.",
                nn: "Namnet eller grunnen er for lang: høgst {limit} byte.",
                sv: "Namnet eller skälet är för långt: högst {limit} byte.",
                da: "Navnet eller grunden er for lang: højst {limit} byte.",
                fi: "Nimi tai syy on liian pitkä: enintään {limit} tavua.",
                en: "The name or the reason is too long: {limit} bytes at most.",
                de: "Der Name oder der Grund ist zu lang: höchstens {limit} Byte.")
        case .nothingToReset:
            Translations(
                nb: "Brukeren har ingenting som kan nullstilles.",
                nn: "Brukaren har ingenting som kan nullstillast.",
                sv: "Användaren har inget som kan återställas.",
                da: "Brugeren har intet, der kan nulstilles.",
                fi: "Käyttäjällä ei ole mitään nollattavaa.",
                en: "The user has nothing that could be reset.",
                de: "Der Benutzer hat nichts, was zurückgesetzt werden könnte.")
        case .alreadyPending:
            Translations(
                nb: "En nullstilling venter allerede, til {date}. Trekk den tilbake først.",
                nn: "Ei nullstilling ventar alt, til {date}. Trekk ho tilbake først.",
                sv: "En återställning väntar redan, till {date}. Ta tillbaka den först.",
                da: "En nulstilling venter allerede, til {date}. Træk den tilbage først.",
                fi: "Nollaus odottaa jo: {date}. Peru se ensin.",
                en: "A reset is waiting already, until {date}. Take it back first.",
                de: "Eine Zurücksetzung wartet schon, bis {date}. Nehmen Sie sie zuerst zurück.")
        case .noSuchReset:
            Translations(
                nb: "Ingen slik nullstilling venter.",
                nn: "Inga slik nullstilling ventar.",
                sv: "Ingen sådan återställning väntar.",
                da: "Ingen sådan nulstilling venter.",
                fi: "Sellaista nollausta ei ole odottamassa.",
                en: "No such reset is waiting.",
                de: "Eine solche Zurücksetzung wartet nicht.")
        case .coolingOffTooShort:
            Translations(
                nb: "Brukeren må kunne protestere lenger: minst {time}.",
                nn: "Brukaren må kunne protestere lenger: minst {time}.",
                sv: "Användaren måste kunna invända längre: minst {time}.",
                da: "Brugeren skal kunne protestere længere: mindst {time}.",
                fi: "Käyttäjän on voitava vastustaa pidempään: vähintään {time}.",
                en: "The user has to be able to object for longer: {time} at least.",
                de: "Der Benutzer muss länger widersprechen können: mindestens {time}.")
        case .coolingOffTooLong:
            Translations(
                nb: "Det er for lenge å vente: høyst {time}.",
                nn: "Det er for lenge å vente: høgst {time}.",
                sv: "Det är för länge att vänta: högst {time}.",
                da: "Det er for længe at vente: højst {time}.",
                fi: "Odotusaika on liian pitkä: enintään {time}.",
                en: "That is too long to wait: {time} at most.",
                de: "Das ist zu lange: höchstens {time}.")
        case .exemptionOver:
            Translations(
                nb: "Fritaket ville være over allerede.",
                nn: "Fritaket ville vere over alt.",
                sv: "Undantaget skulle redan vara över.",
                da: "Fritagelsen ville allerede være forbi.",
                fi: "Poikkeus olisi jo päättynyt.",
                en: "The exemption would be over already.",
                de: "Die Befreiung wäre schon vorbei.")
        case .exemptionTooLong:
            Translations(
                nb: "Så lenge kan ingen fritas: høyst {time}.",
                nn: "Så lenge kan ingen fritakast: høgst {time}.",
                sv: "Så länge kan ingen undantas: högst {time}.",
                da: "Så længe kan ingen fritages: højst {time}.",
                fi: "Poikkeus on liian pitkä: enintään {time}.",
                en: "Nobody can be let off for so long: {time} at most.",
                de: "So lange kann niemand befreit werden: höchstens {time}.")
        }
    }
}
