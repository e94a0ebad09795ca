internal import Foundation
public import MFACore
internal import MFATestKit
internal import OTPCore
public import Testing

/// What a fleet of servers must keep to, tried on a store that several processes share.
public enum Fleet {
    /// Four processes race for the same records and counters: nothing is lost, nothing is given twice.
    public static func race(
        _ url: String, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let collection = try RecordCollection("fleet-\(UInt64.random(in: 0...UInt64.max))")
        _ = try await inProcesses(4, ["race", url, collection.name])
        try await RecordStoreRace(store, in: collection).verify(participants: 4, sourceLocation: sourceLocation)
    }

    /// A hundred submissions of one right code in one process, and then in four: each time one is accepted.
    public static func grantsOnce(
        _ url: String, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let name = "fleet-\(UInt64.random(in: 0...UInt64.max))"
        let account = try FleetAccount(store, id: name)
        let instant: UnixTime = 1_781_234_567
        try await account.enroll(before: instant)
        let code = try account.totp.code(at: instant)?.text ?? ""
        #expect(
            try await account.submit(code, count: 100, at: instant) == 1, "T3: one process",
            sourceLocation: sourceLocation)
        let later = UnixTime(instant.seconds + 30)
        let next = try account.totp.code(at: later)?.text ?? ""
        let accepted = try await inProcesses(4, ["submit", url, name, "25", "\(later)", next])
        #expect(accepted == 1, "T3: four processes", sourceLocation: sourceLocation)
    }

    /// A hundred wrong guesses in one process, and then in four: each time all are counted.
    public static func countsEveryGuess(
        _ url: String, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let instant: UnixTime = 1_781_234_567
        let (one, four) = ("fleet-\(UInt64.random(in: 0...UInt64.max))", "fleet-\(UInt64.random(in: 0...UInt64.max))")
        for name in [one, four] { try await FleetAccount(store, id: name).enroll(before: instant) }
        _ = try await FleetAccount(store, id: one).submit("12345", count: 100, at: instant)
        _ = try await inProcesses(4, ["submit", url, four, "25", "\(instant)", "12345"])
        for (name, comment) in [(one, "T13: one process"), (four, "T13: four processes")] {
            let counted = try await FleetAccount(store, id: name).wrongGuesses()
            #expect(counted == 100, Comment(rawValue: comment), sourceLocation: sourceLocation)
        }
    }

    /// A thousand set-ups of one user at the same moment, in four processes: as many are taken as the account may have.
    public static func keepsCaps(
        _ url: String, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let name = "fleet-\(UInt64.random(in: 0...UInt64.max))"
        let taken = try await inProcesses(4, ["enrol", url, name, "250"])
        #expect(taken == FleetEnrollment.cap, sourceLocation: sourceLocation)
        let factors = try await FleetEnrollment(store, id: name).factors()
        #expect(factors == FleetEnrollment.cap, sourceLocation: sourceLocation)
    }

    /// Runs processes at the same time, and gives the sum of the numbers that they print.
    static func inProcesses(_ count: Int, _ arguments: [String]) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<count { group.addTask { try await contender(arguments) } }
            return try await group.reduce(0, +)
        }
    }

    private static func contender(_ arguments: [String]) async throws -> Int {
        let process = Process()
        process.executableURL = Bundle.main.bundleURL.resolvingSymlinksInPath().appendingPathComponent("Contender")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        // Continued by the process's end, so that no thread waits for it.
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        try #require(status == 0, "a contender has failed; what it says stands above")
        // One number, which every pipe holds.
        let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
}
