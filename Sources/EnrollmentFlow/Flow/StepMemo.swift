internal import MFACrypto

/// What a step keeps until the set-up is over: what was typed and chosen, and what was made for it.
///
/// Whoever goes back behind a step makes what it has kept void. Printing shows names alone.
public struct StepMemo: Sendable {
    private(set) var values: [String: SecretBytes] = [:]

    /// Nothing.
    public init() {}

    /// The bytes under a name; nil if there are none.
    public subscript(bytes name: String) -> [UInt8]? {
        get { values[name].map { $0.withBytes { Array($0) } } }
        set { values[name] = newValue.map { SecretBytes(copying: $0) } }
    }

    /// The text under a name; nil if there is none.
    public subscript(_ name: String) -> String? {
        get { self[bytes: name].map { String(decoding: $0, as: UTF8.self) } }
        set { self[bytes: name] = newValue.map { Array($0.utf8) } }
    }

    init(values: [String: SecretBytes]) { self.values = values }

    /// What both keep; where both have a name, the other one's.
    func overlaid(by other: StepMemo) -> StepMemo { StepMemo(values: values.merging(other.values) { $1 }) }
}

extension StepMemo: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names.
    public var description: String { "StepMemo(\(values.keys.sorted().joined(separator: ", ")))" }
    /// The names.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
