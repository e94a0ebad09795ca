public import MFACore
internal import MFATestKit
internal import OTPCore
public import Testing

/// What sign-ins must keep to when many servers do the same at the same moment; without a URL, at one server.
extension Fleet {
    private static let instant: UnixTime = 1_781_234_567

    private static func name() -> String { "sign-in-\(UInt64.random(in: 0...UInt64.max))" }

    /// The codes of an app that is set up before them, one for each trial.
    private static func moment(_ trial: Int) -> UnixTime { UnixTime(instant.seconds + 300 + 60 * Int64(trial)) }

    /// A hundred submissions of one right code, each in a sign-in of its own or all in one: one lets in.
    public static func signsInOnce(
        _ url: String?, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let user = try FleetSignIn(store, id: name())
        try await user.enroll(at: instant)
        try await once(url, user, [.own, .ticket], "T3", sourceLocation)
    }

    /// A code that is spent on one way is spent on all.
    public static func spendsForEveryWay(
        _ url: String?, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let user = try FleetSignIn(store, id: name())
        try await user.enroll(at: instant)
        try await once(url, user, [.every], "T4", sourceLocation)
    }

    private static func once(
        _ url: String?, _ user: FleetSignIn, _ ways: [FleetSignIn.Way], _ attack: String,
        _ sourceLocation: SourceLocation
    ) async throws {
        var trial = 0
        for way in ways {
            for processes in url == nil ? [1] : [1, 4] {
                trial += 1
                let now = moment(trial)
                let token = try await user.begin(at: now)
                let code = try user.code(at: now)
                let grants =
                    try await processes == 1
                    ? user.submit(code, way, token: token, count: 100, at: now).grants
                    : inProcesses(
                        processes, ["sign-in", url ?? "", user.name, way.rawValue, "25", "\(now)", code, token])
                #expect(grants == 1, "\(attack): \(way), \(processes) processes", sourceLocation: sourceLocation)
            }
        }
    }

    /// A hundred wrong guesses through sign-ins are a hundred.
    public static func countsGuessesOfSignIns(
        _ url: String?, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for processes in url == nil ? [1] : [1, 4] {
            let user = try FleetSignIn(store, id: name())
            try await user.enroll(at: instant)
            let now = moment(0)
            if processes == 1 {
                _ = try await user.submit("12345", .own, count: 100, at: now)
            } else {
                _ = try await inProcesses(
                    processes, ["sign-in", url ?? "", user.name, "own", "25", "\(now)", "12345", ""])
            }
            #expect(
                try await user.wrongGuesses() == 100, "T13: \(processes) processes", sourceLocation: sourceLocation)
        }
    }

    /// A hundred submissions of one recovery code: it is taken once.
    public static func takesRecoveryCodesOnce(
        _ url: String?, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let user = try FleetSignIn(store, id: name())
        try await user.enroll(at: instant)
        let codes = try await user.issueRecoveryCodes(at: instant)
        for (processes, code) in zip(url == nil ? [1] : [1, 4], codes) {
            let now = moment(0)
            let grants =
                try await processes == 1
                ? user.submit(code, .own, count: 100, at: now).grants
                : inProcesses(processes, ["sign-in", url ?? "", user.name, "own", "25", "\(now)", code, ""])
            #expect(grants == 1, "T7: \(processes) processes", sourceLocation: sourceLocation)
        }
    }

    /// A hundred looks at a request that was answered with yes: one lets in.
    public static func approvesOnce(
        _ url: String?, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let user = try FleetSignIn(store, id: name())
        try await user.enroll(at: instant, withLamp: true)
        for processes in url == nil ? [1] : [1, 4] {
            let now = moment(processes)
            let token = try await user.begin(at: now)
            let grants =
                try await processes == 1
                ? user.check(token: token, count: 100, at: now).grants
                : inProcesses(processes, ["check", url ?? "", user.name, "25", "\(now)", token])
            #expect(grants == 1, "T26: \(processes) processes", sourceLocation: sourceLocation)
        }
    }

    /// A server whose store fails at every third change, before or after it: nobody is let in twice, and who hears that he was wrong has
    /// been counted.
    public static func keepsToItWithFaults(
        _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for effect in [FaultyStore.Effect.unavailable, .answerLost, .requestLost, .doneTwice] {
            let name = name()
            try await FleetSignIn(store, id: name).enroll(at: instant)
            let now = moment(0)
            let faults = stride(from: 1, to: 4000, by: 3).map { FaultyStore.Fault(effect, call: $0, of: .write) }
            let user = try FleetSignIn(FaultyStore(store, faults: faults), id: name)
            let guesses = try await user.submit("12345", .own, count: 60, at: now)
            let counted = try await user.wrongGuesses()
            // Perhaps more: whoever cannot know whether his change was stored makes it again.
            #expect(counted >= guesses.wrong, "T13: \(counted) counted, \(guesses)", sourceLocation: sourceLocation)
            let right = try await user.submit(user.code(at: now), .own, count: 60, at: now)
            // Should the one answer be lost, the code is spent, and there is none.
            #expect(right.grants <= 1, "T3: \(right)", sourceLocation: sourceLocation)
            // What was not granted is not granted later.
            let later = try await FleetSignIn(store, id: name).submit(user.code(at: now), .own, count: 10, at: now)
            #expect(right.grants + later.grants <= 1, "T3: \(right), then \(later)", sourceLocation: sourceLocation)
        }
    }

    /// Servers that die between deciding and answering: before the change is stored nothing has happened, and after it the code
    /// is spent and the guess is counted, though nobody has heard of it.
    public static func keepsToItWhenServersDie(
        _ url: String, _ store: any RecordStore, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for moment in [DyingStore.Moment.before, .after] {
            let user = try FleetSignIn(store, id: name())
            try await user.enroll(at: instant)
            for (trial, text) in [nil, "12345"].enumerated() {
                let now = self.moment(trial)
                let code = try text ?? user.code(at: now)
                let grants = try await inProcesses(1, ["die", url, user.name, moment.rawValue, "\(now)", code])
                #expect(grants == 0, "\(moment)", sourceLocation: sourceLocation)
                guard text == nil else { continue }
                let again = try await user.submit(code, .own, count: 1, at: now)
                #expect(again.grants == (moment == .before ? 1 : 0), "T3: \(moment)", sourceLocation: sourceLocation)
            }
            let counted = try await user.wrongGuesses()
            #expect(counted == (moment == .before ? 0 : 1), "T13: \(moment)", sourceLocation: sourceLocation)
        }
    }
}
