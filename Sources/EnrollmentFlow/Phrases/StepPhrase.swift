public import MFACore

/// What is said about the set-up as a whole: progress, time, refusals.
public enum StepPhrase: String, PhraseBook {
    /// Which step it is, and of how many.
    case progress = "step.progress"
    /// How long it can still be gone on with.
    case timeLeft = "step.time-left"
    /// A field was left empty.
    case missing = "step.missing"
    /// The form came from an earlier page.
    case stale = "step.stale"
    /// The set-up cannot be gone on with.
    case over = "step.over"
    /// The step has no such action.
    case notAllowedHere = "step.not-allowed-here"
    /// What was chosen was not offered.
    case unknownChoice = "step.unknown-choice"
    /// The password is not enough for that.
    case needsFactor = "step.needs-factor"
    /// Where a method is of no use.
    case worksNotAt = "step.works-not-at"
    /// Where a method is the one that works.
    case neededFor = "step.needed-for"
    /// Why a method cannot be chosen.
    case refusedFor = "step.refused-for"
    /// A method is set up.
    case active = "step.active"
    /// A method is being set up.
    case beingSetUp = "step.being-set-up"
    /// A method is not set up.
    case off = "step.off"
    /// There have been too many wrong codes.
    case tooManyTries = "step.too-many-tries"

    /// The text.
    public var translations: Translations {
        switch self {
        case .progress:
            Translations(
                nb: "Trinn {n} av {m}", nn: "Steg {n} av {m}", sv: "Steg {n} av {m}", da: "Trin {n} af {m}",
                fi: "Vaihe {n}/{m}", en: "Step {n} of {m}", de: "Schritt {n} von {m}")
        case .timeLeft:
            Translations(
                nb: "Tid igjen: {wait}", nn: "Tid igjen: {wait}", sv: "Tid kvar: {wait}", da: "Tid tilbage: {wait}",
                fi: "Aikaa jäljellä: {wait}", en: "Time left: {wait}", de: "Verbleibende Zeit: {wait}")
        case .missing:
            Translations(
                nb: "Fyll ut «{field}».", nn: "Fyll ut «{field}».", sv: "Fyll i ”{field}”.", da: "Udfyld »{field}«.",
                fi: "Täytä kenttä ”{field}”.", en: "Fill in “{field}”.", de: "Füllen Sie „{field}“ aus.")
        case .stale:
            Translations(
                nb: "Siden var utdatert. Her er den som gjelder nå.",
                nn: "Sida var utdatert. Her er den som gjeld no.",
                sv: "Sidan var inaktuell. Här är den som gäller nu.",
                da: "Siden var forældet. Her er den, der gælder nu.",
                fi: "Sivu oli vanhentunut. Tässä on nykyinen sivu.",
                en: "That page was out of date. Here is the current one.",
                de: "Die Seite war nicht mehr aktuell. Hier ist die aktuelle.")
        case .over:
            Translations(
                nb: "Oppsettet er avsluttet. Start på nytt.",
                nn: "Oppsettet er avslutta. Start på nytt.",
                sv: "Konfigureringen har avslutats. Börja om.",
                da: "Opsætningen er afsluttet. Start forfra.",
                fi: "Käyttöönotto on päättynyt. Aloita alusta.",
                en: "The set-up has ended. Start again.",
                de: "Die Einrichtung ist beendet. Beginnen Sie von vorn.")
        case .notAllowedHere:
            Translations(
                nb: "Det kan ikke gjøres i dette trinnet.",
                nn: "Det kan ikkje gjerast i dette steget.",
                sv: "Det går inte att göra i det här steget.",
                da: "Det kan ikke gøres i dette trin.",
                fi: "Sitä ei voi tehdä tässä vaiheessa.",
                en: "That cannot be done in this step.",
                de: "Das ist in diesem Schritt nicht möglich.")
        case .unknownChoice:
            Translations(
                nb: "Velg et av alternativene.",
                nn: "Vel eit av alternativa.",
                sv: "Välj ett av alternativen.",
                da: "Vælg en af mulighederne.",
                fi: "Valitse jokin vaihtoehdoista.",
                en: "Choose one of the ways that are offered.",
                de: "Wählen Sie eine der angebotenen Möglichkeiten.")
        case .needsFactor:
            Translations(
                nb: "Bekreft med en metode du allerede har, før du legger til eller endrer en.",
                nn: "Stadfest med ein metode du alt har, før du legg til eller endrar ein.",
                sv: "Bekräfta med en metod som du redan har innan du lägger till eller ändrar någon.",
                da: "Bekræft med en metode, du allerede har, før du tilføjer eller ændrer en.",
                fi: "Vahvista ensin jollakin nykyisistä vahvistustavoistasi. Sen jälkeen voit lisätä tai muuttaa "
                    + "niitä.",
                en: "Verify with a method that you already have before you add or change one.",
                de: "Bestätigen Sie mit einer Methode, die Sie schon haben, bevor Sie eine hinzufügen oder ändern.")
        case .worksNotAt:
            Translations(
                nb: "Virker ikke med: {applications}",
                nn: "Verkar ikkje med: {applications}",
                sv: "Fungerar inte med: {applications}",
                da: "Virker ikke med: {applications}",
                fi: "Ei toimi näissä: {applications}",
                en: "Does not work with: {applications}",
                de: "Funktioniert nicht mit: {applications}")
        case .neededFor:
            Translations(
                nb: "Trengs for: {applications}",
                nn: "Trengst for: {applications}",
                sv: "Behövs för: {applications}",
                da: "Kræves til: {applications}",
                fi: "Tarvitaan näihin: {applications}",
                en: "Needed for: {applications}",
                de: "Benötigt für: {applications}")
        case .refusedFor:
            Translations(
                nb: "Kan ikke velges, siden du må kunne logge inn på: {applications}",
                nn: "Kan ikkje veljast, sidan du må kunne logge inn på: {applications}",
                sv: "Kan inte väljas, eftersom du måste kunna logga in på: {applications}",
                da: "Kan ikke vælges, da du skal kunne logge ind på: {applications}",
                fi: "Ei voi valita, koska sinun on voitava kirjautua näihin: {applications}",
                en: "Cannot be chosen, since you need to sign in to: {applications}",
                de: "Nicht wählbar, da Sie Zugang zu Folgendem brauchen: {applications}")
        case .active:
            Translations(
                nb: "Aktiv", nn: "Aktiv", sv: "Aktiv", da: "Aktiv", fi: "Käytössä", en: "Active", de: "Aktiv")
        case .beingSetUp:
            Translations(
                nb: "Settes opp", nn: "Blir sett opp", sv: "Konfigureras", da: "Konfigureres", fi: "Otetaan käyttöön",
                en: "Being set up", de: "Wird eingerichtet")
        case .off:
            Translations(
                nb: "Ikke satt opp", nn: "Ikkje sett opp", sv: "Inte konfigurerad", da: "Ikke konfigureret",
                fi: "Ei käytössä", en: "Not set up", de: "Nicht eingerichtet")
        case .tooManyTries:
            Translations(
                nb: "Koden ble skrevet feil for mange ganger. Start på nytt med en ny nøkkel.",
                nn: "Koden vart skriven feil for mange gonger. Start på nytt med ein ny nøkkel.",
                sv: "Koden skrevs fel för många gånger. Börja om med en ny nyckel.",
                da: "Koden blev tastet forkert for mange gange. Start forfra med en ny nøgle.",
                fi: "Koodi kirjoitettiin väärin liian monta kertaa. Aloita alusta uudella avaimella.",
                en: "The code was typed wrong too many times. Start again with a new secret key.",
                de: "Der Code wurde zu oft falsch eingegeben. Beginnen Sie mit einem neuen Schlüssel von vorn.")
        }
    }
}
