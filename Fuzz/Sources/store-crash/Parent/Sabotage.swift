import MFACore
import OTPCore

/// Does behind the writers' backs what a store must never do, to show that it is found.
enum Sabotage: String {
    /// Deletes a record.
    case delete
    /// Puts an older writing of a record back.
    case rewind
    /// Adds to a counter once more.
    case recount

    func perform(on store: any RecordStore, _ collection: RecordCollection, _ fleet: Fleet) async throws {
        print("Sabotage: \(rawValue).")
        if self == .recount {
            // As often as outcomes are unknown it might be taken for one of them.
            let times = Int64(fleet.ledger.unknown + 1000)
            _ = try await store.add(
                times, to: RecordKey(collection, Workload.counters[0]), expiresAt: .distant, at: .now())
            return
        }
        let key = try RecordKey(collection, Workload.numbers[0])
        let old = try await store.read(key, at: .now())
        while true {
            try fleet.wait(milliseconds: 1)
            guard let current = try await store.read(key, at: .now()) else { continue }
            if self == .rewind && current.version == old?.version { continue }
            let change: RecordChange =
                if self == .rewind, let old { .replace(current.version, with: old) } else { .delete(current.version) }
            if try await store.write(change, to: key, at: .now()) == .written { return }
        }
    }
}
