public import OTPCore

/// What became of a guess, apart from what it was a guess at.
public enum GuessVerdict: Sendable, Equatable {
    /// It is wrong.
    case wrong(triesLeft: Int)
    /// It is wrong, and now there is a pause.
    case wrongAndPaused(until: UnixTime)
    /// It was not looked at, since there is a pause.
    case paused(until: UnixTime)
    /// It was not looked at, since guessing is over for clients that the account does not know.
    case exhausted
    /// There is nothing that it could be a guess at.
    case nothingToVerify
}

extension Account {
    /// Why a client may not guess now; nil if it may.
    public func guessObstacle(for client: ClientStanding, under policy: Policy, at now: UnixTime) -> GuessVerdict? {
        let knowsOthers = trustedDevices.contains { $0.isAlive(at: now) }
        return switch guesses.standing(of: client, keepingBack: knowsOthers, budget: policy.guesses, at: now) {
        case .free: nil
        case .paused(let until): .paused(until: until)
        case .exhausted: .exhausted
        }
    }

    /// Counts a wrong guess.
    ///
    /// - Parameters:
    ///   - factors: What it could have been right for; each of them counts it, and is out of use for good at the hard limit.
    ///   - liveCodes: How many codes would have been right.
    ///   - client: Who guessed.
    ///   - policy: What the account bears.
    ///   - occasion: When, from where and by whom.
    ///   - method: What was guessed at.
    /// - Returns: What to say.
    package mutating func countWrongGuess(
        at factors: [FactorID], liveCodes: Int, by client: ClientStanding, under policy: Policy, _ occasion: Occasion,
        method: FactorMethod
    ) -> GuessVerdict {
        let price = GuessBudget.price(ofLiveCodes: liveCodes)
        let pausedUntil = guesses.spend(price, by: client, budget: policy.guesses, at: occasion.at)
        let left = guesses.tries(left: client, price: price, budget: policy.guesses, at: occasion.at)
        announce(.guessWrong(triesLeft: pausedUntil == nil ? left : 0), occasion, method: method)
        for id in factors {
            guard let index = self.factors.firstIndex(where: { $0.id == id }) else { continue }
            self.factors[index].failures += 1
            if self.factors[index].failures >= policy.guesses.hardLimit, self.factors[index].isActive {
                disable(at: index, because: .tooManyGuesses, occasion)
            }
        }
        guard let pausedUntil else { return .wrong(triesLeft: left) }
        announce(.guessesPaused(until: pausedUntil), occasion, method: method)
        return .wrongAndPaused(until: pausedUntil)
    }

    /// Forgets the wrong guesses before a right one that no factor was used for.
    package mutating func forgetWrongGuesses() { guesses.reset() }

    /// Takes note that a factor was used, and forgets the wrong guesses before it.
    package mutating func noteUse(of id: FactorID, _ occasion: Occasion) {
        guesses.reset()
        for index in factors.indices {
            // A wrong code is counted against every factor that it could have been for; the right one settles them all.
            if factors[index].isActive { factors[index].failures = 0 }
            if factors[index].id == id {
                factors[index].lastUsedAt = occasion.at
                lastUsedFactor = id
                announce(.factorUsed, occasion, factor: id, method: factors[index].method)
            }
        }
    }
}
