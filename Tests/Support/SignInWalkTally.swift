internal import MFACore

/// What a walk through sign-ins has come to, in numbers.
public struct SignInTally: Sendable {
    /// Calls on servers that died.
    public internal(set) var died = 0
    /// What let the user in, by what he showed last.
    public internal(set) var grants: [String: Int] = [:]
    /// Grants that the user got by setting something up in the place of what he had lost.
    public internal(set) var recoveries = 0
    /// How often guessing began to pause.
    public internal(set) var pauses = 0
    /// How often a factor was put out of use by guesses, or guessing was over for strangers.
    public internal(set) var lockouts = 0
    /// The attacker's guesses that were looked at.
    public internal(set) var guesses = 0
    /// Those that were not, for a pause of the account or of his address.
    public internal(set) var unseen = 0
    /// The codes that would have been right, summed up over his guesses.
    public internal(set) var liveCodes = 0
    /// What his guesses cost.
    public internal(set) var price = 0
    /// What the budget allows at most for the time in which he guessed.
    public internal(set) var bound = 0
    /// His guesses that happened to be right.
    public internal(set) var lucky = 0
    /// What he was granted by them: sign-ins.
    public internal(set) var luckyGrants = 0
    /// What he was granted by them: evidence in a recovery, which lets nobody in.
    public internal(set) var luckyEvidence = 0

    /// How often he should have been right, of codes with six digits.
    public var expected: Double { Double(liveCodes) / 1_000_000 }
    /// How often the user was let in.
    public var granted: Int { grants.values.reduce(0, +) }
}

extension SignInTally: CustomStringConvertible {
    /// The numbers, in sentences.
    public var description: String {
        let ways = grants.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let expected = "\(self.expected)".prefix(6)
        return """
            \(died) calls on servers that died. The user came in \(granted) times (\(ways)), \(recoveries) of them after a recovery. \
            Guessing paused \(pauses) times, and ended for a factor or for strangers \(lockouts) times. The attacker made \
            \(guesses) guesses that were looked at, and \(unseen) that were not; they cost \(price) of the \(bound) that the budget \
            allows, had \(liveCodes) chances in a million (\(expected) expected), and \(lucky) were right: \(luckyGrants) let him in, \
            \(luckyEvidence) were taken as evidence.
            """
    }
}

/// The time between two right codes, and what the attacker has spent in it.
struct Siege {
    var began: Int64
    var stranger = 0
    var known = 0
    var dearest = 1

    /// Takes note of a guess.
    mutating func note(_ price: Int, by client: ClientStanding) {
        if client == .known { known += price } else { stranger += price }
        dearest = max(dearest, price)
    }

    /// The most that one purse bears in a time, by what the budget says of it.
    ///
    /// Every guess lies between two pauses or in a window that ended without one. All pauses but the last are over by then, and
    /// two windows begin that far apart; both by clocks that differ by `skew`. The last guess before a pause may cost more than was left.
    static func most(_ budget: GuessBudget, in seconds: Int64, skew: Int64, dearest: Int) -> Int {
        var pauses = 0
        var spent: Int64 = 0
        while pauses < 1_000_000 {
            let pause = min(budget.longestPause, budget.firstPause * (1 << min(pauses, 20))).components.seconds
            spent += max(0, pause - skew)
            guard spent <= seconds else { break }
            pauses += 1
        }
        let windows = Int(seconds / (budget.window.components.seconds - skew))
        return (pauses + 1) * (budget.perWindow - 1 + dearest) + windows * (budget.perWindow - 1)
    }
}
