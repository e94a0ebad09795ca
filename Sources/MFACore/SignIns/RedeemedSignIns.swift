internal import MFACrypto
package import OTPCore

/// The sign-ins that were carried to their end lately, so that none ends twice.
///
/// A sign-in that waits for a code is kept by its page and by nobody else. What has to be stored is only that it is over, and
/// that is written together with the code's being spent.
struct RedeemedSignIns: Sendable, Hashable {
    private struct Entry: Sendable, Hashable {
        let id: FactorID
        let begunAt: UnixTime
        let expiresAt: UnixTime
    }

    private var entries: [Entry] = []
    /// Sign-ins that had begun by then are over, whatever they are called.
    private var closedThrough: UnixTime?

    init() {}

    /// How many are remembered by name.
    private static let limit = 32
    /// How long one is remembered beyond its time, since another server's clock may be behind.
    private static let slack: Int64 = 120

    /// Takes note that a sign-in is over; false if it was before.
    mutating func redeem(_ id: FactorID, begunAt: UnixTime, expiresAt: UnixTime, at now: UnixTime) -> Bool {
        entries.removeAll { now >= $0.expiresAt.advanced(by: RedeemedSignIns.slack) }
        guard isOpen(id, begunAt: begunAt) else { return false }
        entries.append(Entry(id: id, begunAt: begunAt, expiresAt: expiresAt))
        while entries.count > RedeemedSignIns.limit {
            // What is forgotten by name must not become good again.
            let forgotten = entries.removeFirst()
            closedThrough = max(closedThrough ?? forgotten.begunAt, forgotten.begunAt)
        }
        return true
    }

    func isOpen(_ id: FactorID, begunAt: UnixTime) -> Bool {
        !entries.contains { $0.id == id } && (closedThrough.map { begunAt > $0 } ?? true)
    }
}

extension RedeemedSignIns {
    func write(to writer: FieldWriter) {
        writer.list(entries) { entry in
            writer.text(entry.id.text)
            writer.time(entry.begunAt)
            writer.time(entry.expiresAt)
        }
        writer.optional(closedThrough, writer.time)
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        entries = try reader.list { () throws(FieldReader.Failure) in
            Entry(id: try reader.factorID(), begunAt: try reader.time(), expiresAt: try reader.time())
        }
        closedThrough = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
    }
}

extension Account {
    /// Takes note that a sign-in has been carried to its end; false if it was before, and then nothing may be granted.
    package mutating func redeemSignIn(
        _ id: FactorID, begunAt: UnixTime, expiresAt: UnixTime, at now: UnixTime
    ) -> Bool {
        signIns.redeem(id, begunAt: begunAt, expiresAt: expiresAt, at: now)
    }

    /// Takes note that a user has shown what an application demands.
    package mutating func noteVerified(at application: String, _ occasion: Occasion) {
        announce(.signInVerified(application: application), occasion, factor: lastUsedFactor)
    }

    /// Takes note that a request was answered with no.
    package mutating func noteDenied(_ factor: FactorID, at application: String, _ occasion: Occasion) {
        announce(.signInDenied(application: application), occasion, factor: factor, method: self.factor(factor)?.method)
    }

    /// Takes note that the user has shown as much as it takes to begin anew.
    package mutating func noteRecovered(_ occasion: Occasion) { announce(.accountRecovered, occasion) }

    /// Whether a sign-in has not been carried to its end.
    package func isSignInOpen(_ id: FactorID, begunAt: UnixTime) -> Bool { signIns.isOpen(id, begunAt: begunAt) }
}
