/// What users are told of what has happened to their account.
public enum NoticePhrase: String, PhraseBook {
    /// A factor was added.
    case factorAdded = "notice.factor-added"
    /// A factor was removed.
    case factorRemoved = "notice.factor-removed"
    /// A factor was replaced.
    case factorReplaced = "notice.factor-replaced"
    /// A factor was suspended.
    case factorSuspended = "notice.factor-suspended"
    /// A factor was resumed.
    case factorResumed = "notice.factor-resumed"
    /// A factor was disabled.
    case factorDisabled = "notice.factor-disabled"
    /// Somebody with the password has typed many wrong codes.
    case guessesPaused = "notice.guesses-paused"
    /// A code was typed twice.
    case codeReplayed = "notice.code-replayed"
    /// New recovery codes.
    case recoveryCodesIssued = "notice.recovery-codes-issued"
    /// A recovery code was used.
    case recoveryCodeUsed = "notice.recovery-code-used"
    /// A browser is remembered.
    case trustedDeviceAdded = "notice.trusted-device-added"
    /// Somebody has shown a copy of a remembered browser's token.
    case trustedDeviceMisused = "notice.trusted-device-misused"
    /// The user has come back without his factors.
    case accountRecovered = "notice.account-recovered"
    /// A reset was asked for.
    case resetRequested = "notice.reset-requested"
    /// A reset was taken back.
    case resetRepudiated = "notice.reset-repudiated"
    /// A request was answered with no.
    case signInDenied = "notice.sign-in-denied"
    /// All factors were removed by support.
    case accountReset = "notice.account-reset"
    /// What to do if it was somebody else.
    case repudiate = "notice.repudiate"

    /// The text.
    public var translations: Translations {
        switch self {
        case .factorAdded:
            Translations(
                nb: "{method} er lagt til på kontoen din.",
                nn: "{method} er lagt til på kontoen din.",
                sv: "{method} har lagts till i ditt konto.",
                da: "{method} er føjet til din konto.",
                fi: "{method} on lisätty tilillesi.",
                en: "{method} was added to your account.",
                de: "{method} wurde zu Ihrem Konto hinzugefügt.")
        case .factorRemoved:
            Translations(
                nb: "{method} er fjernet fra kontoen din.",
                nn: "{method} er fjerna frå kontoen din.",
                sv: "{method} har tagits bort från ditt konto.",
                da: "{method} er fjernet fra din konto.",
                fi: "{method} on poistettu tililtäsi.",
                en: "{method} was removed from your account.",
                de: "{method} wurde aus Ihrem Konto entfernt.")
        case .factorReplaced:
            Translations(
                nb: "{method} på kontoen din er byttet ut.",
                nn: "{method} på kontoen din er bytt ut.",
                sv: "{method} i ditt konto har bytts ut.",
                da: "{method} på din konto er udskiftet.",
                fi: "Tilisi menetelmä on vaihdettu: {method}.",
                en: "{method} on your account was replaced.",
                de: "{method} in Ihrem Konto wurde ersetzt.")
        case .factorSuspended:
            Translations(
                nb: "{method} på kontoen din er satt ut av bruk inntil videre.",
                nn: "{method} på kontoen din er sett ut av bruk inntil vidare.",
                sv: "{method} i ditt konto är tills vidare ur bruk.",
                da: "{method} på din konto er indtil videre ude af brug.",
                fi: "Tilisi menetelmä on toistaiseksi poissa käytöstä: {method}.",
                en: "{method} on your account is out of use for the time being.",
                de: "{method} in Ihrem Konto ist vorläufig außer Gebrauch.")
        case .factorResumed:
            Translations(
                nb: "{method} på kontoen din er tatt i bruk igjen.",
                nn: "{method} på kontoen din er teken i bruk igjen.",
                sv: "{method} i ditt konto används igen.",
                da: "{method} på din konto er taget i brug igen.",
                fi: "Tilisi menetelmä on jälleen käytössä: {method}.",
                en: "{method} on your account is in use again.",
                de: "{method} in Ihrem Konto ist wieder in Gebrauch.")
        case .factorDisabled:
            Translations(
                nb: "{method} på kontoen din er deaktivert og må settes opp på nytt.",
                nn: "{method} på kontoen din er deaktivert og må setjast opp på nytt.",
                sv: "{method} i ditt konto har stängts av och måste konfigureras på nytt.",
                da: "{method} på din konto er deaktiveret og skal konfigureres igen.",
                fi: "Tilisi menetelmä on poistettu käytöstä ja se on otettava käyttöön uudelleen: {method}.",
                en: "{method} on your account was disabled and has to be set up anew.",
                de: "{method} in Ihrem Konto wurde deaktiviert und muss neu eingerichtet werden.")
        case .guessesPaused:
            Translations(
                nb: "Noen som kan passordet ditt, har tastet feil kode mange ganger. Innlogging er stengt i {wait}.",
                nn: "Nokon som kan passordet ditt, har tasta feil kode mange gonger. Innlogging er stengd i {wait}.",
                sv: "Någon som kan ditt lösenord har angett fel kod många gånger. Inloggning är spärrad i {wait}.",
                da: "Nogen, som kender din adgangskode, har indtastet forkert kode mange gange. Login er "
                    + "spærret i {wait}.",
                fi: "Joku, joka tietää salasanasi, on antanut väärän koodin monta kertaa. Kirjautumisen esto "
                    + "kestää: {wait}.",
                en: "Somebody who knows your password has typed a wrong code many times. Signing in is "
                    + "closed for {wait}.",
                de: "Jemand, der Ihr Passwort kennt, hat oft einen falschen Code eingegeben. Dauer der "
                    + "Anmeldesperre: {wait}.")
        case .codeReplayed:
            Translations(
                nb: "En kode som allerede var brukt, er tastet en gang til.",
                nn: "Ein kode som alt var brukt, er tasta ein gong til.",
                sv: "En kod som redan hade använts har angetts en gång till.",
                da: "En kode, som allerede var brugt, er indtastet igen.",
                fi: "Jo käytetty koodi on annettu uudelleen.",
                en: "A code that had been used already was typed again.",
                de: "Ein Code, der schon benutzt war, wurde noch einmal eingegeben.")
        case .recoveryCodesIssued:
            Translations(
                nb: "Nye gjenopprettingskoder er laget for kontoen din. De gamle virker ikke lenger.",
                nn: "Nye gjenopprettingskodar er laga for kontoen din. Dei gamle verkar ikkje lenger.",
                sv: "Nya återställningskoder har skapats för ditt konto. De gamla fungerar inte längre.",
                da: "Der er lavet nye gendannelseskoder til din konto. De gamle virker ikke længere.",
                fi: "Tilillesi on luotu uudet palautuskoodit. Vanhat eivät enää toimi.",
                en: "New recovery codes were made for your account. The old ones do not work any more.",
                de: "Für Ihr Konto wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.")
        case .recoveryCodeUsed:
            Translations(
                nb: "En gjenopprettingskode er brukt på kontoen din. {left|Én er igjen.|# er igjen.}",
                nn: "Ein gjenopprettingskode er brukt på kontoen din. {left|Éin er igjen.|# er igjen.}",
                sv: "En återställningskod har använts för ditt konto. {left|En är kvar.|# är kvar.}",
                da: "En gendannelseskode er brugt på din konto. {left|Én er tilbage.|# er tilbage.}",
                fi: "Tililläsi on käytetty palautuskoodi. {left|Yksi on jäljellä.|# on jäljellä.}",
                en: "A recovery code was used on your account. {left|One is left.|# are left.}",
                de: "Für Ihr Konto wurde ein Wiederherstellungscode benutzt. {left|Einer ist übrig.|# sind übrig.}")
        case .trustedDeviceAdded:
            Translations(
                nb: "En nettleser huskes nå på kontoen din.",
                nn: "Ein nettlesar blir no hugsa på kontoen din.",
                sv: "En webbläsare är nu ihågkommen för ditt konto.",
                da: "En browser huskes nu på din konto.",
                fi: "Tilisi muistaa nyt uuden selaimen.",
                en: "A browser is now remembered on your account.",
                de: "Ein Browser wird jetzt in Ihrem Konto gemerkt.")
        case .trustedDeviceMisused:
            Translations(
                nb: "Noen har prøvd å logge inn med en kopi av en nettleser som ble husket. Den huskes ikke lenger.",
                nn: "Nokon har prøvd å logge inn med ein kopi av ein nettlesar som blei hugsa. Han blir ikkje "
                    + "hugsa lenger.",
                sv: "Någon har försökt logga in med en kopia av en ihågkommen webbläsare. Den är inte längre "
                    + "ihågkommen.",
                da: "Nogen har forsøgt at logge ind med en kopi af en browser, der blev husket. Den huskes ikke "
                    + "længere.",
                fi: "Joku on yrittänyt kirjautua muistetun selaimen kopiolla. Selainta ei enää muisteta.",
                en: "Somebody has tried to sign in with a copy of a browser that was remembered. It is not "
                    + "remembered any more.",
                de: "Jemand hat versucht, sich mit der Kopie eines gemerkten Browsers anzumelden. Er wird nicht "
                    + "mehr gemerkt."
            )
        case .accountRecovered:
            Translations(
                nb: "Kontoen din er gjenopprettet uten de vanlige innloggingsmetodene. Nye må settes opp nå.",
                nn: "Kontoen din er gjenoppretta utan dei vanlege innloggingsmetodane. Nye må setjast opp no.",
                sv: "Ditt konto har återställts utan de vanliga inloggningsmetoderna. Nya måste konfigureras nu.",
                da: "Din konto er gendannet uden de sædvanlige loginmetoder. Nye skal konfigureres nu.",
                fi: "Tilisi on palautettu ilman tavallisia kirjautumismenetelmiä. Uudet on otettava käyttöön nyt.",
                en: "Your account was recovered without the usual sign-in methods. New ones have to be set up now.",
                de: "Ihr Konto wurde ohne die üblichen Anmeldemethoden wiederhergestellt. Neue müssen jetzt "
                    + "eingerichtet "
                    + "werden.")
        case .resetRequested:
            Translations(
                nb: "Noen har bedt om at alle innloggingsmetodene på kontoen din fjernes. Det skjer {date}.",
                nn: "Nokon har bede om at alle innloggingsmetodane på kontoen din blir fjerna. Det skjer {date}.",
                sv: "Någon har begärt att alla inloggningsmetoder tas bort från ditt konto. Det sker {date}.",
                da: "Nogen har bedt om, at alle loginmetoder fjernes fra din konto. Det sker {date}.",
                fi: "Joku on pyytänyt poistamaan kaikki kirjautumismenetelmät tililtäsi. Ne poistetaan {date}.",
                en: "Somebody has asked for all sign-in methods to be removed from your account. It happens on {date}.",
                de: "Jemand hat verlangt, dass alle Anmeldemethoden aus Ihrem Konto entfernt werden. Das geschieht "
                    + "am {date}.")
        case .resetRepudiated:
            Translations(
                nb: "Innloggingsmetodene på kontoen din blir ikke fjernet likevel.",
                nn: "Innloggingsmetodane på kontoen din blir ikkje fjerna likevel.",
                sv: "Inloggningsmetoderna i ditt konto tas ändå inte bort.",
                da: "Loginmetoderne på din konto bliver alligevel ikke fjernet.",
                fi: "Tilisi kirjautumismenetelmiä ei sittenkään poisteta.",
                en: "The sign-in methods on your account are not going to be removed after all.",
                de: "Die Anmeldemethoden in Ihrem Konto werden nun doch nicht entfernt.")
        case .signInDenied:
            Translations(
                nb: "Du svarte nei på en forespørsel om å logge inn. Noen kan passordet ditt: bytt det.",
                nn: "Du svara nei på ein førespurnad om å logge inn. Nokon kan passordet ditt: byt det.",
                sv: "Du svarade nej på en begäran om inloggning. Någon kan ditt lösenord: byt det.",
                da: "Du svarede nej til en anmodning om at logge ind. Nogen kender din adgangskode: skift den.",
                fi: "Vastasit kielteisesti kirjautumispyyntöön. Joku tietää salasanasi: vaihda se.",
                en: "You have answered a request to sign in with no. Somebody knows your password: change it.",
                de: "Sie haben eine Anmeldeanfrage abgelehnt. Jemand kennt Ihr Passwort: Ändern Sie es.")
        case .accountReset:
            Translations(
                nb: "Brukerstøtten har fjernet alle innloggingsmetodene på kontoen din. Du må sette opp nye.",
                nn: "Brukarstøtta har fjerna alle innloggingsmetodane på kontoen din. Du må setje opp nye.",
                sv: "Supporten har tagit bort alla inloggningsmetoder från ditt konto. Du måste konfigurera nya.",
                da: "Supporten har fjernet alle loginmetoder fra din konto. Du skal konfigurere nye.",
                fi: "Tuki on poistanut kaikki kirjautumismenetelmät tililtäsi. Ota käyttöön uudet.",
                en: "Support has removed all sign-in methods from your account. You have to set up new ones.",
                de: "Der Support hat alle Anmeldemethoden aus Ihrem Konto entfernt. Sie müssen neue einrichten.")
        case .repudiate:
            Translations(
                nb: "Var det ikke deg? Kontakt oss straks: {contact}",
                nn: "Var det ikkje deg? Kontakt oss straks: {contact}",
                sv: "Var det inte du? Kontakta oss genast: {contact}",
                da: "Var det ikke dig? Kontakt os straks: {contact}",
                fi: "Etkö se ollut sinä? Ota heti yhteyttä: {contact}",
                en: "Was it not you? Contact us at once: {contact}",
                de: "Waren Sie das nicht? Wenden Sie sich sofort an uns: {contact}")
        }
    }
}
