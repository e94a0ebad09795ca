/// Gives the keys that records are sealed under.
///
/// ``KeyRing`` is one, with keys from the environment or a file. Whoever has a key service writes his own: it fetches or unwraps a
/// key when it is first asked for it, and keeps it, since it is asked at every read and write.
public protocol KeyProvider: Sendable {
    /// The key that is sealed under from now on.
    func currentKey() async throws(KeyError) -> MasterKey

    /// The key of a name, current or retired.
    ///
    /// - Parameter name: The name.
    /// - Returns: The key; nil if there is none of that name.
    /// - Throws: ``KeyError`` when it is not known whether there is one.
    func key(named name: KeyName) async throws(KeyError) -> MasterKey?
}

/// The current key and the retired ones, in memory.
///
/// To change keys, add a new one in front and leave the old one behind it: everything opens as before, and what is written is
/// sealed under the new one. When ``Resealing`` is through, the old one can go.
public struct KeyRing: KeyProvider {
    private let current: MasterKey
    private let all: [KeyName: MasterKey]

    /// A ring of keys.
    ///
    /// - Parameters:
    ///   - current: The key to seal under.
    ///   - retired: Keys that are only opened with.
    /// - Throws: ``KeyError/Code/duplicate`` for two keys of one name.
    public init(current: MasterKey, retired: [MasterKey] = []) throws(KeyError) {
        self.current = current
        var all = [current.name: current]
        for key in retired {
            guard all.updateValue(key, forKey: key.name) == nil else {
                throw KeyError(.duplicate, "Two keys are called “\(key.name)”; every key needs a name of its own.")
            }
        }
        self.all = all
    }

    /// The key that is sealed under.
    public func currentKey() async throws(KeyError) -> MasterKey { current }

    /// The key of a name.
    public func key(named name: KeyName) async throws(KeyError) -> MasterKey? { all[name] }

    /// The names of all keys, the current one first, the others in alphabetical order.
    public var names: [KeyName] {
        [current.name] + all.keys.filter { $0 != current.name }.sorted { $0.text < $1.text }
    }
}
