public import MFACore

/// What the pages of a set-up say that belong to no method.
public enum EnrollmentPhrase: String, PhraseBook {
    /// The headline over the methods.
    case chooseTitle = "enrol.choose-title"
    /// What the method is for.
    case chooseInstruction = "enrol.choose-instruction"
    /// The headline over phone and app.
    case contactTitle = "enrol.contact-title"
    /// The choice of a phone.
    case contactPhone = "enrol.contact-phone"
    /// The choice of an app.
    case contactApp = "enrol.contact-app"
    /// The headline over what an app can do.
    case useTitle = "enrol.use-title"
    /// The headline for somebody who has to set something up.
    case requiredTitle = "enrol.required-title"
    /// Why something has to be set up.
    case requiredInstruction = "enrol.required-instruction"
    /// Since when it has been required.
    case requiredSince = "enrol.required-since"
    /// The headline over the password.
    case passwordTitle = "enrol.password-title"
    /// The password is asked for.
    case passwordInstruction = "enrol.password-instruction"
    /// The label of the password.
    case passwordLabel = "enrol.password-label"
    /// The password was wrong.
    case passwordWrong = "enrol.password-wrong"
    /// There is a pause after too many wrong passwords.
    case passwordPaused = "enrol.password-paused"
    /// The password could not be checked.
    case passwordUnavailable = "enrol.password-unavailable"
    /// The headline over one more method.
    case backupTitle = "enrol.backup-title"
    /// Why one more method is a good thing.
    case backupInstruction = "enrol.backup-instruction"
    /// One more method is required.
    case backupRequired = "enrol.backup-required"
    /// The button that leaves it for later.
    case backupSkip = "enrol.backup-skip"
    /// The headline over recovery codes.
    case recoveryTitle = "enrol.recovery-title"
    /// What is ticked when they are in a safe place.
    case recoverySaved = "enrol.recovery-saved"
    /// The choice of recovery codes.
    case recoveryOffer = "enrol.recovery-offer"
    /// What that choice is.
    case recoveryOfferDetail = "enrol.recovery-offer-detail"
    /// The headline at the end.
    case doneTitle = "enrol.done-title"
    /// It is set up.
    case doneInstruction = "enrol.done-instruction"
    /// It is set up, and the sign-in is done.
    case doneSignedIn = "enrol.done-signed-in"
    /// One more method is set up.
    case doneBackup = "enrol.done-backup"

    /// The text.
    public var translations: Translations {
        switch self {
        case .chooseTitle:
            Translations(
                nb: "Velg hvordan du vil bekrefte innloggingen",
                nn: "Vel korleis du vil stadfeste innlogginga",
                sv: "Välj hur du vill bekräfta inloggningen",
                da: "Vælg, hvordan du vil bekræfte login",
                fi: "Valitse, miten haluat vahvistaa kirjautumisen",
                en: "Choose how you want to verify",
                de: "Wählen Sie, wie Sie die Anmeldung bestätigen möchten")
        case .chooseInstruction:
            Translations(
                nb: "Det du velger, bruker du i tillegg til passordet når du logger inn.",
                nn: "Det du vel, bruker du i tillegg til passordet når du loggar inn.",
                sv: "Det du väljer använder du utöver lösenordet när du loggar in.",
                da: "Det, du vælger, bruger du ud over adgangskoden, når du logger ind.",
                fi: "Käytät valitsemaasi tapaa salasanan lisäksi, kun kirjaudut.",
                en: "You will use what you choose in addition to your password when you sign in.",
                de: "Was Sie wählen, verwenden Sie bei der Anmeldung zusätzlich zum Passwort.")
        case .contactTitle:
            Translations(
                nb: "Hvordan skal vi kontakte deg?",
                nn: "Korleis skal vi kontakte deg?",
                sv: "Hur ska vi kontakta dig?",
                da: "Hvordan skal vi kontakte dig?",
                fi: "Miten otamme sinuun yhteyttä?",
                en: "How should we contact you?",
                de: "Wie sollen wir Sie kontaktieren?")
        case .contactPhone:
            Translations(
                nb: "Telefon for autentisering",
                nn: "Telefon for autentisering",
                sv: "Telefon för autentisering",
                da: "Telefon til godkendelse",
                fi: "Todennuspuhelin",
                en: "Authentication phone",
                de: "Telefon zur Authentifizierung")
        case .contactApp:
            Translations(
                nb: "Mobilapp", nn: "Mobilapp", sv: "Mobilapp", da: "Mobilapp", fi: "Mobiilisovellus", en: "Mobile app",
                de: "Mobile App")
        case .useTitle:
            Translations(
                nb: "Hvordan vil du bruke appen?",
                nn: "Korleis vil du bruke appen?",
                sv: "Hur vill du använda appen?",
                da: "Hvordan vil du bruge appen?",
                fi: "Miten haluat käyttää sovellusta?",
                en: "How do you want to use the app?",
                de: "Wie möchten Sie die App verwenden?")
        case .requiredTitle:
            Translations(
                nb: "Mer informasjon kreves",
                nn: "Meir informasjon trengst",
                sv: "Mer information krävs",
                da: "Der kræves flere oplysninger",
                fi: "Lisätietoja tarvitaan",
                en: "More information required",
                de: "Weitere Informationen erforderlich")
        case .requiredInstruction:
            Translations(
                nb: "Organisasjonen trenger mer informasjon for å beskytte kontoen din. Sett opp en bekreftelse i "
                    + "tillegg til passordet for å fortsette.",
                nn: "Organisasjonen treng meir informasjon for å verne kontoen din. Set opp ei stadfesting i tillegg "
                    + "til passordet for å halde fram.",
                sv: "Organisationen behöver mer information för att skydda ditt konto. Konfigurera en bekräftelse "
                    + "utöver lösenordet för att fortsätta.",
                da: "Organisationen har brug for flere oplysninger for at beskytte din konto. Konfigurer en "
                    + "bekræftelse ud over adgangskoden for at fortsætte.",
                fi: "Organisaatio tarvitsee lisätietoja tilisi suojaamiseksi. Ota käyttöön lisävahvistus salasanan "
                    + "rinnalle, jotta voit jatkaa.",
                en: "Your organisation requires more information to keep your account secure. Set up a second way to "
                    + "verify, besides your password, to go on.",
                de: "Ihre Organisation benötigt weitere Informationen, um Ihr Konto zu schützen. Richten Sie eine "
                    + "Bestätigung zusätzlich zum Passwort ein, um fortzufahren.")
        case .requiredSince:
            Translations(
                nb: "Bekreftelse i tillegg til passordet har vært påkrevd siden {date}.",
                nn: "Stadfesting i tillegg til passordet har vore påkravd sidan {date}.",
                sv: "Bekräftelse utöver lösenordet har krävts sedan {date}.",
                da: "Bekræftelse ud over adgangskoden har været påkrævet siden {date}.",
                fi: "Lisävahvistus on ollut pakollinen {date} lähtien.",
                en: "A second way to verify has been required since {date}.",
                de: "Eine Bestätigung zusätzlich zum Passwort ist seit dem {date} erforderlich.")
        case .passwordTitle:
            Translations(
                nb: "Bekreft at det er deg",
                nn: "Stadfest at det er deg",
                sv: "Bekräfta att det är du",
                da: "Bekræft, at det er dig",
                fi: "Vahvista, että se olet sinä",
                en: "Confirm that it is you",
                de: "Bestätigen Sie, dass Sie es sind")
        case .passwordInstruction:
            Translations(
                nb: "Skriv passordet på nytt for å fortsette.",
                nn: "Skriv passordet på nytt for å halde fram.",
                sv: "Skriv lösenordet igen för att fortsätta.",
                da: "Skriv din adgangskode igen for at fortsætte.",
                fi: "Kirjoita salasanasi uudelleen, niin voit jatkaa.",
                en: "Type your password again to go on.",
                de: "Geben Sie Ihr Passwort noch einmal ein, um fortzufahren.")
        case .passwordLabel:
            Translations(
                nb: "Passord", nn: "Passord", sv: "Lösenord", da: "Adgangskode", fi: "Salasana", en: "Password",
                de: "Passwort")
        case .passwordWrong:
            Translations(
                nb: "Passordet er feil. {tries|Du har ett forsøk igjen.|Du har # forsøk igjen.}",
                nn: "Passordet er feil. {tries|Du har eitt forsøk igjen.|Du har # forsøk igjen.}",
                sv: "Lösenordet är fel. {tries|Du har ett försök kvar.|Du har # försök kvar.}",
                da: "Adgangskoden er forkert. {tries|Du har ét forsøg tilbage.|Du har # forsøg tilbage.}",
                fi: "Salasana on väärä. {tries|Sinulla on yksi yritys jäljellä.|Sinulla on # yritystä jäljellä.}",
                en: "That password is wrong. {tries|You have one try left.|You have # tries left.}",
                de: "Das Passwort ist falsch. {tries|Sie haben noch einen Versuch.|Sie haben noch # Versuche.}")
        case .passwordPaused:
            Translations(
                nb: "For mange feil passord. Ventetid til neste forsøk: {wait}.",
                nn: "For mange feil passord. Ventetid til neste forsøk: {wait}.",
                sv: "För många felaktiga lösenord. Väntetid till nästa försök: {wait}.",
                da: "For mange forkerte adgangskoder. Ventetid til næste forsøg: {wait}.",
                fi: "Liian monta väärää salasanaa. Odotusaika seuraavaan yritykseen: {wait}.",
                en: "Too many wrong passwords. Time to wait until the next try: {wait}.",
                de: "Zu viele falsche Passwörter. Wartezeit bis zum nächsten Versuch: {wait}.")
        case .passwordUnavailable:
            Translations(
                nb: "Passordet kan ikke kontrolleres akkurat nå. Prøv igjen om litt.",
                nn: "Passordet kan ikkje kontrollerast akkurat no. Prøv igjen om litt.",
                sv: "Lösenordet kan inte kontrolleras just nu. Försök igen om en stund.",
                da: "Adgangskoden kan ikke kontrolleres lige nu. Prøv igen om lidt.",
                fi: "Salasanaa ei voida tarkistaa juuri nyt. Yritä hetken päästä uudelleen.",
                en: "The password cannot be checked right now. Try again in a moment.",
                de: "Das Passwort kann gerade nicht geprüft werden. Versuchen Sie es gleich noch einmal.")
        case .backupTitle:
            Translations(
                nb: "I tilfelle du mister telefonen",
                nn: "I tilfelle du mistar telefonen",
                sv: "Om du skulle tappa bort telefonen",
                da: "Hvis du mister telefonen",
                fi: "Jos puhelimesi katoaa",
                en: "In case you lose your phone",
                de: "Falls Sie Ihr Telefon verlieren")
        case .backupInstruction:
            Translations(
                nb: "Legg til enda en metode å bekrefte med, så du ikke blir stengt ute.",
                nn: "Legg til endå ein metode å stadfeste med, så du ikkje blir stengd ute.",
                sv: "Lägg till ännu en metod att bekräfta med, så att du inte blir utelåst.",
                da: "Tilføj endnu en metode at bekræfte med, så du ikke bliver låst ude.",
                fi: "Lisää vielä yksi vahvistustapa, jotta et jää tilisi ulkopuolelle.",
                en: "Add one more way to verify, so that you are not locked out.",
                de: "Fügen Sie eine weitere Methode hinzu, damit Sie sich nicht aussperren.")
        case .backupRequired:
            Translations(
                nb: "Du må legge til enda en metode å bekrefte med før du kan fortsette.",
                nn: "Du må leggje til endå ein metode å stadfeste med før du kan halde fram.",
                sv: "Du måste lägga till ännu en metod att bekräfta med innan du kan fortsätta.",
                da: "Du skal tilføje endnu en metode at bekræfte med, før du kan fortsætte.",
                fi: "Sinun on lisättävä vielä yksi vahvistustapa, ennen kuin voit jatkaa.",
                en: "One more way to verify is required before you can go on.",
                de: "Sie müssen eine weitere Methode hinzufügen, bevor Sie fortfahren können.")
        case .backupSkip:
            Translations(
                nb: "Ikke nå", nn: "Ikkje no", sv: "Inte nu", da: "Ikke nu", fi: "Ei nyt", en: "Not now",
                de: "Nicht jetzt")
        case .recoveryTitle:
            Translations(
                nb: "Gjenopprettingskoder", nn: "Gjenopprettingskodar", sv: "Återställningskoder",
                da: "Gendannelseskoder", fi: "Palautuskoodit", en: "Recovery codes", de: "Wiederherstellungscodes")
        case .recoverySaved:
            Translations(
                nb: "Jeg har tatt vare på kodene",
                nn: "Eg har teke vare på kodane",
                sv: "Jag har sparat koderna",
                da: "Jeg har gemt koderne",
                fi: "Olen ottanut koodit talteen",
                en: "I have saved the codes",
                de: "Ich habe die Codes gesichert")
        case .recoveryOffer:
            Translations(
                nb: "Gjenopprettingskoder", nn: "Gjenopprettingskodar", sv: "Återställningskoder",
                da: "Gendannelseskoder", fi: "Palautuskoodit", en: "Recovery codes", de: "Wiederherstellungscodes")
        case .recoveryOfferDetail:
            Translations(
                nb: "Koder du kan skrive ut eller oppbevare på et trygt sted",
                nn: "Kodar du kan skrive ut eller gøyme på ein trygg stad",
                sv: "Koder att skriva ut eller förvara på ett säkert ställe",
                da: "Koder, du kan udskrive eller gemme et sikkert sted",
                fi: "Koodit, jotka voit tulostaa tai säilyttää turvallisessa paikassa",
                en: "Codes to print or keep in a safe place",
                de: "Codes zum Ausdrucken oder Aufbewahren an einem sicheren Ort")
        case .doneTitle:
            Translations(
                nb: "Alt er klart", nn: "Alt er klart", sv: "Allt är klart", da: "Alt er klart", fi: "Valmista",
                en: "All done", de: "Alles fertig")
        case .doneInstruction:
            Translations(
                nb: "{method} er satt opp og kan brukes neste gang du logger inn.",
                nn: "{method} er sett opp og kan brukast neste gong du loggar inn.",
                sv: "{method} har konfigurerats och kan användas nästa gång du loggar in.",
                da: "{method} er konfigureret og kan bruges, næste gang du logger ind.",
                fi: "{method} on otettu käyttöön. Voit käyttää tätä tapaa, kun kirjaudut seuraavan kerran.",
                en: "{method} is set up. You can use it the next time you sign in.",
                de: "{method} ist eingerichtet und kann bei der nächsten Anmeldung verwendet werden.")
        case .doneSignedIn:
            Translations(
                nb: "{method} er satt opp, og du er logget inn.",
                nn: "{method} er sett opp, og du er logga inn.",
                sv: "{method} har konfigurerats och du är inloggad.",
                da: "{method} er konfigureret, og du er logget ind.",
                fi: "{method} on otettu käyttöön, ja olet kirjautunut sisään.",
                en: "{method} is set up, and you are signed in.",
                de: "{method} ist eingerichtet, und Sie sind angemeldet.")
        case .doneBackup:
            Translations(
                nb: "Du har nå enda en metode å bekrefte med.",
                nn: "Du har no endå ein metode å stadfeste med.",
                sv: "Du har nu ännu en metod att bekräfta med.",
                da: "Du har nu endnu en metode at bekræfte med.",
                fi: "Tililläsi on nyt toinenkin vahvistustapa.",
                en: "Your account now has another way to verify.",
                de: "Ihr Konto hat jetzt eine weitere Methode zur Bestätigung.")
        }
    }
}
