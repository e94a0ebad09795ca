public import MFACore

/// What the set-up of an authenticator app says.
public enum AppPhrase: String, PhraseBook {
    /// The choice of an app that is not named.
    case otherApp = "app.other-app"
    /// What that can be.
    case otherAppDetail = "app.other-app-detail"
    /// What is good about an app.
    case detailOffline = "app.detail-offline"
    /// The use of an app for codes.
    case useCodes = "app.use-codes"
    /// The headline over the platforms.
    case platformTitle = "app.platform-title"
    /// The phone is asked for.
    case platformInstruction = "app.platform-instruction"
    /// The link to a store.
    case storeLink = "app.store-link"
    /// The app has to be there first.
    case installInstruction = "app.install-instruction"
    /// The headline over the QR code.
    case scanTitle = "app.scan-title"
    /// What to do with it.
    case scanInstruction = "app.scan-instruction"
    /// The headline over what is typed in its place.
    case typeTitle = "app.type-title"
    /// What to do with that.
    case typeInstruction = "app.type-instruction"
    /// The label of the account's name.
    case accountLabel = "app.account-label"
    /// The label of the site's name.
    case issuerLabel = "app.issuer-label"
    /// The label of the secret.
    case secretLabel = "app.secret-label"
    /// The label of the kind of code.
    case typeLabel = "app.type-label"
    /// The kind of code.
    case typeValue = "app.type-value"
    /// The label of the length of a code.
    case digitsLabel = "app.digits-label"
    /// The length of a code.
    case digitsValue = "app.digits-value"
    /// The label of the time after which there is a new code.
    case periodLabel = "app.period-label"
    /// The label of the algorithm.
    case algorithmLabel = "app.algorithm-label"
    /// What is read out in the place of the QR code.
    case qrAlternative = "app.qr-alternative"
    /// The warning beside the secret.
    case keepSecret = "app.keep-secret"
    /// The headline over the code.
    case codeTitle = "app.code-title"
    /// The code is asked for.
    case codeInstruction = "app.code-instruction"
    /// The headline over a second code.
    case secondCodeTitle = "app.second-code-title"
    /// A second code is asked for.
    case secondCodeInstruction = "app.second-code-instruction"
    /// The label of the code.
    case codeLabel = "app.code-label"
    /// The code was wrong.
    case codeWrong = "app.code-wrong"
    /// The second code was the first.
    case codeSame = "app.code-same"
    /// What was typed cannot be a code.
    case codeMalformed = "app.code-malformed"
    /// An app that does otherwise than it is told.
    case worksDifferently = "app.works-differently"

    /// The text.
    public var translations: Translations {
        switch self {
        case .otherApp:
            Translations(
                nb: "En annen autentiseringsapp", nn: "Ein annan autentiseringsapp", sv: "En annan autentiseringsapp",
                da: "En anden godkendelsesapp", fi: "Jokin muu todennussovellus", en: "Another authenticator app",
                de: "Eine andere Authentifizierungs-App")
        case .otherAppDetail:
            Translations(
                nb: "Alle apper som viser sekssifrede koder, også passordbehandlere",
                nn: "Alle appar som viser sekssifra kodar, også passordbehandlarar",
                sv: "Alla appar som visar sexsiffriga koder, även lösenordshanterare",
                da: "Alle apps, der viser sekscifrede koder, også adgangskodeadministratorer",
                fi: "Mikä tahansa kuusinumeroisia koodeja näyttävä sovellus, myös salasanojen hallintasovellus",
                en: "Any app that shows 6-digit codes, including password managers",
                de: "Jede App, die sechsstellige Codes anzeigt, auch ein Passwortmanager")
        case .detailOffline:
            Translations(
                nb: "Viser koder også når telefonen er uten nett",
                nn: "Viser kodar også når telefonen er utan nett",
                sv: "Visar koder även när telefonen är offline",
                da: "Viser koder, også når telefonen er offline",
                fi: "Näyttää koodit myös ilman verkkoyhteyttä",
                en: "Shows codes even when the phone is offline",
                de: "Zeigt Codes auch an, wenn das Telefon offline ist")
        case .useCodes:
            Translations(
                nb: "Bruk en bekreftelseskode", nn: "Bruk ein stadfestingskode", sv: "Använd en verifieringskod",
                da: "Brug en bekræftelseskode", fi: "Käytä vahvistuskoodia", en: "Use a verification code",
                de: "Bestätigungscode verwenden")
        case .platformTitle:
            Translations(
                nb: "Last ned {app}", nn: "Last ned {app}", sv: "Ladda ned {app}", da: "Hent {app}", fi: "Lataa {app}",
                en: "Get {app}", de: "{app} herunterladen")
        case .platformInstruction:
            Translations(
                nb: "Hva slags telefon har du?", nn: "Kva slags telefon har du?", sv: "Vilken typ av telefon har du?",
                da: "Hvad slags telefon har du?", fi: "Millainen puhelin sinulla on?",
                en: "What kind of phone do you have?", de: "Was für ein Telefon haben Sie?")
        case .storeLink:
            Translations(
                nb: "Last ned {app} for {platform}", nn: "Last ned {app} for {platform}",
                sv: "Ladda ned {app} för {platform}", da: "Hent {app} til {platform}", fi: "Lataa {app} ({platform})",
                en: "Get {app} for {platform}", de: "{app} für {platform} herunterladen")
        case .installInstruction:
            Translations(
                nb: "Installer {app} på telefonen hvis du ikke allerede har appen.",
                nn: "Installer {app} på telefonen om du ikkje alt har appen.",
                sv: "Installera {app} på telefonen om du inte redan har appen.",
                da: "Installér {app} på din telefon, hvis du ikke allerede har appen.",
                fi: "Asenna {app} puhelimeesi, jos sinulla ei vielä ole sitä.",
                en: "Install {app} on your phone, if you do not have it already.",
                de: "Installieren Sie {app} auf Ihrem Telefon, falls Sie die App noch nicht haben.")
        case .scanTitle:
            Translations(
                nb: "Skann QR-koden", nn: "Skann QR-koden", sv: "Skanna QR-koden", da: "Scan QR-koden",
                fi: "Skannaa QR-koodi", en: "Scan the QR code", de: "QR-Code scannen")
        case .scanInstruction:
            Translations(
                nb: "Åpne {app}, legg til en konto og skann koden.",
                nn: "Opne {app}, legg til ein konto og skann koden.",
                sv: "Öppna {app}, lägg till ett konto och skanna koden.",
                da: "Åbn {app}, tilføj en konto, og scan koden.",
                fi: "Avaa {app}, lisää tili ja skannaa koodi.",
                en: "Open {app}, add an account and scan the code.",
                de: "Öffnen Sie {app}, fügen Sie ein Konto hinzu, und scannen Sie den Code.")
        case .typeTitle:
            Translations(
                nb: "Legg til kontoen i {app}", nn: "Legg til kontoen i {app}", sv: "Lägg till kontot i {app}",
                da: "Tilføj kontoen i {app}", fi: "Lisää tili sovellukseen {app}", en: "Add the account in {app}",
                de: "Konto in {app} hinzufügen")
        case .typeInstruction:
            Translations(
                nb: "Åpne {app}, legg til en konto og skriv inn dette.",
                nn: "Opne {app}, legg til ein konto og skriv inn dette.",
                sv: "Öppna {app}, lägg till ett konto och skriv in det här.",
                da: "Åbn {app}, tilføj en konto, og indtast dette.",
                fi: "Avaa {app}, lisää tili ja kirjoita nämä tiedot.",
                en: "Open {app}, add an account and type this.",
                de: "Öffnen Sie {app}, fügen Sie ein Konto hinzu, und geben Sie Folgendes ein.")
        case .accountLabel:
            Translations(
                nb: "Kontonavn", nn: "Kontonamn", sv: "Kontonamn", da: "Kontonavn", fi: "Tilin nimi",
                en: "Account name", de: "Kontoname")
        case .issuerLabel:
            Translations(
                nb: "Nettsted", nn: "Nettstad", sv: "Webbplats", da: "Websted", fi: "Sivusto", en: "Site",
                de: "Website")
        case .secretLabel:
            Translations(
                nb: "Hemmelig nøkkel", nn: "Hemmeleg nøkkel", sv: "Hemlig nyckel", da: "Hemmelig nøgle",
                fi: "Salainen avain", en: "Secret key", de: "Geheimer Schlüssel")
        case .typeLabel:
            Translations(
                nb: "Type", nn: "Type", sv: "Typ", da: "Type", fi: "Tyyppi", en: "Type", de: "Typ")
        case .typeValue:
            Translations(
                nb: "Tidsbasert", nn: "Tidsbasert", sv: "Tidsbaserad", da: "Tidsbaseret", fi: "Aikaperusteinen",
                en: "Time-based", de: "Zeitbasiert")
        case .digitsLabel:
            Translations(
                nb: "Lengde", nn: "Lengd", sv: "Längd", da: "Længde", fi: "Pituus", en: "Length", de: "Länge")
        case .digitsValue:
            Translations(
                nb: "{n|# siffer|# sifre}", nn: "{n|# siffer|# siffer}", sv: "{n|# siffra|# siffror}",
                da: "{n|# ciffer|# cifre}", fi: "{n|# numero|# numeroa}", en: "{n|# digit|# digits}",
                de: "{n|# Ziffer|# Ziffern}")
        case .periodLabel:
            Translations(
                nb: "Ny kode etter", nn: "Ny kode etter", sv: "Ny kod efter", da: "Ny kode efter",
                fi: "Koodin vaihtoväli", en: "New code every", de: "Neuer Code alle")
        case .algorithmLabel:
            Translations(
                nb: "Algoritme", nn: "Algoritme", sv: "Algoritm", da: "Algoritme", fi: "Algoritmi", en: "Algorithm",
                de: "Algorithmus")
        case .qrAlternative:
            Translations(
                nb: "QR-kode for {app}. Hvis du ikke kan skanne den, velg «Kan du ikke skanne? Sett opp uten å "
                    + "skanne».",
                nn: "QR-kode for {app}. Om du ikkje kan skanne han, vel «Kan du ikkje skanne? Set opp utan å skanne».",
                sv: "QR-kod för {app}. Om du inte kan skanna den, välj ”Kan du inte skanna? Konfigurera utan att "
                    + "skanna”.",
                da: "QR-kode til {app}. Hvis du ikke kan scanne den, så vælg »Kan du ikke scanne? Konfigurer uden at "
                    + "scanne«.",
                fi: "QR-koodi: {app}. Jos et voi skannata sitä, valitse ”Etkö voi skannata? Ota käyttöön ilman "
                    + "skannausta”.",
                en: "QR code for {app}. If you cannot scan it, choose “Can’t scan? Set up without scanning”.",
                de: "QR-Code für {app}. Wenn Sie ihn nicht scannen können, wählen Sie „Können Sie nicht scannen? Ohne "
                    + "Scannen einrichten“.")
        case .keepSecret:
            Translations(
                nb: "Ingen andre må se dette. Det vises bare nå.",
                nn: "Ingen andre må sjå dette. Det blir berre vist no.",
                sv: "Ingen annan får se det här. Det visas bara nu.",
                da: "Ingen andre må se dette. Det vises kun nu.",
                fi: "Kukaan muu ei saa nähdä tätä. Se näytetään vain nyt.",
                en: "Nobody else may see this. It is shown only now.",
                de: "Niemand sonst darf das sehen. Es wird nur jetzt angezeigt.")
        case .codeTitle:
            Translations(
                nb: "Skriv koden", nn: "Skriv koden", sv: "Skriv koden", da: "Indtast koden", fi: "Kirjoita koodi",
                en: "Type the code", de: "Code eingeben")
        case .codeInstruction:
            Translations(
                nb: "Skriv koden på {digits} sifre som {app} viser. Det haster ikke: Det kommer en ny hvert "
                    + "{seconds}. sekund, og den forrige gjelder fortsatt.",
                nn: "Skriv koden på {digits} siffer som {app} viser. Det hastar ikkje: Det kjem ein ny kvart "
                    + "{seconds}. sekund, og den førre gjeld framleis.",
                sv: "Skriv den {digits}-siffriga koden som {app} visar. Det är ingen brådska: det kommer en ny med "
                    + "{seconds} sekunders mellanrum, och den förra gäller fortfarande.",
                da: "Indtast koden på {digits} cifre, som {app} viser. Det haster ikke: Der kommer en ny hvert "
                    + "{seconds}. sekund, og den forrige gælder stadig.",
                fi: "Kirjoita {digits}-numeroinen koodi, jonka {app} näyttää. Kiirettä ei ole: uusi koodi tulee "
                    + "{seconds} sekunnin välein, ja edellinenkin kelpaa vielä.",
                en: "Type the {digits}-digit code that {app} shows. There is no hurry: a new one comes every "
                    + "{seconds} seconds, and the one before it still counts.",
                de: "Geben Sie den {digits}-stelligen Code ein, den {app} anzeigt. Es eilt nicht: Alle {seconds} "
                    + "Sekunden kommt ein neuer, und der vorige gilt noch.")
        case .secondCodeTitle:
            Translations(
                nb: "Skriv neste kode", nn: "Skriv neste kode", sv: "Skriv nästa kod", da: "Indtast den næste kode",
                fi: "Kirjoita seuraava koodi", en: "Type the next code", de: "Nächsten Code eingeben")
        case .secondCodeInstruction:
            Translations(
                nb: "Vent til {app} viser en ny kode, og skriv den.",
                nn: "Vent til {app} viser ein ny kode, og skriv han.",
                sv: "Vänta tills {app} visar en ny kod och skriv den.",
                da: "Vent, til {app} viser en ny kode, og indtast den.",
                fi: "Odota, kunnes {app} näyttää uuden koodin, ja kirjoita se.",
                en: "Wait until {app} shows another code, and type that.",
                de: "Warten Sie, bis {app} einen neuen Code anzeigt, und geben Sie diesen ein.")
        case .codeLabel:
            Translations(
                nb: "Kode", nn: "Kode", sv: "Kod", da: "Kode", fi: "Koodi", en: "Code", de: "Code")
        case .codeWrong:
            Translations(
                nb: "Koden er feil. Kontroller at klokken på telefonen stilles automatisk, og skriv koden som vises "
                    + "nå.",
                nn: "Koden er feil. Kontroller at klokka på telefonen blir stilt automatisk, og skriv koden som blir "
                    + "vist no.",
                sv: "Koden är fel. Kontrollera att telefonens klocka ställs in automatiskt och skriv koden som visas "
                    + "nu.",
                da: "Koden er forkert. Kontrollér, at telefonens ur indstilles automatisk, og indtast den kode, der "
                    + "vises nu.",
                fi: "Koodi on väärä. Tarkista, että puhelimen kello asetetaan automaattisesti, ja kirjoita nyt "
                    + "näkyvä koodi.",
                en: "That code is wrong. Check that the clock of the phone is set automatically, and type the code "
                    + "that is shown now.",
                de: "Der Code ist falsch. Prüfen Sie, ob die Uhr des Telefons automatisch gestellt wird, und geben "
                    + "Sie den Code ein, der jetzt angezeigt wird.")
        case .codeSame:
            Translations(
                nb: "Det er den samme koden. Vent til appen viser den neste.",
                nn: "Det er den same koden. Vent til appen viser den neste.",
                sv: "Det är samma kod. Vänta tills appen visar nästa.",
                da: "Det er den samme kode. Vent, til appen viser den næste.",
                fi: "Se on sama koodi. Odota, kunnes sovellus näyttää seuraavan.",
                en: "That is the same code. Wait until the app shows the next one.",
                de: "Das ist derselbe Code. Warten Sie, bis die App den nächsten zeigt.")
        case .codeMalformed:
            Translations(
                nb: "En kode har {digits} sifre.",
                nn: "Ein kode har {digits} siffer.",
                sv: "En kod har {digits} siffror.",
                da: "En kode har {digits} cifre.",
                fi: "Koodissa on {digits} numeroa.",
                en: "A code has {digits} digits.",
                de: "Ein Code hat {digits} Ziffern.")
        case .worksDifferently:
            Translations(
                nb: "{app} virker kanskje ikke med kodene fra dette nettstedet. En annen app er et sikrere valg.",
                nn: "{app} verkar kanskje ikkje med kodane frå denne nettstaden. Ein annan app er eit sikrare val.",
                sv: "{app} fungerar kanske inte med koderna från den här webbplatsen. En annan app är ett säkrare val.",
                da: "{app} virker måske ikke med koderne fra dette websted. En anden app er et sikrere valg.",
                fi: "{app} ei ehkä toimi tämän sivuston koodien kanssa. Jokin toinen sovellus on varmempi valinta.",
                en: "{app} may not work with this site’s codes. Another app is the safer choice.",
                de: "{app} funktioniert möglicherweise nicht mit den Codes dieser Website. Eine andere App ist die "
                    + "sicherere Wahl.")
        }
    }
}
