internal import OTPCore

/// A day of the Gregorian calendar.
struct CivilDate: Equatable {
    let year: Int64
    let month: Int
    let day: Int

    /// The day that an instant falls on, in UTC.
    init(_ time: UnixTime) {
        // Far beyond any calendar, only so that no sum overflows.
        let seconds = max(-(1 << 56), min(1 << 56, time.seconds))
        // Counted from the first of March of the year 0, so that the leap day ends a year; 400 years are 146 097 days.
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shifted + 2) / 5) + 1
        month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day in words.
    func text(in language: Language) -> String {
        let name = CivilDate.months(in: language)[month - 1]
        return switch language {
        case .english, .swedish: "\(day) \(name) \(year)"
        case .norwegianBokmål, .norwegianNynorsk, .danish, .finnish, .german: "\(day). \(name) \(year)"
        }
    }

    private static func months(in language: Language) -> [String] {
        switch language {
        case .norwegianBokmål, .norwegianNynorsk:
            [
                "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
                "november", "desember",
            ]
        case .swedish:
            [
                "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
                "november", "december",
            ]
        case .danish:
            [
                "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
                "november", "december",
            ]
        case .finnish:
            [
                "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta",
                "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta",
            ]
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        case .german:
            [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember",
            ]
        }
    }
}
