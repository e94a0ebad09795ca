/// What is answered to users who sign in or change their settings.
public enum AnswerPhrase: String, PhraseBook {
    /// A guess was wrong.
    case wrongCode = "answer.wrong-code"
    /// There is a pause after too many wrong guesses.
    case paused = "answer.paused"
    /// Guessing is over for clients that are not known.
    case exhausted = "answer.exhausted"
    /// A right code that had been used.
    case alreadyUsed = "answer.already-used"
    /// There is no factor of that kind.
    case nothingToVerify = "answer.nothing-to-verify"
    /// There is no such factor.
    case noSuchFactor = "answer.no-such-factor"
    /// The policy does not allow the method.
    case methodNotAllowed = "answer.method-not-allowed"
    /// The account holds as many as it may.
    case full = "answer.full"
    /// It is there already.
    case duplicate = "answer.duplicate"
    /// A name that cannot be one.
    case badName = "answer.bad-name"
    /// Without it, the user would have fewer than required.
    case stillRequired = "answer.still-required"
    /// It can only be removed.
    case outOfUseForGood = "answer.out-of-use-for-good"
    /// No factor of the user works at an application.
    case unreachable = "answer.unreachable"
    /// What an application takes.
    case needsMethod = "answer.needs-method"
    /// A second factor will be required.
    case reminder = "answer.reminder"
    /// A second factor is required.
    case required = "answer.required"
    /// A second factor is required, and the user may still come in.
    case graceUntil = "answer.grace"

    /// The text.
    public var translations: Translations {
        switch self {
        case .wrongCode:
            Translations(
                nb: "Koden er feil. {tries|Du har ett forsøk igjen.|Du har # forsøk igjen.}",
                nn: "Koden er feil. {tries|Du har eitt forsøk igjen.|Du har # forsøk igjen.}",
                sv: "Koden är fel. {tries|Du har ett försök kvar.|Du har # försök kvar.}",
                da: "Koden er forkert. {tries|Du har ét forsøg tilbage.|Du har # forsøg tilbage.}",
                fi: "Koodi on väärä. {tries|Sinulla on yksi yritys jäljellä.|Sinulla on # yritystä jäljellä.}",
                en: "That code is wrong. {tries|You have one try left.|You have # tries left.}",
                de: "Der Code ist falsch. {tries|Sie haben noch einen Versuch.|Sie haben noch # Versuche.}")
        case .paused:
            Translations(
                nb: "For mange feil koder. Prøv igjen om {wait}.",
                nn: "For mange feil kodar. Prøv igjen om {wait}.",
                sv: "För många felaktiga koder. Försök igen om {wait}.",
                da: "For mange forkerte koder. Prøv igen om {wait}.",
                fi: "Liian monta väärää koodia. Yritä uudelleen, kun odotusaika on kulunut: {wait}.",
                en: "Too many wrong codes. Try again in {wait}.",
                de: "Zu viele falsche Codes. Wartezeit bis zum nächsten Versuch: {wait}.")
        case .exhausted:
            Translations(
                nb: "For mange feil koder. Logg inn fra en nettleser du har brukt før, eller kontakt brukerstøtten.",
                nn: "For mange feil kodar. Logg inn frå ein nettlesar du har brukt før, eller kontakt brukarstøtta.",
                sv: "För många felaktiga koder. Logga in från en webbläsare som du har använt förut, eller "
                    + "kontakta supporten.",
                da: "For mange forkerte koder. Log ind fra en browser, du har brugt før, eller kontakt supporten.",
                fi: "Liian monta väärää koodia. Kirjaudu selaimella, jota olet käyttänyt aiemmin, tai ota "
                    + "yhteyttä tukeen.",
                en: "Too many wrong codes. Sign in from a browser that you have used before, or contact support.",
                de: "Zu viele falsche Codes. Melden Sie sich mit einem Browser an, den Sie schon benutzt "
                    + "haben, oder wenden Sie sich an den Support.")
        case .alreadyUsed:
            Translations(
                nb: "Koden er allerede brukt. Vent til appen viser en ny.",
                nn: "Koden er alt brukt. Vent til appen viser ein ny.",
                sv: "Koden har redan använts. Vänta tills appen visar en ny.",
                da: "Koden er allerede brugt. Vent, til appen viser en ny.",
                fi: "Koodi on jo käytetty. Odota, kunnes sovellus näyttää uuden.",
                en: "That code has been used already. Wait until the app shows a new one.",
                de: "Der Code wurde schon benutzt. Warten Sie, bis die App einen neuen zeigt.")
        case .nothingToVerify:
            Translations(
                nb: "Denne metoden er ikke satt opp. Velg en annen.",
                nn: "Denne metoden er ikkje sett opp. Vel ein annan.",
                sv: "Den här metoden är inte konfigurerad. Välj en annan.",
                da: "Denne metode er ikke konfigureret. Vælg en anden.",
                fi: "Tätä menetelmää ei ole otettu käyttöön. Valitse toinen.",
                en: "This method is not set up. Choose another one.",
                de: "Diese Methode ist nicht eingerichtet. Wählen Sie eine andere.")
        case .noSuchFactor:
            Translations(
                nb: "Den finnes ikke lenger. Last siden på nytt.",
                nn: "Den finst ikkje lenger. Last sida på nytt.",
                sv: "Den finns inte längre. Läs in sidan igen.",
                da: "Den findes ikke længere. Genindlæs siden.",
                fi: "Sitä ei enää ole. Lataa sivu uudelleen.",
                en: "It is not there any more. Reload the page.",
                de: "Das gibt es nicht mehr. Laden Sie die Seite neu.")
        case .methodNotAllowed:
            Translations(
                nb: "{method} kan ikke brukes her. Velg en annen metode.",
                nn: "{method} kan ikkje brukast her. Vel ein annan metode.",
                sv: "{method} kan inte användas här. Välj en annan metod.",
                da: "{method} kan ikke bruges her. Vælg en anden metode.",
                fi: "{method} ei ole sallittu täällä. Valitse toinen menetelmä.",
                en: "{method} cannot be used here. Choose another method.",
                de: "{method} kann hier nicht verwendet werden. Wählen Sie eine andere Methode.")
        case .full:
            Translations(
                nb: "Du har allerede {limit|én|#}. Fjern en før du legger til en ny.",
                nn: "Du har alt {limit|éin|#}. Fjern ein før du legg til ein ny.",
                sv: "Du har redan {limit|en|#}. Ta bort en innan du lägger till en ny.",
                da: "Du har allerede {limit|én|#}. Fjern en, før du tilføjer en ny.",
                fi: "Sinulla on jo enimmäismäärä: {limit|yksi|#}. Poista yksi ennen kuin lisäät uuden.",
                en: "You already have {limit|one|#}. Remove one before you add another.",
                de: "Sie haben schon {limit|eine|#}. Entfernen Sie eine, bevor Sie eine neue hinzufügen.")
        case .duplicate:
            Translations(
                nb: "Den er allerede lagt til.",
                nn: "Den er alt lagd til.",
                sv: "Den har redan lagts till.",
                da: "Den er allerede tilføjet.",
                fi: "Se on jo lisätty.",
                en: "It has been added already.",
                de: "Das ist schon hinzugefügt.")
        case .badName:
            Translations(
                nb: "Skriv et navn på 1 til 64 tegn.",
                nn: "Skriv eit namn på 1 til 64 teikn.",
                sv: "Skriv ett namn med 1 till 64 tecken.",
                da: "Skriv et navn på 1 til 64 tegn.",
                fi: "Kirjoita nimi, jossa on 1–64 merkkiä.",
                en: "Type a name of 1 to 64 characters.",
                de: "Geben Sie einen Namen mit 1 bis 64 Zeichen ein.")
        case .stillRequired:
            Translations(
                nb: "Du må ha minst {count|én metode|# metoder}. Legg til en annen før du fjerner denne.",
                nn: "Du må ha minst {count|éin metode|# metodar}. Legg til ein annan før du fjernar denne.",
                sv: "Du måste ha minst {count|en metod|# metoder}. Lägg till en annan innan du tar bort den här.",
                da: "Du skal have mindst {count|én metode|# metoder}. Tilføj en anden, før du fjerner denne.",
                fi: "Sinulla on oltava vähintään {count|yksi menetelmä|# menetelmää}. Lisää toinen ennen "
                    + "kuin poistat tämän.",
                en: "You need at least {count|one method|# methods}. Add another one before you remove this one.",
                de: "Sie brauchen mindestens {count|eine Methode|# Methoden}. Fügen Sie eine andere hinzu, "
                    + "bevor Sie diese entfernen.")
        case .outOfUseForGood:
            Translations(
                nb: "Den kan ikke tas i bruk igjen. Fjern den, og sett opp en ny.",
                nn: "Han kan ikkje takast i bruk igjen. Fjern han, og set opp ein ny.",
                sv: "Den kan inte användas igen. Ta bort den och konfigurera en ny.",
                da: "Den kan ikke tages i brug igen. Fjern den, og konfigurer en ny.",
                fi: "Sitä ei voi ottaa uudelleen käyttöön. Poista se ja ota käyttöön uusi.",
                en: "It cannot be used again. Remove it, and set up a new one.",
                de: "Das kann nicht wieder verwendet werden. Entfernen Sie es, und richten Sie es neu ein.")
        case .unreachable:
            Translations(
                nb: "Du kan ikke logge inn på {application} med metodene du har.",
                nn: "Du kan ikkje logge inn på {application} med metodane du har.",
                sv: "Du kan inte logga in på {application} med de metoder du har.",
                da: "Du kan ikke logge ind på {application} med de metoder, du har.",
                fi: "Et voi kirjautua sovellukseen {application} niillä menetelmillä, jotka sinulla on.",
                en: "You cannot sign in to {application} with the methods that you have.",
                de: "Mit Ihren Methoden können Sie sich bei {application} nicht anmelden.")
        case .needsMethod:
            Translations(
                nb: "{application} virker bare med: {methods}.",
                nn: "{application} verkar berre med: {methods}.",
                sv: "{application} fungerar bara med: {methods}.",
                da: "{application} virker kun med: {methods}.",
                fi: "{application} toimii vain näillä: {methods}.",
                en: "{application} works only with: {methods}.",
                de: "{application} funktioniert nur mit: {methods}.")
        case .reminder:
            Translations(
                nb: "Fra {date} må du bekrefte innloggingen med noe mer enn passordet. Sett det opp nå.",
                nn: "Frå {date} må du stadfeste innlogginga med noko meir enn passordet. Set det opp no.",
                sv: "Från och med {date} måste du bekräfta inloggningen med något mer än lösenordet. "
                    + "Konfigurera det nu.",
                da: "Fra {date} skal du bekræfte login med noget mere end adgangskoden. Konfigurer det nu.",
                fi: "Kirjautuminen on vahvistettava muullakin kuin salasanalla alkaen {date}. Ota vahvistus "
                    + "käyttöön nyt.",
                en: "From {date} on, you have to confirm your sign-in with more than the password. Set it up now.",
                de: "Ab {date} müssen Sie die Anmeldung mit mehr als dem Passwort bestätigen. Richten Sie es "
                    + "jetzt ein.")
        case .required:
            Translations(
                nb: "Organisasjonen krever mer enn passordet for å beskytte kontoen din. Sett det opp for å "
                    + "fortsette.",
                nn: "Organisasjonen krev meir enn passordet for å verne kontoen din. Set det opp for å halde fram.",
                sv: "Organisationen kräver mer än lösenordet för att skydda ditt konto. Konfigurera det för "
                    + "att fortsätta.",
                da: "Organisationen kræver mere end adgangskoden for at beskytte din konto. Konfigurer det "
                    + "for at fortsætte.",
                fi: "Organisaatio vaatii muutakin kuin salasanan tilisi suojaamiseksi. Ota se käyttöön, "
                    + "jotta voit jatkaa.",
                en: "Your organisation requires more than the password to protect your account. Set it up to go on.",
                de: "Ihre Organisation verlangt mehr als das Passwort, um Ihr Konto zu schützen. Richten Sie "
                    + "es ein, um fortzufahren.")
        case .graceUntil:
            Translations(
                nb: "Du må sette opp bekreftelse av innloggingen innen {date}.",
                nn: "Du må setje opp stadfesting av innlogginga innan {date}.",
                sv: "Du måste konfigurera bekräftelse av inloggningen senast {date}.",
                da: "Du skal konfigurere bekræftelse af login senest {date}.",
                fi: "Kirjautumisen vahvistus on otettava käyttöön viimeistään {date}.",
                en: "You have to set up the confirmation of your sign-in by {date}.",
                de: "Sie müssen die Bestätigung Ihrer Anmeldung bis {date} einrichten.")
        }
    }
}
