public import MFACore

/// What stands on buttons and links of a set-up.
public enum ActionPhrase: String, PhraseBook {
    /// To the next step.
    case goOn = "action.go-on"
    /// Have what was typed checked.
    case verify = "action.verify"
    /// To the step before.
    case back = "action.back"
    /// To a step by its headline.
    case backTo = "action.back-to"
    /// Leave the set-up.
    case cancel = "action.cancel"
    /// End the set-up.
    case finish = "action.finish"
    /// Another message.
    case sendAgain = "action.send-again"
    /// When there can be another message.
    case sendAgainIn = "action.send-again-in"
    /// A call in the place of a message.
    case callMe = "action.call-me"
    /// To what can be typed in the place of a QR code.
    case cannotScan = "action.cannot-scan"
    /// Back to the QR code.
    case scanInstead = "action.scan-instead"
    /// Take a value to the clipboard.
    case copy = "action.copy"
    /// Put it on paper.
    case print = "action.print"
    /// Keep it as a file.
    case download = "action.download"
    /// To support.
    case help = "action.help"
    /// Sign in as somebody else.
    case useAnother = "action.use-another"
    /// Make the typed password readable.
    case showPassword = "action.show-password"

    /// The text.
    public var translations: Translations {
        switch self {
        case .goOn:
            Translations(
                nb: "Fortsett", nn: "Hald fram", sv: "Fortsätt", da: "Fortsæt", fi: "Jatka", en: "Continue",
                de: "Weiter")
        case .verify:
            Translations(
                nb: "Bekreft", nn: "Stadfest", sv: "Bekräfta", da: "Bekræft", fi: "Vahvista", en: "Verify",
                de: "Bestätigen")
        case .back:
            Translations(
                nb: "Tilbake", nn: "Tilbake", sv: "Tillbaka", da: "Tilbage", fi: "Takaisin", en: "Back", de: "Zurück")
        case .backTo:
            Translations(
                nb: "Tilbake til «{step}»",
                nn: "Tilbake til «{step}»",
                sv: "Tillbaka till ”{step}”",
                da: "Tilbage til »{step}«",
                fi: "Takaisin vaiheeseen ”{step}”",
                en: "Back to “{step}”",
                de: "Zurück zu „{step}“")
        case .cancel:
            Translations(
                nb: "Avbryt", nn: "Avbryt", sv: "Avbryt", da: "Annuller", fi: "Peruuta", en: "Cancel", de: "Abbrechen")
        case .finish:
            Translations(
                nb: "Fullfør", nn: "Fullfør", sv: "Slutför", da: "Færdig", fi: "Valmis", en: "Finish",
                de: "Abschließen")
        case .sendAgain:
            Translations(
                nb: "Send på nytt", nn: "Send på nytt", sv: "Skicka igen", da: "Send igen", fi: "Lähetä uudelleen",
                en: "Send again", de: "Erneut senden")
        case .sendAgainIn:
            Translations(
                nb: "Send på nytt om {wait}",
                nn: "Send på nytt om {wait}",
                sv: "Skicka igen om {wait}",
                da: "Send igen om {wait}",
                fi: "Lähetä uudelleen (odotusaika: {wait})",
                en: "Send again in {wait}",
                de: "Erneut senden (Wartezeit: {wait})")
        case .callMe:
            Translations(
                nb: "Ring meg i stedet", nn: "Ring meg i staden", sv: "Ring mig i stället", da: "Ring til mig i stedet",
                fi: "Soita minulle sen sijaan", en: "Call me instead", de: "Stattdessen anrufen lassen")
        case .cannotScan:
            Translations(
                nb: "Kan du ikke skanne? Sett opp uten å skanne",
                nn: "Kan du ikkje skanne? Set opp utan å skanne",
                sv: "Kan du inte skanna? Konfigurera utan att skanna",
                da: "Kan du ikke scanne? Konfigurer uden at scanne",
                fi: "Etkö voi skannata? Ota käyttöön ilman skannausta",
                en: "Can’t scan? Set up without scanning",
                de: "Können Sie nicht scannen? Ohne Scannen einrichten")
        case .scanInstead:
            Translations(
                nb: "Skann en QR-kode i stedet",
                nn: "Skann ein QR-kode i staden",
                sv: "Skanna en QR-kod i stället",
                da: "Scan en QR-kode i stedet",
                fi: "Skannaa sen sijaan QR-koodi",
                en: "Scan a QR code instead",
                de: "Stattdessen QR-Code scannen")
        case .copy:
            Translations(
                nb: "Kopier", nn: "Kopier", sv: "Kopiera", da: "Kopiér", fi: "Kopioi", en: "Copy", de: "Kopieren")
        case .print:
            Translations(
                nb: "Skriv ut", nn: "Skriv ut", sv: "Skriv ut", da: "Udskriv", fi: "Tulosta", en: "Print",
                de: "Drucken")
        case .download:
            Translations(
                nb: "Last ned", nn: "Last ned", sv: "Ladda ned", da: "Download", fi: "Lataa", en: "Download",
                de: "Herunterladen")
        case .help:
            Translations(
                nb: "Få hjelp", nn: "Få hjelp", sv: "Få hjälp", da: "Få hjælp", fi: "Pyydä apua", en: "Get help",
                de: "Hilfe erhalten")
        case .useAnother:
            Translations(
                nb: "Bruk en annen konto",
                nn: "Bruk ein annan konto",
                sv: "Använd ett annat konto",
                da: "Brug en anden konto",
                fi: "Käytä toista tiliä",
                en: "Use another account",
                de: "Anderes Konto verwenden")
        case .showPassword:
            Translations(
                nb: "Vis passord", nn: "Vis passord", sv: "Visa lösenord", da: "Vis adgangskode", fi: "Näytä salasana",
                en: "Show password", de: "Passwort anzeigen")
        }
    }
}
