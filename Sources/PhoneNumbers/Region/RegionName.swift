public import MFACore

/// What a region is called: a text that a host can put another one in the place of, by the name `region.` and its code.
public struct RegionName: PhraseBook {
    /// The region.
    public let region: Region

    /// The names of all regions.
    public static var allCases: [RegionName] { Region.all.map { RegionName($0) } }

    /// The name of a region.
    public init(_ region: Region) { self.region = region }

    /// The name that is called so; nil if there is none.
    public init?(rawValue: String) {
        guard rawValue.hasPrefix("region."), let region = Region(rawValue.dropFirst(7)),
            region.code == rawValue.dropFirst(7)
        else { return nil }
        self.region = region
    }

    /// `region.` and the region's code.
    public var rawValue: String { "region.\(region.code)" }

    /// The name.
    public var translations: Translations {
        Translations(
            nb: region.name(in: .norwegianBokmål), nn: region.name(in: .norwegianNynorsk),
            sv: region.name(in: .swedish),
            da: region.name(in: .danish), fi: region.name(in: .finnish), en: region.name(in: .english),
            de: region.name(in: .german))
    }
}

extension Region {
    /// What it is called; the code of ``nonGeographic``, which has no name.
    public func name(in language: Language) -> String {
        let code = code.utf8
        return NameList(language).first { $0.code.elementsEqual(code) }.map { String($0.name) } ?? self.code
    }

    /// What it is called, in no language yet.
    public var message: Message { Message(RegionName(self)) }
}

/// The names of a language in its order, read where they are.
struct NameList: Sequence, IteratorProtocol {
    private var rest: Substring.UTF8View

    init(_ language: Language) {
        let text =
            switch language {
            case .norwegianBokmål: NameTables.nb
            case .norwegianNynorsk: NameTables.nn
            case .swedish: NameTables.sv
            case .danish: NameTables.da
            case .finnish: NameTables.fi
            case .english: NameTables.en
            case .german: NameTables.de
            }
        rest = Substring("\(text)").utf8
    }

    mutating func next() -> (code: Substring.UTF8View, name: Substring)? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = rest[..<end]
        rest = rest[rest.index(after: end)...]
        return (line.prefix(2), Substring(line.dropFirst(2)))
    }
}
