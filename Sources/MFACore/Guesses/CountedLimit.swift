package import OTPCore

/// Something that is counted against a limit before it is done.
package struct CountedLimit: Sendable {
    /// What it is called in events.
    package let name: String
    /// What it is counted by; it begins with the account's ``PersonalKey``, or says nothing about a person.
    package let subject: String
    /// How much is allowed in what time.
    package let limit: SourceLimits.Limit
    /// How much of it is wanted.
    package let amount: Int64
    /// What counts once, however often it comes in a window; nil if everything counts.
    package let value: String?

    /// A limit for everything that happens.
    package init(_ name: String, subject: String, _ limit: SourceLimits.Limit, amount: Int64 = 1) {
        self.name = name
        self.subject = subject
        self.limit = limit
        self.amount = amount
        value = nil
    }

    /// A limit for how many different things happen.
    package init(_ name: String, subject: String, _ limit: SourceLimits.Limit, distinct value: String) {
        self.name = name
        self.subject = subject
        self.limit = limit
        self.value = value
        amount = 1
    }

    /// The counter for an instant, and when its window ends.
    ///
    /// Windows lie on a grid, so that the counter's name tells when it ends.
    func counter(in context: RecordContext, at now: UnixTime) throws(StoreError) -> (key: RecordKey, end: UnixTime) {
        let length = max(1, limit.window.wholeSeconds)
        let index = now.seconds.quotient(roundedDownBy: length)
        let name = "\(subject) \(limit.attempts)/\(length) \(index)"
        return (try RecordKey(context.namespace.collection(.limit), name), UnixTime((index + 1) * length))
    }
}

/// What was counted, for taking it back if it comes to nothing.
package struct Reservation: Sendable {
    fileprivate var counted: [Count] = []
    /// How much of the narrowest limit is left.
    package fileprivate(set) var left = Int.max
    /// The limits of which four fifths are used up by this, and when their windows end.
    package fileprivate(set) var nearlyReached: [LimitReached] = []

    fileprivate struct Count {
        let key: RecordKey
        let end: UnixTime
        let amount: Int64
    }
}

extension RecordContext {
    /// Counts against every limit, or against none.
    ///
    /// Each counter is added to and looked at in one step, by all servers: of sixty-four who want the last place one
    /// gets it.
    ///
    /// - Returns: What was counted; or the limit that is in the way, when it ends, and whether this was the first one refused in its window.
    /// - Throws: ``RecordError``; what was counted by then stays counted.
    package func reserve(
        _ limits: [CountedLimit], at now: UnixTime
    ) async throws(RecordError) -> Result<Reservation, LimitReached> {
        do throws(StoreError) {
            return try await visitingStore { () async throws(StoreError) in try await countAll(limits, at: now) }
        } catch {
            throw RecordError(error)
        }
    }

    /// What ``reserve(_:at:)`` does while it visits the store.
    private func countAll(
        _ limits: [CountedLimit], at now: UnixTime
    ) async throws(StoreError) -> Result<Reservation, LimitReached> {
        var reservation = Reservation()
        for limit in limits where !(try await count(limit, into: &reservation, at: now)) {
            try await giveBack(reservation, at: now)
            let (key, end) = try limit.counter(in: self, at: now)
            // What was refused leaves no trace in the limit itself, and whoever asks all the time would fill the log.
            let refused = try RecordKey(key.collection, key.identifier + " refused")
            let isFirst = try await store.add(1, to: refused, expiresAt: end, at: now) == 1
            return .failure(LimitReached(name: limit.name, until: end, isFirst: isFirst))
        }
        return .success(reservation)
    }

    /// Takes back what was counted for something that has not been done.
    package func release(_ reservation: Reservation, at now: UnixTime) async throws(RecordError) {
        do throws(StoreError) { try await giveBack(reservation, at: now) } catch { throw RecordError(error) }
    }

    /// Takes back what was counted at an earlier instant, if its window still lasts.
    package func release(_ limit: CountedLimit, countedAt then: UnixTime, at now: UnixTime) async throws(RecordError) {
        do throws(StoreError) {
            let (key, end) = try limit.counter(in: self, at: then)
            guard now < end else { return }
            _ = try await store.add(-limit.amount, to: key, expiresAt: end, at: now)
        } catch {
            throw RecordError(error)
        }
    }

    /// Counts against one limit; whether that was possible.
    private func count(
        _ limit: CountedLimit, into reservation: inout Reservation, at now: UnixTime
    ) async throws(StoreError) -> Bool {
        let (key, end) = try limit.counter(in: self, at: now)
        let most = Int64(limit.limit.attempts)
        let count = try await store.add(limit.amount, to: key, expiresAt: end, at: now)
        guard let value = limit.value else {
            reservation.counted.append(.init(key: key, end: end, amount: limit.amount))
            reservation.left = min(reservation.left, Int(max(0, most - count)))
            let four = most - most / 5
            if count <= most, count >= four, count - limit.amount < four {
                reservation.nearlyReached.append(LimitReached(name: limit.name, until: end, isFirst: true))
            }
            return count <= most
        }
        // Counted before it is marked: of two new values that come at once and find one place, neither passes for an
        // old one. A value that has its place keeps it to the end of the window, whatever becomes of what it was for.
        let mark = try RecordKey(key.collection, "\(key.identifier) \(value)")
        let isFull = count > most
        let marks = try await store.add(isFull ? 0 : 1, to: mark, expiresAt: end, at: now)
        let isNew = marks == (isFull ? 0 : 1)
        if isFull || !isNew { _ = try await store.add(-1, to: key, expiresAt: end, at: now) }
        return !isFull || !isNew
    }

    private func giveBack(_ reservation: Reservation, at now: UnixTime) async throws(StoreError) {
        for counted in reservation.counted where now < counted.end {
            _ = try await store.add(-counted.amount, to: counted.key, expiresAt: counted.end, at: now)
        }
    }
}

/// A limit that is in the way.
package struct LimitReached: Error, Equatable {
    /// What it is called.
    package let name: String
    /// When it ends.
    package let until: UnixTime
    /// Whether it was not in anybody's way before.
    package let isFirst: Bool
}
