public import MFACore

/// What the set-up says of an authenticator app whose name is not known.
public enum OtherAppPhrase: String, PhraseBook {
    /// An app has to be there first.
    case installInstruction = "other-app.install-instruction"
    /// What to do with the QR code.
    case scanInstruction = "other-app.scan-instruction"
    /// The headline over what is typed in its place.
    case typeTitle = "other-app.type-title"
    /// What to do with that.
    case typeInstruction = "other-app.type-instruction"
    /// What is read out in the place of the QR code.
    case qrAlternative = "other-app.qr-alternative"
    /// The code is asked for.
    case codeInstruction = "other-app.code-instruction"
    /// A second code is asked for.
    case secondCodeInstruction = "other-app.second-code-instruction"

    /// The text.
    public var translations: Translations {
        switch self {
        case .installInstruction:
            Translations(
                nb: "Installer en autentiseringsapp på telefonen hvis du ikke allerede har en.",
                nn: "Installer ein autentiseringsapp på telefonen om du ikkje alt har ein.",
                sv: "Installera en autentiseringsapp på telefonen om du inte redan har en.",
                da: "Installér en godkendelsesapp på din telefon, hvis du ikke allerede har en.",
                fi: "Asenna puhelimeesi todennussovellus, jos sinulla ei vielä ole sellaista.",
                en: "Install an authenticator app on your phone, if you do not have one already.",
                de: "Installieren Sie eine Authentifizierungs-App auf Ihrem Telefon, falls Sie noch keine haben.")
        case .scanInstruction:
            Translations(
                nb: "Åpne autentiseringsappen din, legg til en konto og skann koden.",
                nn: "Opne autentiseringsappen din, legg til ein konto og skann koden.",
                sv: "Öppna din autentiseringsapp, lägg till ett konto och skanna koden.",
                da: "Åbn din godkendelsesapp, tilføj en konto, og scan koden.",
                fi: "Avaa todennussovelluksesi, lisää tili ja skannaa koodi.",
                en: "Open your authenticator app, add an account and scan the code.",
                de: "Öffnen Sie Ihre Authentifizierungs-App, fügen Sie ein Konto hinzu, und scannen Sie den Code.")
        case .typeTitle:
            Translations(
                nb: "Legg til kontoen i autentiseringsappen din",
                nn: "Legg til kontoen i autentiseringsappen din",
                sv: "Lägg till kontot i din autentiseringsapp",
                da: "Tilføj kontoen i din godkendelsesapp",
                fi: "Lisää tili todennussovellukseesi",
                en: "Add the account in your authenticator app",
                de: "Konto in Ihrer Authentifizierungs-App hinzufügen")
        case .typeInstruction:
            Translations(
                nb: "Åpne autentiseringsappen din, legg til en konto og skriv inn dette.",
                nn: "Opne autentiseringsappen din, legg til ein konto og skriv inn dette.",
                sv: "Öppna din autentiseringsapp, lägg till ett konto och skriv in det här.",
                da: "Åbn din godkendelsesapp, tilføj en konto, og indtast dette.",
                fi: "Avaa todennussovelluksesi, lisää tili ja kirjoita nämä tiedot.",
                en: "Open your authenticator app, add an account and type this.",
                de: "Öffnen Sie Ihre Authentifizierungs-App, fügen Sie ein Konto hinzu, und geben Sie Folgendes ein.")
        case .qrAlternative:
            Translations(
                nb: "QR-kode for autentiseringsappen din. Hvis du ikke kan skanne den, velg «Kan du ikke skanne? Sett "
                    + "opp uten å skanne».",
                nn: "QR-kode for autentiseringsappen din. Om du ikkje kan skanne han, vel «Kan du ikkje skanne? Set "
                    + "opp utan å skanne».",
                sv: "QR-kod för din autentiseringsapp. Om du inte kan skanna den, välj ”Kan du inte skanna? "
                    + "Konfigurera utan att skanna”.",
                da: "QR-kode til din godkendelsesapp. Hvis du ikke kan scanne den, så vælg »Kan du ikke scanne? "
                    + "Konfigurer uden at scanne«.",
                fi: "QR-koodi todennussovellusta varten. Jos et voi skannata sitä, valitse ”Etkö voi skannata? Ota "
                    + "käyttöön ilman skannausta”.",
                en: "QR code for your authenticator app. If you cannot scan it, choose “Can’t scan? Set up without "
                    + "scanning”.",
                de: "QR-Code für Ihre Authentifizierungs-App. Wenn Sie ihn nicht scannen können, wählen Sie „Können "
                    + "Sie nicht scannen? Ohne Scannen einrichten“.")
        case .codeInstruction:
            Translations(
                nb: "Skriv koden på {digits} sifre som autentiseringsappen din viser. Det haster ikke: Det kommer en "
                    + "ny hvert {seconds}. sekund, og den forrige gjelder fortsatt.",
                nn: "Skriv koden på {digits} siffer som autentiseringsappen din viser. Det hastar ikkje: Det kjem ein "
                    + "ny kvart {seconds}. sekund, og den førre gjeld framleis.",
                sv: "Skriv den {digits}-siffriga koden som din autentiseringsapp visar. Det är ingen brådska: det "
                    + "kommer en ny med {seconds} sekunders mellanrum, och den förra gäller fortfarande.",
                da: "Indtast koden på {digits} cifre, som din godkendelsesapp viser. Det haster ikke: Der kommer en ny "
                    + "hvert {seconds}. sekund, og den forrige gælder stadig.",
                fi: "Kirjoita {digits}-numeroinen koodi, jonka todennussovelluksesi näyttää. Kiirettä ei ole: uusi "
                    + "koodi tulee {seconds} sekunnin välein, ja edellinenkin kelpaa vielä.",
                en: "Type the {digits}-digit code that your authenticator app shows. There is no hurry: a new one "
                    + "comes every {seconds} seconds, and the one before it still counts.",
                de: "Geben Sie den {digits}-stelligen Code ein, den Ihre Authentifizierungs-App anzeigt. Es eilt "
                    + "nicht: Alle {seconds} Sekunden kommt ein neuer, und der vorige gilt noch.")
        case .secondCodeInstruction:
            Translations(
                nb: "Vent til appen viser en ny kode, og skriv den.",
                nn: "Vent til appen viser ein ny kode, og skriv han.",
                sv: "Vänta tills appen visar en ny kod och skriv den.",
                da: "Vent, til appen viser en ny kode, og indtast den.",
                fi: "Odota, kunnes sovellus näyttää uuden koodin, ja kirjoita se.",
                en: "Wait until the app shows another code, and type that.",
                de: "Warten Sie, bis die App einen neuen Code anzeigt, und geben Sie diesen ein.")
        }
    }
}
