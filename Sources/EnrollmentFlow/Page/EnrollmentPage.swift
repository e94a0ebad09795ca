public import MFACore
public import OTPCore
public import QRPayload

/// Everything that a page, a terminal or a native app shows of a step, without any logic of its own.
///
/// A method writes pages in messages, and the flow hands them out in texts of the user's language.
public struct EnrollmentPage<Text: Sendable>: Sendable {
    /// Which step it is.
    public let step: EnrollmentStep
    /// What has to come back with every event, so that nobody else can send one in the user's name.
    public let token: String
    /// What it shows.
    public let content: PageContent<Text>
    /// What was wrong with the last input; nil if nothing was.
    public let error: Text?
    /// What can be done, the main thing first.
    public let actions: [PageAction<Text>]
    /// The number of the step, and how many there are as far as is known.
    public let progress: (step: Int, of: Int)
    /// The same in words.
    public let progressText: Text
    /// From when on the set-up is over.
    public let expiresAt: UnixTime
    /// How long that is from now, in words.
    public let timeLeft: Text
    /// Where the user gets help.
    public let support: SupportDetails?
    /// What stands on buttons and links that a page makes of its content by itself.
    public let labels: PageLabels<Text>

    /// What a page of this kind is sent with, so that nobody keeps it: secrets stand on some of them.
    public var cacheControl: String { "no-store" }
}

/// What a step shows.
public struct PageContent<Text: Sendable>: Sendable {
    /// The headline.
    public var title: Text
    /// What to do, a paragraph each.
    public var instructions: [Text]
    /// What can be chosen.
    public var choices: [PageChoice<Text>] = []
    /// What can be typed.
    public var fields: [PageField<Text>] = []
    /// Where else to go.
    public var links: [PageLink<Text>] = []
    /// What can be scanned; nil for nothing.
    public var scan: PageScan<Text>?
    /// What can be typed into an app instead, the label first.
    public var manual: [PageDetail<Text>] = []
    /// Codes to keep, one a line.
    public var codes: [String] = []
    /// The codes as a file, its name first; nil for none.
    public var file: (name: String, text: Text)?
    /// What the page asks for by itself every few seconds, until something has happened.
    public var isWaiting = false
    /// Actions of the step itself, the main one first.
    public var actions: [PageAction<Text>] = []

    /// A page.
    public init(title: Text, instructions: [Text] = []) {
        self.title = title
        self.instructions = instructions
    }
}

/// The page of a method's step.
public typealias StepContent = PageContent<Message>

/// Something that can be chosen.
public struct PageChoice<Text: Sendable>: Sendable {
    /// What is sent when it is chosen.
    public let id: String
    /// What users read.
    public let title: Text
    /// A line below it; nil for none.
    public let detail: Text?
    /// What users should know before they take it.
    public let warnings: [Text]
    /// Whether it can be taken.
    public let isEnabled: Bool

    /// Something to choose.
    public init(id: String, title: Text, detail: Text? = nil, warnings: [Text] = [], isEnabled: Bool = true) {
        self.id = id
        self.title = title
        self.detail = detail
        self.warnings = warnings
        self.isEnabled = isEnabled
    }
}

/// What a field is for, from which a page knows how to show it.
public enum PageFieldKind: Sendable, Hashable {
    /// A password.
    case password
    /// A code of so many digits; one field, and not one for each.
    case code(digits: Int)
    /// A telephone number without its country.
    case phoneNumber
    /// A country, to be chosen.
    case country
    /// A line of text.
    case text
}

/// Something that can be typed.
public struct PageField<Text: Sendable>: Sendable {
    /// What its value is called when it is sent.
    public let name: String
    /// What users read.
    public let label: Text
    /// What it is for.
    public let kind: PageFieldKind
    /// What stands in it.
    public let value: String
    /// What could stand in it.
    public let placeholder: String
    /// What can be chosen, for a country.
    public let options: [PageOption]

    /// Something to type.
    public init(
        name: String, label: Text, kind: PageFieldKind, value: String = "", placeholder: String = "",
        options: [PageOption] = []
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.placeholder = placeholder
        self.options = options
    }

    /// What HTML calls the purpose (WCAG 1.3.5), by which browsers fill it in.
    public var autocomplete: String {
        switch kind {
        case .password: "current-password"
        case .code: "one-time-code"
        case .phoneNumber: "tel-national"
        case .country: "tel-country-code"
        case .text: "off"
        }
    }

    /// Which keyboard a phone shows.
    public var inputMode: String {
        switch kind {
        case .code: "numeric"
        case .phoneNumber: "tel"
        case .password, .country, .text: "text"
        }
    }
}

/// One country among others.
public struct PageOption: Sendable, Hashable {
    /// What is sent.
    public let value: String
    /// What users read.
    public let text: String
    /// A number of that country, to be shown in the field.
    public let example: String

    /// A country.
    public init(value: String, text: String, example: String) {
        self.value = value
        self.text = text
        self.example = example
    }
}

/// A link that leads away.
public struct PageLink<Text: Sendable>: Sendable {
    /// What users read.
    public let title: Text
    /// Where it leads.
    public let address: String

    /// A link.
    public init(title: Text, address: String) {
        self.title = title
        self.address = address
    }
}

/// What is scanned.
public struct PageScan<Text: Sendable>: Sendable {
    /// The symbol; it draws itself as SVG, PNG or for a terminal.
    public let code: QRCode
    /// What a screen reader says in its place.
    public let alternative: Text

    /// A symbol.
    public init(code: QRCode, alternative: Text) {
        self.code = code
        self.alternative = alternative
    }
}

/// Something to be read or copied.
public struct PageDetail<Text: Sendable>: Sendable {
    /// What it is.
    public let label: Text
    /// What it says, as people read it.
    public let value: Text
    /// What a button copies; nil if there is nothing to copy.
    public let copied: String?

    /// A detail.
    public init(label: Text, value: Text, copied: String? = nil) {
        self.label = label
        self.value = value
        self.copied = copied
    }
}

/// What stands on buttons and links that a page makes of its content by itself.
public struct PageLabels<Text: Sendable>: Sendable {
    /// On what copies a detail, or all codes.
    public let copy: Text
    /// On what prints codes.
    public let print: Text
    /// On what downloads the file.
    public let download: Text
    /// On what leads to the support.
    public let help: Text
    /// On what shows a password while it is typed.
    public let showPassword: Text
    /// On what leads back to the sign-in of somebody else.
    public let useAnotherAccount: Text
}

/// Something that can be done.
public struct PageAction<Text: Sendable>: Sendable {
    /// What is sent when it is done.
    public let event: EnrollmentEvent.Kind
    /// What users read.
    public let label: Text
    /// What a screen reader says, where the label alone would not do.
    public let accessibleLabel: Text?
    /// From when on it can be done; nil for now.
    public let from: UnixTime?

    /// An action.
    public init(_ event: EnrollmentEvent.Kind, _ label: Text, accessibleLabel: Text? = nil, from: UnixTime? = nil) {
        self.event = event
        self.label = label
        self.accessibleLabel = accessibleLabel
        self.from = from
    }
}

/// Where users get help; the host says what it has.
public struct SupportDetails: Sendable, Hashable {
    /// A line for each way: an address, a number, hours, as text.
    public let lines: [String]
    /// Where a button leads, such as `mailto:support@acme.example`; nil for nowhere.
    public let address: String?

    /// Ways to get help.
    public init(lines: [String], address: String? = nil) {
        self.lines = lines
        self.address = address
    }
}
