/// Words that other texts are made of: times, methods, states.
public enum CorePhrase: String, PhraseBook {
    /// A number of seconds.
    case seconds = "core.seconds"
    /// A number of minutes.
    case minutes = "core.minutes"
    /// A number of hours.
    case hours = "core.hours"
    /// A number of days.
    case days = "core.days"
    /// The method.
    case authenticatorApp = "core.method.authenticator-app"
    /// The method.
    case sms = "core.method.sms"
    /// The method.
    case push = "core.method.push"
    /// The method.
    case recoveryCode = "core.method.recovery-code"
    /// A method of the host’s own, by its name.
    case otherMethod = "core.method.other"
    /// A factor can be used.
    case active = "core.state.active"
    /// A factor is out of use.
    case reportedLost = "core.state.reported-lost"
    /// A factor is out of use.
    case suspendedByOperator = "core.state.suspended"
    /// A factor is out of use for good.
    case tooManyGuesses = "core.state.too-many-guesses"
    /// A factor is out of use for good.
    case disabledByOperator = "core.state.disabled"
    /// A factor is out of use for good.
    case deniedByUser = "core.state.denied"

    /// The text.
    public var translations: Translations {
        switch self {
        case .seconds:
            Translations(
                nb: "{n|ett sekund|# sekunder}",
                nn: "{n|eitt sekund|# sekund}",
                sv: "{n|en sekund|# sekunder}",
                da: "{n|et sekund|# sekunder}",
                fi: "{n|yksi sekunti|# sekuntia}",
                en: "{n|one second|# seconds}",
                de: "{n|eine Sekunde|# Sekunden}")
        case .minutes:
            Translations(
                nb: "{n|ett minutt|# minutter}",
                nn: "{n|eitt minutt|# minutt}",
                sv: "{n|en minut|# minuter}",
                da: "{n|et minut|# minutter}",
                fi: "{n|yksi minuutti|# minuuttia}",
                en: "{n|one minute|# minutes}",
                de: "{n|eine Minute|# Minuten}")
        case .hours:
            Translations(
                nb: "{n|én time|# timer}",
                nn: "{n|éin time|# timar}",
                sv: "{n|en timme|# timmar}",
                da: "{n|en time|# timer}",
                fi: "{n|yksi tunti|# tuntia}",
                en: "{n|one hour|# hours}",
                de: "{n|eine Stunde|# Stunden}")
        case .days:
            Translations(
                nb: "{n|én dag|# dager}",
                nn: "{n|éin dag|# dagar}",
                sv: "{n|en dag|# dagar}",
                da: "{n|en dag|# dage}",
                fi: "{n|yksi päivä|# päivää}",
                en: "{n|one day|# days}",
                de: "{n|ein Tag|# Tage}")
        case .authenticatorApp:
            Translations(
                nb: "Autentiseringsapp",
                nn: "Autentiseringsapp",
                sv: "Autentiseringsapp",
                da: "Godkendelsesapp",
                fi: "Todennussovellus",
                en: "Authenticator app",
                de: "Authentifizierungs-App")
        case .sms:
            Translations(
                nb: "SMS",
                nn: "SMS",
                sv: "Sms",
                da: "Sms",
                fi: "Tekstiviesti",
                en: "Text message",
                de: "SMS")
        case .push:
            Translations(
                nb: "Varsel på telefonen",
                nn: "Varsel på telefonen",
                sv: "Avisering i telefonen",
                da: "Notifikation på telefonen",
                fi: "Ilmoitus puhelimessa",
                en: "Notification on your phone",
                de: "Mitteilung auf dem Telefon")
        case .recoveryCode:
            Translations(
                nb: "Gjenopprettingskode",
                nn: "Gjenopprettingskode",
                sv: "Återställningskod",
                da: "Gendannelseskode",
                fi: "Palautuskoodi",
                en: "Recovery code",
                de: "Wiederherstellungscode")
        case .otherMethod:
            Translations(
                nb: "{name}",
                nn: "{name}",
                sv: "{name}",
                da: "{name}",
                fi: "{name}",
                en: "{name}",
                de: "{name}")
        case .active:
            Translations(
                nb: "Aktiv",
                nn: "Aktiv",
                sv: "Aktiv",
                da: "Aktiv",
                fi: "Käytössä",
                en: "Active",
                de: "Aktiv")
        case .reportedLost:
            Translations(
                nb: "Meldt tapt",
                nn: "Meld tapt",
                sv: "Anmäld förlorad",
                da: "Meldt mistet",
                fi: "Ilmoitettu kadonneeksi",
                en: "Reported lost",
                de: "Als verloren gemeldet")
        case .suspendedByOperator:
            Translations(
                nb: "Satt ut av bruk av brukerstøtten",
                nn: "Sett ut av bruk av brukarstøtta",
                sv: "Tillfälligt avstängd av supporten",
                da: "Midlertidigt deaktiveret af supporten",
                fi: "Tuki on keskeyttänyt käytön",
                en: "Suspended by support",
                de: "Vom Support vorübergehend gesperrt")
        case .tooManyGuesses:
            Translations(
                nb: "Deaktivert etter for mange feil koder",
                nn: "Deaktivert etter for mange feil kodar",
                sv: "Avstängd efter för många felaktiga koder",
                da: "Deaktiveret efter for mange forkerte koder",
                fi: "Poistettu käytöstä liian monen väärän koodin vuoksi",
                en: "Disabled after too many wrong codes",
                de: "Nach zu vielen falschen Codes deaktiviert")
        case .disabledByOperator:
            Translations(
                nb: "Deaktivert av brukerstøtten",
                nn: "Deaktivert av brukarstøtta",
                sv: "Avstängd av supporten",
                da: "Deaktiveret af supporten",
                fi: "Tuki on poistanut käytöstä",
                en: "Disabled by support",
                de: "Vom Support deaktiviert")
        case .deniedByUser:
            Translations(
                nb: "Deaktivert fordi du svarte at det ikke var deg",
                nn: "Deaktivert fordi du svara at det ikkje var deg",
                sv: "Avstängd eftersom du svarade att det inte var du",
                da: "Deaktiveret, fordi du svarede, at det ikke var dig",
                fi: "Poistettu käytöstä, koska vastasit, ettet se ollut sinä",
                en: "Disabled because you answered that it was not you",
                de: "Deaktiviert, weil Sie geantwortet haben, dass Sie es nicht waren")
        }
    }
}
