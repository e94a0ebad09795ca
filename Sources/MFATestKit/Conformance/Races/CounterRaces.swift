internal import MFACore
internal import OTPCore

/// Nothing that is added is lost, and everybody is told another value.
enum CounterRaces {
    static let parts: [RecordStoreConformance.Check.Part] = [
        adding, beginningAgain, reservations, removing, severalCounters,
    ]

    /// T13: the guesses of a whole network are counted in a counter.
    private static func adding(_ trial: Trial) async throws {
        let key = try trial.key()
        let values = try await trial.race(500) { _ in try await trial.add(1, to: key) }
        trial.expect(
            values.sorted() == Array(1...500),
            "T13: when 500 tasks add 1 at once, they are told the values from 1 to 500, each once.")
        trial.expect(try await trial.add(0, to: key), is: 500, "T13: a counter that 500 tasks have added 1 to is 500.")
    }

    private static func beginningAgain(_ trial: Trial) async throws {
        let key = try trial.key()
        let later = UnixTime(Trial.inAnHour.seconds + 3600)
        _ = try await trial.store.add(1000, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
        let values = try await trial.race(100) { _ in
            try await trial.add(1, to: key, expiresAt: later, at: Trial.inAnHour)
        }
        trial.expect(
            values.sorted() == Array(1...100),
            "A counter that has expired begins again once when 100 tasks add to it at once.")
    }

    /// Adding and taking back: what a budget does.
    private static func reservations(_ trial: Trial) async throws {
        let key = try trial.key()
        let values = try await trial.race(100) { number -> Int64 in
            let amount = Int64(number + 1)
            let value = try await trial.add(amount, to: key)
            _ = try await trial.add(-amount, to: key)
            return value
        }
        trial.expect(
            values.allSatisfy { (1...5050).contains($0) }, "What a counter says is the sum of what has been added.")
        trial.expect(
            try await trial.add(0, to: key), is: 0,
            "A counter is 0 again when every task has taken back what it had added.")
    }

    private static func removing(_ trial: Trial) async throws {
        let key = try trial.key()
        let values = try await trial.race(101) { number -> Int64? in
            guard number == 50 else { return try await trial.add(1, to: key) }
            try await trial.store.patiently { store throws(StoreError) in try await store.removeCounter(key) }
            return nil
        }.compactMap(\.self)
        // Two runs from 1 on, one before the removal and one after it, which may be empty.
        let largest = values.max() ?? 0
        let right = Array(1...max(1, largest)) + (largest < 100 ? Array(1...100 - largest) : [])
        trial.expect(
            values.sorted() == right.sorted(), "A counter that is removed while 100 tasks add to it begins again once.")
    }

    private static func severalCounters(_ trial: Trial) async throws {
        let keys = try (0..<10).map { try trial.key("network \($0)") }
        _ = try await trial.race(200) { number in try await trial.add(Int64(number), to: keys[number % 10]) }
        for (number, key) in keys.enumerated() {
            let right = stride(from: number, to: 200, by: 10).reduce(0, +)
            trial.expect(
                try await trial.add(0, to: key), is: Int64(right),
                "Counters that are added to at once stay apart.")
        }
    }
}
