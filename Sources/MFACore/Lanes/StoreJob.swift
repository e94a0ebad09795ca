public import OTPCore

/// One verb of ``RecordStore`` with what it was called with.
public enum StoreRequest: Sendable {
    /// ``RecordStore/read(_:at:)``.
    case read(RecordKey, at: UnixTime)
    /// ``RecordStore/write(_:to:at:)``.
    case write(RecordChange, to: RecordKey, at: UnixTime)
    /// ``RecordStore/add(_:to:expiresAt:at:)``.
    case add(Int64, to: RecordKey, expiresAt: UnixTime, at: UnixTime)
    /// ``RecordStore/removeCounter(_:)``.
    case removeCounter(RecordKey)
    /// ``RecordStore/sweep(limit:at:)``.
    case sweep(limit: Int, at: UnixTime)
    /// ``RecordStore/page(_:at:)``.
    case page(PageRequest, at: UnixTime)

    /// Whether an answer that is lost leaves open what has happened.
    public var changesSomething: Bool {
        switch self {
        case .read, .page: false
        case .write, .add, .removeCounter, .sweep: true
        }
    }
}

/// What a verb of ``RecordStore`` returns.
public enum StoreAnswer: Sendable {
    /// Of ``StoreRequest/read(_:at:)``.
    case record(StoredRecord?)
    /// Of ``StoreRequest/write(_:to:at:)``.
    case outcome(WriteOutcome)
    /// Of ``StoreRequest/add(_:to:expiresAt:at:)``.
    case value(Int64)
    /// Of ``StoreRequest/removeCounter(_:)``.
    case done
    /// Of ``StoreRequest/sweep(limit:at:)``.
    case swept(Int)
    /// Of ``StoreRequest/page(_:at:)``.
    case page(RecordPage)
}

/// A request that waits for its answer.
public final class StoreJob: Sendable {
    /// What comes back.
    public typealias Answer = Result<StoreAnswer, StoreError>

    /// What is asked for.
    public let request: StoreRequest
    /// When nobody waits for the answer any more.
    public let deadline: ContinuousClock.Instant

    private let awaited = Awaited<Answer>()

    init(_ request: StoreRequest, deadline: ContinuousClock.Instant) {
        self.request = request
        self.deadline = deadline
    }

    /// Gives the answer; the first one counts.
    public func answer(_ answer: Answer) { awaited.give(answer) }

    /// Whether an answer has been given.
    public var isAnswered: Bool { awaited.isGiven }

    /// Waits for the answer; to be called once.
    var result: Answer {
        get async { await awaited.value }
    }
}
