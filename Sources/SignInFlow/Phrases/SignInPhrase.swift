public import MFACore

/// What stands on the pages of a sign-in.
public enum SignInPhrase: String, PhraseBook {
    /// The headline.
    case title = "sign-in.title"
    /// The headline where one thing is confirmed.
    case stepUpTitle = "sign-in.step-up-title"
    /// To type what an app shows.
    case typeAppCode = "sign-in.type-app-code"
    /// To type what was sent.
    case typeSentCode = "sign-in.type-sent-code"
    /// To type a code of another method.
    case typeOtherCode = "sign-in.type-other-code"
    /// That a code can be sent.
    case sendOffer = "sign-in.send-offer"
    /// To answer elsewhere.
    case answerElsewhere = "sign-in.answer-elsewhere"
    /// That a request can be sent.
    case requestOffer = "sign-in.request-offer"
    /// On the field.
    case codeLabel = "sign-in.code-label"
    /// On the box by which a browser is remembered.
    case remember = "sign-in.remember"
    /// On what sends a code or a request.
    case send = "sign-in.send"
    /// On what leads to recovery.
    case recover = "sign-in.recover"
    /// On a number.
    case smsTo = "sign-in.sms-to"
    /// The code that was sent is over.
    case codeOver = "sign-in.code-over"
    /// The code that was sent was typed wrong too often.
    case codeExhausted = "sign-in.code-exhausted"
    /// The answer was no.
    case denied = "sign-in.denied"
    /// Nobody has answered.
    case timedOut = "sign-in.timed-out"
    /// The page has no such thing.
    case notHere = "sign-in.not-here"
    /// The sign-in has ended.
    case over = "sign-in.over"

    /// The text.
    public var translations: Translations {
        switch self {
        case .title:
            Translations(
                nb: "Bekreft at det er deg", nn: "Stadfest at det er deg", sv: "Bekräfta att det är du",
                da: "Bekræft, at det er dig", fi: "Vahvista, että se olet sinä", en: "Verify that it is you",
                de: "Bestätigen Sie, dass Sie es sind")
        case .stepUpTitle:
            Translations(
                nb: "Bekreft: {action}", nn: "Stadfest: {action}", sv: "Bekräfta: {action}", da: "Bekræft: {action}",
                fi: "Vahvista: {action}", en: "Confirm: {action}", de: "Bestätigen Sie: {action}")
        case .typeAppCode:
            Translations(
                nb: "Skriv inn koden som autentiseringsappen viser.",
                nn: "Skriv inn koden som autentiseringsappen viser.",
                sv: "Skriv in koden som autentiseringsappen visar.",
                da: "Skriv den kode, som autentifikatorappen viser.",
                fi: "Kirjoita koodi, jonka todennussovellus näyttää.",
                en: "Type the code that your authenticator app shows.",
                de: "Geben Sie den Code ein, den Ihre Authenticator-App zeigt.")
        case .typeSentCode:
            Translations(
                nb: "Vi har sendt en kode til {number}. Skriv den inn her.",
                nn: "Vi har sendt ein kode til {number}. Skriv han inn her.",
                sv: "Vi har skickat en kod till {number}. Skriv in den här.",
                da: "Vi har sendt en kode til {number}. Skriv den her.",
                fi: "Lähetimme koodin numeroon {number}. Kirjoita se tähän.",
                en: "We have sent a code to {number}. Type it here.",
                de: "Wir haben einen Code an {number} gesendet. Geben Sie ihn hier ein.")
        case .typeOtherCode:
            Translations(
                nb: "Skriv inn koden fra «{name}».", nn: "Skriv inn koden frå «{name}».",
                sv: "Skriv in koden från ”{name}”.", da: "Skriv koden fra »{name}«.",
                fi: "Kirjoita koodi: ”{name}”.", en: "Type the code from “{name}”.",
                de: "Geben Sie den Code von „{name}“ ein.")
        case .sendOffer:
            Translations(
                nb: "Vi sender en kode til {number} når du ber om det.",
                nn: "Vi sender ein kode til {number} når du ber om det.",
                sv: "Vi skickar en kod till {number} när du ber om det.",
                da: "Vi sender en kode til {number}, når du beder om det.",
                fi: "Lähetämme koodin numeroon {number}, kun pyydät sitä.",
                en: "We send a code to {number} when you ask for it.",
                de: "Wir senden einen Code an {number}, wenn Sie ihn anfordern.")
        case .answerElsewhere:
            Translations(
                nb: "Svar på forespørselen på «{name}». Siden går videre av seg selv.",
                nn: "Svar på førespurnaden på «{name}». Sida går vidare av seg sjølv.",
                sv: "Svara på begäran på ”{name}”. Sidan går vidare av sig själv.",
                da: "Svar på anmodningen på »{name}«. Siden går videre af sig selv.",
                fi: "Vastaa pyyntöön laitteella ”{name}”. Sivu jatkaa itsestään.",
                en: "Answer the request on “{name}”. This page goes on by itself.",
                de: "Beantworten Sie die Anfrage auf „{name}“. Die Seite geht von selbst weiter.")
        case .requestOffer:
            Translations(
                nb: "Vi sender en forespørsel til «{name}» når du ber om det.",
                nn: "Vi sender ein førespurnad til «{name}» når du ber om det.",
                sv: "Vi skickar en begäran till ”{name}” när du ber om det.",
                da: "Vi sender en anmodning til »{name}«, når du beder om det.",
                fi: "Lähetämme pyynnön laitteelle ”{name}”, kun pyydät sitä.",
                en: "We send a request to “{name}” when you ask for it.",
                de: "Wir senden eine Anfrage an „{name}“, wenn Sie sie anfordern.")
        case .codeLabel:
            Translations(nb: "Kode", nn: "Kode", sv: "Kod", da: "Kode", fi: "Koodi", en: "Code", de: "Code")
        case .remember:
            Translations(
                nb: "Ikke spør igjen i denne nettleseren på {wait}",
                nn: "Ikkje spør igjen i denne nettlesaren på {wait}",
                sv: "Fråga inte igen i den här webbläsaren på {wait}",
                da: "Spørg ikke igen i denne browser i {wait}",
                fi: "Älä kysy uudelleen tässä selaimessa (kesto: {wait})",
                en: "Do not ask again in this browser for {wait}",
                de: "In diesem Browser nicht erneut fragen (Dauer: {wait})")
        case .send:
            Translations(nb: "Send", nn: "Send", sv: "Skicka", da: "Send", fi: "Lähetä", en: "Send", de: "Senden")
        case .recover:
            Translations(
                nb: "Jeg har ingen av disse lenger", nn: "Eg har ingen av desse lenger",
                sv: "Jag har inget av detta längre", da: "Jeg har ikke noget af dette længere",
                fi: "Minulla ei ole enää mitään näistä", en: "I have none of these any more",
                de: "Ich habe nichts davon mehr")
        case .smsTo:
            Translations(
                nb: "SMS til {number}", nn: "SMS til {number}", sv: "SMS till {number}", da: "Sms til {number}",
                fi: "Tekstiviesti numeroon {number}", en: "Text message to {number}", de: "SMS an {number}")
        case .codeOver:
            Translations(
                nb: "Koden gjelder ikke lenger. Be om en ny.", nn: "Koden gjeld ikkje lenger. Be om ein ny.",
                sv: "Koden gäller inte längre. Be om en ny.", da: "Koden gælder ikke længere. Bed om en ny.",
                fi: "Koodi ei ole enää voimassa. Pyydä uusi.", en: "The code is no longer valid. Ask for a new one.",
                de: "Der Code gilt nicht mehr. Fordern Sie einen neuen an.")
        case .codeExhausted:
            Translations(
                nb: "Koden er skrevet feil for mange ganger. Be om en ny.",
                nn: "Koden er skriven feil for mange gonger. Be om ein ny.",
                sv: "Koden har skrivits fel för många gånger. Be om en ny.",
                da: "Koden er skrevet forkert for mange gange. Bed om en ny.",
                fi: "Koodi on kirjoitettu väärin liian monta kertaa. Pyydä uusi.",
                en: "The code was typed wrong too often. Ask for a new one.",
                de: "Der Code wurde zu oft falsch eingegeben. Fordern Sie einen neuen an.")
        case .denied:
            Translations(
                nb: "Forespørselen ble besvart med nei.", nn: "Førespurnaden blei svart på med nei.",
                sv: "Begäran besvarades med nej.", da: "Anmodningen blev besvaret med nej.",
                fi: "Pyyntöön vastattiin kielteisesti.", en: "The request was answered with no.",
                de: "Die Anfrage wurde abgelehnt.")
        case .timedOut:
            Translations(
                nb: "Ingen svarte i tide. Du kan prøve igjen.", nn: "Ingen svara i tide. Du kan prøve igjen.",
                sv: "Ingen svarade i tid. Du kan försöka igen.", da: "Ingen svarede i tide. Du kan prøve igen.",
                fi: "Kukaan ei vastannut ajoissa. Voit yrittää uudelleen.",
                en: "Nobody answered in time. You can try again.",
                de: "Niemand hat rechtzeitig geantwortet. Sie können es noch einmal versuchen.")
        case .notHere:
            Translations(
                nb: "Det går ikke her. Velg en av måtene på siden.",
                nn: "Det går ikkje her. Vel ein av måtane på sida.",
                sv: "Det går inte här. Välj ett av sätten på sidan.",
                da: "Det går ikke her. Vælg en af måderne på siden.",
                fi: "Se ei onnistu tässä. Valitse jokin sivun tavoista.",
                en: "That is not possible here. Take one of the ways on the page.",
                de: "Das geht hier nicht. Wählen Sie einen der Wege auf der Seite.")
        case .over:
            Translations(
                nb: "Innloggingen er over eller tok for lang tid. Begynn på nytt.",
                nn: "Innlogginga er over eller tok for lang tid. Byrja på nytt.",
                sv: "Inloggningen är över eller tog för lång tid. Börja om.",
                da: "Loginnet er slut eller tog for lang tid. Begynd forfra.",
                fi: "Kirjautuminen on päättynyt tai kesti liian kauan. Aloita alusta.",
                en: "This sign-in has ended, or took too long. Begin again.",
                de: "Diese Anmeldung ist beendet oder hat zu lange gedauert. Beginnen Sie von vorn.")
        }
    }
}
