public import MFACore

/// What is said to users who have none of their factors any more, and to those who cannot sign in.
public enum RecoveryPagePhrase: String, PhraseBook {
    /// The headline.
    case title = "recovery-page.title"
    /// What to type.
    case typeCode = "recovery-page.type-code"
    /// That something can be sent.
    case sendOffer = "recovery-page.send-offer"
    /// Where something was sent to.
    case sentTo = "recovery-page.sent-to"
    /// On an address.
    case sendTo = "recovery-page.send-to"
    /// That there is no way but support.
    case askSupport = "recovery-page.ask-support"
    /// One more piece of evidence is needed.
    case oneMore = "recovery-page.one-more"
    /// Nothing was sent.
    case notSent = "recovery-page.not-sent"
    /// Too many were sent.
    case sentOften = "recovery-page.sent-often"
    /// That new factors have to be set up.
    case recovered = "recovery-page.recovered"
    /// That it takes effect later.
    case pending = "recovery-page.pending"
    /// The way out of an application without pages.
    case setUpElsewhere = "recovery-page.set-up-elsewhere"

    /// The text.
    public var translations: Translations {
        switch self {
        case .title:
            Translations(
                nb: "Kom inn igjen på kontoen din", nn: "Kom inn igjen på kontoen din",
                sv: "Kom in på ditt konto igen", da: "Kom ind på din konto igen", fi: "Pääse takaisin tilillesi",
                en: "Get back into your account", de: "Zurück in Ihr Konto")
        case .typeCode:
            Translations(
                nb: "Skriv inn en gjenopprettingskode, eller en kode som du har fått tilsendt.",
                nn: "Skriv inn ein gjenopprettingskode, eller ein kode som du har fått tilsend.",
                sv: "Skriv in en återställningskod, eller en kod som du har fått skickad till dig.",
                da: "Skriv en gendannelseskode, eller en kode, som du har fået tilsendt.",
                fi: "Kirjoita palautuskoodi tai koodi, joka sinulle on lähetetty.",
                en: "Type a recovery code, or a code that was sent to you.",
                de: "Geben Sie einen Wiederherstellungscode ein, oder einen Code, der Ihnen gesendet wurde.")
        case .sendOffer:
            Translations(
                nb: "Vi kan sende en kode til en adresse som du har bekreftet tidligere.",
                nn: "Vi kan sende ein kode til ei adresse som du har stadfesta tidlegare.",
                sv: "Vi kan skicka en kod till en adress som du har bekräftat tidigare.",
                da: "Vi kan sende en kode til en adresse, som du tidligere har bekræftet.",
                fi: "Voimme lähettää koodin osoitteeseen, jonka olet aiemmin vahvistanut.",
                en: "We can send a code to an address that you have confirmed before.",
                de: "Wir können einen Code an eine Adresse senden, die Sie früher bestätigt haben.")
        case .sentTo:
            Translations(
                nb: "En kode er på vei til {address}.", nn: "Ein kode er på veg til {address}.",
                sv: "En kod är på väg till {address}.", da: "En kode er på vej til {address}.",
                fi: "Koodi on matkalla osoitteeseen {address}.", en: "A code is on its way to {address}.",
                de: "Ein Code ist unterwegs an {address}.")
        case .sendTo:
            Translations(
                nb: "Send en kode til {address}", nn: "Send ein kode til {address}",
                sv: "Skicka en kod till {address}", da: "Send en kode til {address}",
                fi: "Lähetä koodi osoitteeseen {address}", en: "Send a code to {address}",
                de: "Code an {address} senden")
        case .askSupport:
            Translations(
                nb: "Kontakt brukerstøtten for å komme inn igjen.", nn: "Kontakt brukarstøtta for å kome inn igjen.",
                sv: "Kontakta supporten för att komma in igen.", da: "Kontakt supporten for at komme ind igen.",
                fi: "Ota yhteyttä tukeen päästäksesi takaisin.", en: "Contact support to get back in.",
                de: "Wenden Sie sich an den Support, um wieder hineinzukommen.")
        case .oneMore:
            Translations(
                nb: "Det stemmer. Vi trenger én ting til.", nn: "Det stemmer. Vi treng éin ting til.",
                sv: "Det stämmer. Vi behöver en sak till.", da: "Det er rigtigt. Vi har brug for én ting til.",
                fi: "Se on oikein. Tarvitsemme vielä yhden.", en: "That is right. We need one thing more.",
                de: "Das stimmt. Wir brauchen noch etwas.")
        case .notSent:
            Translations(
                nb: "Koden kunne ikke sendes. Prøv en annen adresse.",
                nn: "Koden kunne ikkje sendast. Prøv ei anna adresse.",
                sv: "Koden kunde inte skickas. Försök med en annan adress.",
                da: "Koden kunne ikke sendes. Prøv en anden adresse.",
                fi: "Koodia ei voitu lähettää. Kokeile toista osoitetta.",
                en: "The code could not be sent. Try another address.",
                de: "Der Code konnte nicht gesendet werden. Versuchen Sie eine andere Adresse.")
        case .sentOften:
            Translations(
                nb: "Det er sendt for mange koder. Ventetid: {wait}.",
                nn: "Det er sendt for mange kodar. Ventetid: {wait}.",
                sv: "För många koder har skickats. Väntetid: {wait}.",
                da: "Der er sendt for mange koder. Ventetid: {wait}.",
                fi: "Koodeja on lähetetty liian monta. Odotusaika: {wait}.",
                en: "Too many codes have been sent. Time to wait: {wait}.",
                de: "Es wurden zu viele Codes gesendet. Wartezeit: {wait}.")
        case .recovered:
            Translations(
                nb: "Kontoen er gjenopprettet. Sett opp en ny innloggingsmetode for å fortsette.",
                nn: "Kontoen er gjenoppretta. Set opp ein ny innloggingsmetode for å halde fram.",
                sv: "Kontot är återställt. Konfigurera en ny inloggningsmetod för att fortsätta.",
                da: "Kontoen er gendannet. Konfigurer en ny loginmetode for at fortsætte.",
                fi: "Tili on palautettu. Ota käyttöön uusi kirjautumismenetelmä jatkaaksesi.",
                en: "Your account is recovered. Set up a new way to verify to go on.",
                de: "Ihr Konto ist wiederhergestellt. Richten Sie eine neue Anmeldemethode ein, um fortzufahren.")
        case .pending:
            Translations(
                nb: "Innloggingsmetodene dine fjernes {date}. Logg inn da, og sett opp nye.",
                nn: "Innloggingsmetodane dine blir fjerna {date}. Logg inn då, og set opp nye.",
                sv: "Dina inloggningsmetoder tas bort {date}. Logga in då och konfigurera nya.",
                da: "Dine loginmetoder fjernes {date}. Log ind til den tid, og konfigurer nye.",
                fi: "Kirjautumismenetelmäsi poistetaan {date}. Kirjaudu silloin ja ota käyttöön uudet.",
                en: "Your sign-in methods are removed on {date}. Sign in then, and set up new ones.",
                de: "Ihre Anmeldemethoden werden am {date} entfernt. Melden Sie sich dann an und richten Sie neue ein.")
        case .setUpElsewhere:
            Translations(
                nb: "Logg inn i en nettleser først, og sett opp en metode som virker her.",
                nn: "Logg inn i ein nettlesar først, og set opp ein metode som verkar her.",
                sv: "Logga in i en webbläsare först och konfigurera en metod som fungerar här.",
                da: "Log ind i en browser først, og konfigurer en metode, der virker her.",
                fi: "Kirjaudu ensin selaimessa ja ota käyttöön menetelmä, joka toimii tässä.",
                en: "Sign in with a browser first, and set up a way that works here.",
                de: "Melden Sie sich zuerst in einem Browser an und richten Sie einen Weg ein, der hier geht.")
        }
    }
}
