public import MFACore
public import OTPCore

/// What is said about recovery codes.
public enum RecoveryPhrase: String, PhraseBook {
    /// The headline.
    case title = "recovery.title"
    /// What to do with them.
    case keep = "recovery.keep"
    /// Each of several works once.
    case eachOnce = "recovery.each-once"
    /// The one code works once.
    case savedOnce = "recovery.saved-once"
    /// When they were made.
    case made = "recovery.made"
    /// Few are left.
    case fewLeft = "recovery.few-left"
    /// None is left.
    case noneLeft = "recovery.none-left"
    /// The code was used before.
    case alreadyUsed = "recovery.already-used"

    /// The text.
    public var translations: Translations {
        switch self {
        case .title:
            Translations(
                nb: "Gjenopprettingskoder for {app}",
                nn: "Gjenopprettingskodar for {app}",
                sv: "Återställningskoder för {app}",
                da: "Gendannelseskoder til {app}",
                fi: "Palautuskoodit: {app}",
                en: "Recovery codes for {app}",
                de: "Wiederherstellungscodes für {app}")
        case .keep:
            Translations(
                nb: "Ta vare på dem på et trygt sted, ikke på telefonen. De vises bare denne ene gangen.",
                nn: "Ta vare på dei på ein trygg stad, ikkje på telefonen. Dei blir viste berre denne eine gongen.",
                sv: "Förvara dem på ett säkert ställe, inte i telefonen. De visas bara den här gången.",
                da: "Gem dem et sikkert sted, ikke på telefonen. De vises kun denne ene gang.",
                fi: "Säilytä ne turvallisessa paikassa, ei puhelimessa. Ne näytetään vain tämän kerran.",
                en: "Keep them in a safe place, and not on the phone. They are shown this once only.",
                de: "Bewahren Sie sie an einem sicheren Ort auf, nicht auf dem Telefon. Sie werden nur dieses eine Mal "
                    + "angezeigt.")
        case .eachOnce:
            Translations(
                nb: "Hver kode virker én gang, når du ikke har noe annet å bekrefte med.",
                nn: "Kvar kode verkar éin gong, når du ikkje har noko anna å stadfeste med.",
                sv: "Varje kod fungerar en gång, när du inte har något annat att bekräfta med.",
                da: "Hver kode virker én gang, når du ikke har andet at bekræfte med.",
                fi: "Jokainen koodi toimii kerran, kun sinulla ei ole muuta vahvistustapaa.",
                en: "Each code works once, when you have nothing else to verify with.",
                de: "Jeder Code gilt einmal, wenn Sie nichts anderes zum Bestätigen haben.")
        case .savedOnce:
            Translations(
                nb: "Koden virker én gang. Når du har brukt den, får du en ny.",
                nn: "Koden verkar éin gong. Når du har brukt han, får du ein ny.",
                sv: "Koden fungerar en gång. När du har använt den får du en ny.",
                da: "Koden virker én gang. Når du har brugt den, får du en ny.",
                fi: "Koodi toimii kerran. Kun olet käyttänyt sen, saat uuden.",
                en: "The code works once. When you have used it, you get a new one.",
                de: "Der Code gilt einmal. Wenn Sie ihn benutzt haben, bekommen Sie einen neuen.")
        case .made:
            Translations(
                nb: "Laget {date}", nn: "Laga {date}", sv: "Skapade {date}", da: "Lavet {date}", fi: "Luotu {date}",
                en: "Made {date}", de: "Erstellt am {date}")
        case .fewLeft:
            Translations(
                nb: "Du har {left|én gjenopprettingskode|# gjenopprettingskoder} igjen. Lag nye før de er brukt opp.",
                nn: "Du har {left|éin gjenopprettingskode|# gjenopprettingskodar} att. Lag nye før dei er brukte opp.",
                sv: "Du har {left|en återställningskod|# återställningskoder} kvar. Skapa nya innan de tar slut.",
                da: "Du har {left|én gendannelseskode|# gendannelseskoder} tilbage. Lav nye, før de er brugt op.",
                fi: "Sinulla on {left|yksi palautuskoodi|# palautuskoodia} jäljellä. Luo uudet ennen kuin ne loppuvat.",
                en: "You have {left|one recovery code|# recovery codes} left. Make new ones before they are used up.",
                de:
                    "Sie haben noch {left|einen Wiederherstellungscode|# Wiederherstellungscodes}. Erstellen Sie neue, bevor "
                    + "sie aufgebraucht sind.")
        case .noneLeft:
            Translations(
                nb: "Du har ingen gjenopprettingskoder igjen. Lag nye.",
                nn: "Du har ingen gjenopprettingskodar att. Lag nye.",
                sv: "Du har inga återställningskoder kvar. Skapa nya.",
                da: "Du har ingen gendannelseskoder tilbage. Lav nye.",
                fi: "Sinulla ei ole palautuskoodeja jäljellä. Luo uudet.",
                en: "You have no recovery codes left. Make new ones.",
                de: "Sie haben keine Wiederherstellungscodes mehr. Erstellen Sie neue.")
        case .alreadyUsed:
            Translations(
                nb: "Denne koden er allerede brukt. Ta den neste på listen.",
                nn: "Denne koden er alt brukt. Ta den neste på lista.",
                sv: "Den här koden är redan använd. Ta nästa på listan.",
                da: "Denne kode er allerede brugt. Tag den næste på listen.",
                fi: "Tämä koodi on jo käytetty. Käytä luettelon seuraavaa.",
                en: "This code has been used already. Take the next one on the list.",
                de: "Dieser Code wurde schon benutzt. Nehmen Sie den nächsten auf der Liste.")
        }
    }
}

extension RecoveryVerdict {
    /// What is answered; nil for a code that was right.
    public func message(at now: UnixTime) -> Message? {
        switch self {
        case .accepted: nil
        case .alreadyUsed: Message(RecoveryPhrase.alreadyUsed)
        case .refused(let verdict): verdict.message(at: now)
        }
    }
}
