public import MFACore

/// What is said to those who help users, of how a user stands: about him, and not to him.
public enum HelpdeskPhrase: String, PhraseBook {
    /// Nothing more is required.
    case satisfied = "helpdesk.satisfied"
    /// It will be required; nothing is said yet.
    case upcoming = "helpdesk.upcoming"
    /// It will be required, and the user is reminded.
    case reminded = "helpdesk.reminded"
    /// It is required, and the user is let in for a while.
    case grace = "helpdesk.grace"
    /// An operator has let the user off.
    case exempted = "helpdesk.exempted"
    /// It is required, and is not there.
    case required = "helpdesk.required"
    /// He comes in by the password alone.
    case comesIn = "helpdesk.comes-in"
    /// He verifies.
    case verifies = "helpdesk.verifies"
    /// He verifies, and has to set up more.
    case verifiesFirst = "helpdesk.verifies-first"
    /// He has to set something up.
    case setsUp = "helpdesk.sets-up"
    /// He has nothing.
    case noFactor = "helpdesk.no-factor"
    /// All is out of use.
    case outOfUse = "helpdesk.out-of-use"
    /// What he has is not allowed.
    case notAllowed = "helpdesk.not-allowed"
    /// The application takes something else.
    case takesOnly = "helpdesk.takes-only"
    /// The application can show no page.
    case needsPage = "helpdesk.needs-page"
    /// He has to set something up elsewhere.
    case setUpFirst = "helpdesk.set-up-first"
    /// A reset waits.
    case pendingByStaff = "helpdesk.pending-by-staff"
    /// A reset waits.
    case pendingByUser = "helpdesk.pending-by-user"

    /// The text.
    public var translations: Translations {
        switch self {
        case .satisfied:
            Translations(
                nb: "Ingenting mer kreves.",
                nn: "Ingenting meir krevst.",
                sv: "Inget mer krävs.",
                da: "Der kræves ikke mere.",
                fi: "Muuta ei vaadita.",
                en: "Nothing more is required.",
                de: "Nichts weiter ist erforderlich.")
        case .upcoming:
            Translations(
                nb: "En metode til kreves fra {date}; brukeren blir ikke minnet på det ennå.",
                nn: "Ein metode til krevst frå {date}; brukaren blir ikkje minna på det enno.",
                sv: "En metod till krävs från {date}; användaren påminns inte än.",
                da: "En metode mere kræves fra {date}; brugeren mindes ikke om det endnu.",
                fi: "Toista menetelmää vaaditaan {date} alkaen; käyttäjää ei vielä muistuteta.",
                en: "A second factor is required from {date}; the user is not reminded yet.",
                de: "Ein zweiter Faktor ist ab {date} erforderlich; der Benutzer wird noch nicht erinnert.")
        case .reminded:
            Translations(
                nb: "En metode til kreves fra {date}; brukeren blir minnet på det.",
                nn: "Ein metode til krevst frå {date}; brukaren blir minna på det.",
                sv: "En metod till krävs från {date}; användaren påminns.",
                da: "En metode mere kræves fra {date}; brugeren mindes om det.",
                fi: "Toista menetelmää vaaditaan {date} alkaen; käyttäjää muistutetaan.",
                en: "A second factor is required from {date}; the user is reminded.",
                de: "Ein zweiter Faktor ist ab {date} erforderlich; der Benutzer wird erinnert.")
        case .grace:
            Translations(
                nb: "En metode til kreves; brukeren slipper inn uten til {date}.",
                nn: "Ein metode til krevst; brukaren slepp inn utan til {date}.",
                sv: "En metod till krävs; användaren släpps in utan till {date}.",
                da: "En metode mere kræves; brugeren lukkes ind uden til {date}.",
                fi: "Toista menetelmää vaaditaan; käyttäjä pääsee ilman sitä {date} asti.",
                en: "A second factor is required; the user is let in without one until {date}.",
                de: "Ein zweiter Faktor ist erforderlich; der Benutzer kommt bis {date} ohne ihn hinein.")
        case .exempted:
            Translations(
                nb: "Brukeren er fritatt til {date}.",
                nn: "Brukaren er friteken til {date}.",
                sv: "Användaren är undantagen till {date}.",
                da: "Brugeren er fritaget til {date}.",
                fi: "Käyttäjälle on myönnetty poikkeus {date} asti.",
                en: "The user has been let off until {date}.",
                de: "Der Benutzer ist bis {date} befreit.")
        case .required:
            Translations(
                nb: "En metode til kreves, og brukeren har den ikke.",
                nn: "Ein metode til krevst, og brukaren har han ikkje.",
                sv: "En metod till krävs, och användaren har den inte.",
                da: "En metode mere kræves, og brugeren har den ikke.",
                fi: "Toista menetelmää vaaditaan, eikä käyttäjällä ole sitä.",
                en: "A second factor is required, and the user does not have it.",
                de: "Ein zweiter Faktor ist erforderlich, und der Benutzer hat ihn nicht.")
        case .comesIn:
            Translations(
                nb: "Kommer inn med passordet alene",
                nn: "Kjem inn med passordet åleine",
                sv: "Kommer in med enbart lösenordet",
                da: "Kommer ind med adgangskoden alene",
                fi: "Pääsee sisään pelkällä salasanalla",
                en: "Comes in by the password alone",
                de: "Kommt mit dem Passwort allein hinein")
        case .verifies:
            Translations(
                nb: "Kan logge inn",
                nn: "Kan logge inn",
                sv: "Kan logga in",
                da: "Kan logge ind",
                fi: "Voi kirjautua",
                en: "Can sign in",
                de: "Kann sich anmelden")
        case .verifiesFirst:
            Translations(
                nb: "Kan logge inn, og må sette opp mer da",
                nn: "Kan logge inn, og må setje opp meir då",
                sv: "Kan logga in, och måste då konfigurera mer",
                da: "Kan logge ind, og skal da konfigurere mere",
                fi: "Voi kirjautua, mutta on otettava käyttöön vielä lisää",
                en: "Can sign in, and has to set up more then",
                de: "Kann sich anmelden und muss dann mehr einrichten")
        case .setsUp:
            Translations(
                nb: "Må sette opp en metode ved neste innlogging",
                nn: "Må setje opp ein metode ved neste innlogging",
                sv: "Måste konfigurera en metod vid nästa inloggning",
                da: "Skal konfigurere en metode ved næste login",
                fi: "On otettava menetelmä käyttöön seuraavassa kirjautumisessa",
                en: "Has to set up a method at the next sign-in",
                de: "Muss bei der nächsten Anmeldung eine Methode einrichten")
        case .noFactor:
            Translations(
                nb: "Kan ikke logge inn: ingen metode er satt opp",
                nn: "Kan ikkje logge inn: ingen metode er sett opp",
                sv: "Kan inte logga in: ingen metod är konfigurerad",
                da: "Kan ikke logge ind: ingen metode er konfigureret",
                fi: "Ei voi kirjautua: yhtään menetelmää ei ole otettu käyttöön",
                en: "Cannot sign in: no method is set up",
                de: "Kann sich nicht anmelden: Keine Methode ist eingerichtet")
        case .outOfUse:
            Translations(
                nb: "Kan ikke logge inn: alle metodene er ute av bruk",
                nn: "Kan ikkje logge inn: alle metodane er ute av bruk",
                sv: "Kan inte logga in: alla metoder är ur bruk",
                da: "Kan ikke logge ind: alle metoder er ude af brug",
                fi: "Ei voi kirjautua: kaikki menetelmät ovat poissa käytöstä",
                en: "Cannot sign in: every method is out of use",
                de: "Kann sich nicht anmelden: Alle Methoden sind außer Gebrauch")
        case .notAllowed:
            Translations(
                nb: "Kan ikke logge inn: metodene er ikke tillatt lenger",
                nn: "Kan ikkje logge inn: metodane er ikkje tillatne lenger",
                sv: "Kan inte logga in: metoderna är inte tillåtna längre",
                da: "Kan ikke logge ind: metoderne er ikke tilladt længere",
                fi: "Ei voi kirjautua: menetelmiä ei enää sallita",
                en: "Cannot sign in: the methods are not allowed any more",
                de: "Kann sich nicht anmelden: Die Methoden sind nicht mehr erlaubt")
        case .takesOnly:
            Translations(
                nb: "Kan ikke logge inn: her virker bare {methods}",
                nn: "Kan ikkje logge inn: her verkar berre {methods}",
                sv: "Kan inte logga in: här fungerar bara {methods}",
                da: "Kan ikke logge ind: her virker kun {methods}",
                fi: "Ei voi kirjautua: tässä toimii vain {methods}",
                en: "Cannot sign in: only {methods} works here",
                de: "Kann sich nicht anmelden: Hier geht nur {methods}")
        case .needsPage:
            Translations(
                nb: "Kan ikke logge inn: uten nettside virker bare {methods}",
                nn: "Kan ikkje logge inn: utan nettside verkar berre {methods}",
                sv: "Kan inte logga in: utan webbsida fungerar bara {methods}",
                da: "Kan ikke logge ind: uden webside virker kun {methods}",
                fi: "Ei voi kirjautua: ilman verkkosivua toimii vain {methods}",
                en: "Cannot sign in: without a page only {methods} works",
                de: "Kann sich nicht anmelden: Ohne Seite geht nur {methods}")
        case .setUpFirst:
            Translations(
                nb: "Kan ikke logge inn: må først sette opp mer i en nettleser",
                nn: "Kan ikkje logge inn: må først setje opp meir i ein nettlesar",
                sv: "Kan inte logga in: måste först konfigurera mer i en webbläsare",
                da: "Kan ikke logge ind: skal først konfigurere mere i en browser",
                fi: "Ei voi kirjautua: selaimessa on ensin otettava käyttöön lisää",
                en: "Cannot sign in: has to set up more with a browser first",
                de: "Kann sich nicht anmelden: Muss zuerst im Browser mehr einrichten")
        case .pendingByStaff:
            Translations(
                nb: "{name} har bedt om nullstilling. Alle metodene fjernes {date}.",
                nn: "{name} har bede om nullstilling. Alle metodane blir fjerna {date}.",
                sv: "{name} har begärt återställning. Alla metoder tas bort {date}.",
                da: "{name} har bedt om nulstilling. Alle metoder fjernes {date}.",
                fi: "{name} on pyytänyt nollausta. Kaikki menetelmät poistetaan {date}.",
                en: "{name} has asked for a reset. All methods are removed on {date}.",
                de: "{name} hat eine Zurücksetzung verlangt. Alle Methoden werden am {date} entfernt.")
        case .pendingByUser:
            Translations(
                nb: "Brukeren har bedt om nullstilling. Alle metodene fjernes {date}.",
                nn: "Brukaren har bede om nullstilling. Alle metodane blir fjerna {date}.",
                sv: "Användaren har begärt återställning. Alla metoder tas bort {date}.",
                da: "Brugeren har bedt om nulstilling. Alle metoder fjernes {date}.",
                fi: "Käyttäjä on pyytänyt nollausta. Kaikki menetelmät poistetaan {date}.",
                en: "The user has asked for a reset. All methods are removed on {date}.",
                de: "Der Benutzer hat eine Zurücksetzung verlangt. Alle Methoden werden am {date} entfernt.")
        }
    }
}
