public import MFACore

/// What is answered to somebody who asks for a code, or has typed one that was sent.
public enum SendingPhrase: String, PhraseBook {
    /// The next code can be asked for later.
    case wait = "sending.wait"
    /// There have been too many.
    case tooMany = "sending.too-many"
    /// The challenge is over.
    case over = "sending.over"
    /// There have been too many wrong codes.
    case exhausted = "sending.exhausted"
    /// Something better than a message is needed.
    case needsBetterFactor = "sending.needs-better-factor"
    /// Something is not right with the number.
    case suspicious = "sending.suspicious"
    /// The number takes no messages.
    case numberUnusable = "sending.number-unusable"
    /// It could not be sent.
    case notSent = "sending.not-sent"
    /// Nobody is called there.
    case noCalls = "sending.no-calls"
    /// The account has as many numbers as it may have.
    case tooManyNumbers = "sending.too-many-numbers"
    /// The number is in as many accounts as it may be.
    case tooManyAccounts = "sending.too-many-accounts"
    /// It has not arrived yet.
    case onItsWay = "sending.on-its-way"
    /// The phone has it.
    case delivered = "sending.delivered"
    /// It could not be delivered.
    case undelivered = "sending.undelivered"
    /// What users are told of messages as a method (NIST SP 800-63B-4 §3.2.9).
    case restricted = "sending.restricted"

    /// The text.
    public var translations: Translations {
        switch self {
        case .wait:
            Translations(
                nb: "Vent litt før du ber om en ny kode: {wait}.",
                nn: "Vent litt før du ber om ein ny kode: {wait}.",
                sv: "Vänta lite innan du ber om en ny kod: {wait}.",
                da: "Vent lidt, før du beder om en ny kode: {wait}.",
                fi: "Odota hetki ennen uuden koodin pyytämistä: {wait}.",
                en: "Wait a little before you ask for a new code: {wait}.",
                de: "Warten Sie etwas, bevor Sie einen neuen Code anfordern: {wait}.")
        case .tooMany:
            Translations(
                nb: "Det er sendt for mange koder. Ventetid til neste forsøk: {wait}.",
                nn: "Det er sendt for mange kodar. Ventetid til neste forsøk: {wait}.",
                sv: "För många koder har skickats. Väntetid till nästa försök: {wait}.",
                da: "Der er sendt for mange koder. Ventetid til næste forsøg: {wait}.",
                fi: "Koodeja on lähetetty liian monta. Odotusaika seuraavaan yritykseen: {wait}.",
                en: "Too many codes have been sent. Time to wait until the next try: {wait}.",
                de: "Es wurden zu viele Codes gesendet. Wartezeit bis zum nächsten Versuch: {wait}.")
        case .over:
            Translations(
                nb: "Koden gjelder ikke lenger. Be om en ny.",
                nn: "Koden gjeld ikkje lenger. Be om ein ny.",
                sv: "Koden gäller inte längre. Be om en ny.",
                da: "Koden gælder ikke længere. Bed om en ny.",
                fi: "Koodi ei ole enää voimassa. Pyydä uusi.",
                en: "The code is no longer valid. Ask for a new one.",
                de: "Der Code gilt nicht mehr. Fordern Sie einen neuen an.")
        case .exhausted:
            Translations(
                nb: "Koden ble skrevet feil for mange ganger. Be om en ny.",
                nn: "Koden vart skriven feil for mange gonger. Be om ein ny.",
                sv: "Koden skrevs fel för många gånger. Be om en ny.",
                da: "Koden blev tastet forkert for mange gange. Bed om en ny.",
                fi: "Koodi kirjoitettiin väärin liian monta kertaa. Pyydä uusi.",
                en: "The code was typed wrong too many times. Ask for a new one.",
                de: "Der Code wurde zu oft falsch eingegeben. Fordern Sie einen neuen an.")
        case .needsBetterFactor:
            Translations(
                nb: "SMS er ikke trygt nok for dette nummeret akkurat nå. Bruk en annen metode.",
                nn: "SMS er ikkje trygt nok for dette nummeret akkurat no. Bruk ein annan metode.",
                sv: "SMS är inte säkert nog för det här numret just nu. Använd en annan metod.",
                da: "SMS er ikke sikkert nok for dette nummer lige nu. Brug en anden metode.",
                fi: "Tekstiviesti ei ole juuri nyt tarpeeksi turvallinen tälle numerolle. Käytä toista tapaa.",
                en: "Text messages are not safe enough for this number right now. Use another method.",
                de: "SMS ist für diese Nummer derzeit nicht sicher genug. Verwenden Sie eine andere Methode.")
        case .suspicious:
            Translations(
                nb: "Vi kan ikke sende kode til dette nummeret. Bruk en annen metode, eller kontakt brukerstøtten.",
                nn: "Vi kan ikkje sende kode til dette nummeret. Bruk ein annan metode, eller kontakt brukarstøtta.",
                sv: "Vi kan inte skicka någon kod till det här numret. Använd en annan metod eller kontakta supporten.",
                da: "Vi kan ikke sende en kode til dette nummer. Brug en anden metode, eller kontakt supporten.",
                fi: "Emme voi lähettää koodia tähän numeroon. Käytä toista tapaa tai ota yhteyttä tukeen.",
                en: "We cannot send a code to this number. Use another method, or contact support.",
                de: "An diese Nummer können wir keinen Code senden. Verwenden Sie eine andere Methode, oder wenden Sie "
                    + "sich an den Support.")
        case .numberUnusable:
            Translations(
                nb: "Dette nummeret kan ikke ta imot SMS. Kontroller det, eller bruk et annet.",
                nn: "Dette nummeret kan ikkje ta imot SMS. Kontroller det, eller bruk eit anna.",
                sv: "Det här numret kan inte ta emot SMS. Kontrollera det eller använd ett annat.",
                da: "Dette nummer kan ikke modtage SMS. Kontrollér det, eller brug et andet.",
                fi: "Tämä numero ei voi vastaanottaa tekstiviestejä. Tarkista se tai käytä toista.",
                en: "This number cannot receive text messages. Check it, or use another one.",
                de: "Diese Nummer kann keine SMS empfangen. Prüfen Sie sie, oder verwenden Sie eine andere.")
        case .notSent:
            Translations(
                nb: "Koden kunne ikke sendes. Prøv igjen om litt, eller bruk en annen metode.",
                nn: "Koden kunne ikkje sendast. Prøv igjen om litt, eller bruk ein annan metode.",
                sv: "Koden kunde inte skickas. Försök igen om en stund eller använd en annan metod.",
                da: "Koden kunne ikke sendes. Prøv igen om lidt, eller brug en anden metode.",
                fi: "Koodia ei voitu lähettää. Yritä hetken päästä uudelleen tai käytä toista tapaa.",
                en: "The code could not be sent. Try again in a while, or use another method.",
                de: "Der Code konnte nicht gesendet werden. Versuchen Sie es gleich noch einmal, oder verwenden Sie "
                    + "eine andere Methode.")
        case .noCalls:
            Translations(
                nb: "Vi kan ikke ringe til dette nummeret. Be om koden på SMS, eller bruk en annen metode.",
                nn: "Vi kan ikkje ringje til dette nummeret. Be om koden på SMS, eller bruk ein annan metode.",
                sv: "Vi kan inte ringa till det här numret. Be om koden som SMS eller använd en annan metod.",
                da: "Vi kan ikke ringe til dette nummer. Bed om koden som SMS, eller brug en anden metode.",
                fi: "Emme voi soittaa tähän numeroon. Pyydä koodi tekstiviestinä tai käytä toista tapaa.",
                en: "We cannot call this number. Ask for the code as a text message, or use another method.",
                de: "Diese Nummer können wir nicht anrufen. Fordern Sie den Code als SMS an, oder verwenden Sie eine "
                    + "andere Methode.")
        case .tooManyNumbers:
            Translations(
                nb: "Kontoen har så mange numre som den kan ha. Fjern et av dem først.",
                nn: "Kontoen har så mange nummer som han kan ha. Fjern eit av dei først.",
                sv: "Kontot har så många nummer som det kan ha. Ta bort ett av dem först.",
                da: "Kontoen har så mange numre, som den kan have. Fjern et af dem først.",
                fi: "Tilillä on jo enimmäismäärä numeroita. Poista ensin jokin niistä.",
                en: "The account has as many numbers as it can have. Remove one of them first.",
                de: "Das Konto hat so viele Nummern, wie es haben kann. Entfernen Sie zuerst eine davon.")
        case .tooManyAccounts:
            Translations(
                nb: "Dette nummeret er lagt til i for mange kontoer. Bruk et annet nummer eller en annen metode.",
                nn: "Dette nummeret er lagt til i for mange kontoar. Bruk eit anna nummer eller ein annan metode.",
                sv: "Det här numret har lagts till i för många konton. Använd ett annat nummer eller en annan metod.",
                da: "Dette nummer er føjet til for mange konti. Brug et andet nummer eller en anden metode.",
                fi: "Tämä numero on lisätty liian moneen tiliin. Käytä toista numeroa tai tapaa.",
                en: "This number has been added to too many accounts. Use another number or another method.",
                de:
                    "Diese Nummer wurde zu vielen Konten hinzugefügt. Verwenden Sie eine andere Nummer oder eine andere "
                    + "Methode.")
        case .onItsWay:
            Translations(
                nb: "Koden er på vei.",
                nn: "Koden er på veg.",
                sv: "Koden är på väg.",
                da: "Koden er på vej.",
                fi: "Koodi on matkalla.",
                en: "The code is on its way.",
                de: "Der Code ist unterwegs.")
        case .delivered:
            Translations(
                nb: "Koden er levert til telefonen.",
                nn: "Koden er levert til telefonen.",
                sv: "Koden har levererats till telefonen.",
                da: "Koden er leveret til telefonen.",
                fi: "Koodi on toimitettu puhelimeen.",
                en: "The code has been delivered to the phone.",
                de: "Der Code wurde an das Telefon zugestellt.")
        case .undelivered:
            Translations(
                nb: "Koden kunne ikke leveres. Kontroller nummeret, eller bruk en annen metode.",
                nn: "Koden kunne ikkje leverast. Kontroller nummeret, eller bruk ein annan metode.",
                sv: "Koden kunde inte levereras. Kontrollera numret eller använd en annan metod.",
                da: "Koden kunne ikke leveres. Kontrollér nummeret, eller brug en anden metode.",
                fi: "Koodia ei voitu toimittaa. Tarkista numero tai käytä toista tapaa.",
                en: "The code could not be delivered. Check the number, or use another method.",
                de: "Der Code konnte nicht zugestellt werden. Prüfen Sie die Nummer, oder verwenden Sie eine andere "
                    + "Methode.")
        case .restricted:
            Translations(
                nb:
                    "SMS er mindre trygt enn en autentiseringsapp: meldinger kan leses av andre, og et nummer kan kapres.",
                nn: "SMS er mindre trygt enn ein autentiseringsapp: meldingar kan lesast av andre, og eit nummer kan "
                    + "kaprast.",
                sv:
                    "SMS är mindre säkert än en autentiseringsapp: meddelanden kan läsas av andra och ett nummer kan kapas.",
                da:
                    "SMS er mindre sikkert end en godkendelsesapp: beskeder kan læses af andre, og et nummer kan kapres.",
                fi:
                    "Tekstiviesti on turvattomampi kuin todennussovellus: muut voivat lukea viestejä ja numeron voi kaapata.",
                en: "Text messages are less safe than an authenticator app: others can read them, and a number can be "
                    + "taken over.",
                de: "SMS ist weniger sicher als eine Authentifizierungs-App: Nachrichten können mitgelesen und Nummern "
                    + "übernommen werden.")
        }
    }
}
