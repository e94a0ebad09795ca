package import MFACrypto
public import OTPCore

/// The wrong guesses that an account has borne since the last right one.
///
/// Known clients and strangers spend from different purses: a stranger who guesses in the owner's name stops himself and
/// not the owner.
public struct GuessLedger: Sendable, Hashable {
    /// What one kind of client has spent.
    struct Purse: Sendable, Hashable {
        /// Spent in this window, by price.
        var spent = 0
        /// When the window began.
        var windowBegan = UnixTime(0)
        /// Until when there is a pause.
        var pausedUntil: UnixTime?
        /// How many pauses there have been in a row.
        var pauses = 0
        /// Wrong guesses since the last right one, by number.
        var inARow = 0
    }

    private var stranger = Purse()
    private var known = Purse()

    init() {}

    /// How a client stands before a guess.
    public enum Standing: Sendable, Hashable {
        /// It may guess.
        case free
        /// It has to wait until that instant.
        case paused(until: UnixTime)
        /// It may not guess any more until the owner has shown himself from a known client, or an operator helps.
        case exhausted
    }

    /// How a client stands.
    ///
    /// - Parameters:
    ///   - client: The client.
    ///   - keepingBack: Whether the account knows other clients, for which the last guesses are kept back.
    ///   - budget: What the account bears.
    ///   - now: The instant that it is.
    /// - Returns: How it stands.
    public func standing(
        of client: ClientStanding, keepingBack: Bool, budget: GuessBudget, at now: UnixTime
    ) -> Standing {
        let purse = self[client]
        if client == .stranger, keepingBack, purse.inARow >= budget.hardLimit - budget.reservedForKnownClients {
            return .exhausted
        }
        if let until = purse.pausedUntil, now < until { return .paused(until: until) }
        return .free
    }

    /// How many wrong guesses of a price are left until there is a pause; at least one for a client that may guess.
    public func tries(left client: ClientStanding, price: Int, budget: GuessBudget, at now: UnixTime) -> Int {
        let spent = isWindowOver(self[client], budget, now) ? 0 : self[client].spent
        return max(0, (budget.perWindow - spent + price - 1) / max(1, price))
    }

    /// Wrong guesses since the last right one, of all clients.
    public var inARow: Int { stranger.inARow + known.inARow }

    // MARK: Changes

    /// Takes note of a wrong guess; gives the end of the pause, if one begins.
    mutating func spend(
        _ price: Int, by client: ClientStanding, budget: GuessBudget, at now: UnixTime
    ) -> UnixTime? {
        var purse = self[client]
        if isWindowOver(purse, budget, now) {
            purse.spent = 0
            purse.windowBegan = now
        }
        purse.spent += price
        purse.inARow += 1
        if purse.spent >= budget.perWindow {
            purse.pausedUntil = now.advanced(by: budget.pause(after: purse.pauses))
            purse.pauses += 1
            purse.spent = 0
        }
        self[client] = purse
        return purse.pausedUntil.flatMap { now < $0 ? $0 : nil }
    }

    /// Takes note of a right one: everything begins anew.
    mutating func reset() {
        stranger = Purse()
        known = Purse()
    }

    /// Whether a window has passed; one that began in the future has not.
    ///
    /// Another server's clock was ahead then. If the window were over by that, whoever goes from one server to the other would have
    /// two of them. Should that clock have been far off, a pause or a right code still ends the counting.
    private func isWindowOver(_ purse: Purse, _ budget: GuessBudget, _ now: UnixTime) -> Bool {
        now >= purse.windowBegan.advanced(by: budget.window)
    }

    private subscript(client: ClientStanding) -> Purse {
        get { client == .known ? known : stranger }
        set { if client == .known { known = newValue } else { stranger = newValue } }
    }
}

// MARK: Written down

extension GuessLedger {
    func write(to writer: FieldWriter) {
        for purse in [stranger, known] {
            writer.number(purse.spent)
            writer.time(purse.windowBegan)
            writer.optional(purse.pausedUntil, writer.time)
            writer.number(purse.pauses)
            writer.number(purse.inARow)
        }
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        stranger = try Purse(from: reader)
        known = try Purse(from: reader)
    }
}

extension GuessLedger.Purse {
    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        spent = try reader.count()
        windowBegan = try reader.time()
        pausedUntil = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
        pauses = try reader.count()
        inARow = try reader.count()
    }
}

extension FieldReader {
    /// Reads an instant.
    package func time() throws(Failure) -> UnixTime { UnixTime(try signed()) }
}

extension FieldWriter {
    /// Writes an instant.
    package func time(_ time: UnixTime) { signed(time.seconds) }
}
