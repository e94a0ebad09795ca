import MFACore
import OTPCore

/// Reads what is stored, while the writers go on, and has the ledger judge it.
struct Checker {
    private let store: any RecordStore
    private let collection: RecordCollection
    private let fleet: Fleet

    init(_ store: any RecordStore, _ collection: RecordCollection, _ fleet: Fleet) {
        self.store = store
        self.collection = collection
        self.fleet = fleet
    }

    /// Everything that is written all the time, and the claims of late.
    func check(places: Int) async throws {
        let own = (0..<places).flatMap(Workload.own(place:))
        for key in Workload.numbers + Workload.passing + own + fleet.ledger.takeFreshClaims() {
            _ = try await checkRecord(key)
        }
        for key in Workload.counters { try await checkCounter(key) }
    }

    /// Everything that was ever written, when nobody writes any more.
    func checkAll() async throws {
        for key in fleet.ledger.recordKeys {
            let record = try await checkRecord(key)
            if Workload.numbers.contains(key) { fleet.ledger.judge(key, number: record.flatMap(Workload.number) ?? 0) }
        }
        for key in Workload.counters { try await checkCounter(key) }
        fleet.ledger.judgeOrder()
    }

    private func checkRecord(_ name: String) async throws -> StoredRecord? {
        let key = try RecordKey(collection, name)
        try fleet.look()
        let before = fleet.ledger.look
        let record = try await patiently { () async throws(StoreError) in try await store.read(key, at: .now()) }
        try fleet.look()
        fleet.ledger.judge(name, record, readAfter: before)
        return record
    }

    private func checkCounter(_ name: String) async throws {
        let key = try RecordKey(collection, name)
        try fleet.look()
        let before = fleet.ledger.additionsDone(to: name)
        // Adding nothing reads.
        let value = try await patiently { () async throws(StoreError) in
            try await store.add(0, to: key, expiresAt: .distant, at: .now())
        }
        try fleet.look()
        fleet.ledger.judge(name, value: value, doneBefore: before)
    }

    /// Asks again while the store is not there; a server that begins again takes its time.
    private func patiently<Answer>(_ ask: () async throws(StoreError) -> Answer) async throws -> Answer {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            do throws(StoreError) {
                return try await ask()
            } catch {
                guard error.code == .unavailable || error.code == .outcomeUnknown, .now < end else { throw error }
                try fleet.wait(milliseconds: 20)
            }
        }
    }
}
