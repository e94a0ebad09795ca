/// What a verification found, before anything has been stored.
///
/// A code that matched is not yet accepted: somebody else may be redeeming it at this moment. ``PendingVerification``
/// turns into a success only by storing the new state.
public enum OTPVerdict<State: Sendable, Success: Sendable, Rejection: Sendable>: ~Copyable, Sendable {
    /// The code matches. Commit what is inside to find out whether it counts.
    case matched(PendingVerification<State, Success>)

    /// The code does not count, and why.
    case rejected(Rejection)
}

/// A code that matched and waits for its state to be stored.
///
/// It cannot be copied, and committing uses it up: one match, one commit, at most one success.
public struct PendingVerification<State: Sendable, Success: Sendable>: ~Copyable, Sendable {
    /// The state that the code was judged by.
    public let oldState: State

    /// The state that makes the code worthless from now on.
    public let newState: State

    private let success: Success

    init(oldState: State, newState: State, success: Success) {
        self.oldState = oldState
        self.newState = newState
        self.success = success
    }

    /// Stores the new state and gives the success if that worked.
    ///
    /// - Parameter swap: Puts `new` in the place of `old` *if `old` is still what is stored*, in one atomic step, and says
    ///   whether it did. If it throws, nothing is known and nothing is granted.
    /// - Returns: The success; nil when somebody else was faster. Then read the state again and verify again: the code
    ///   will most likely turn out to be used.
    /// - Throws: What `swap` throws; nothing is granted then.
    public consuming func commit<Failure: Error>(
        _ swap: (_ old: State, _ new: State) throws(Failure) -> Bool
    ) throws(Failure) -> Success? {
        try swap(oldState, newState) ? success : nil
    }

    /// Stores the new state and gives the success if that worked.
    ///
    /// - Parameter swap: Puts `new` in the place of `old` *if `old` is still what is stored*, in one atomic step, and says
    ///   whether it did. If it throws, nothing is known and nothing is granted.
    /// - Returns: The success; nil when somebody else was faster. Then read the state again and verify again: the code
    ///   will most likely turn out to be used.
    /// - Throws: What `swap` throws; nothing is granted then.
    public consuming func commit<Failure: Error>(
        _ swap: (_ old: State, _ new: State) async throws(Failure) -> Bool
    ) async throws(Failure) -> Success? {
        try await swap(oldState, newState) ? success : nil
    }
}
