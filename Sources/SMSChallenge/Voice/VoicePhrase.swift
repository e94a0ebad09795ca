public import MFACore

/// What a voice says that reads a code out.
public enum VoicePhrase: String, PhraseBook {
    /// The code, and whose.
    case code = "voice.code"

    /// The text.
    public var translations: Translations {
        Translations(
            nb: "Hei fra {app}. Koden din er: {code}. Ikke del den med noen.",
            nn: "Hei frå {app}. Koden din er: {code}. Ikkje del han med nokon.",
            sv: "Hej från {app}. Din kod är: {code}. Dela den inte med någon.",
            da: "Hej fra {app}. Din kode er: {code}. Del den ikke med nogen.",
            fi: "Hei, tässä on {app}. Koodisi on: {code}. Älä kerro sitä kenellekään.",
            en: "Hello from {app}. Your code is: {code}. Do not share it with anyone.",
            de: "Guten Tag von {app}. Ihr Code lautet: {code}. Geben Sie ihn nicht weiter.")
    }
}
