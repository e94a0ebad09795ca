public import MFACore
internal import OTPCore
public import SignInFlow
internal import Synchronization

/// Sends recovery codes to nobody, and remembers them.
public final class RecordingMessenger: RecoveryMessenger {
    private let state: Mutex<State>

    private struct State {
        var addresses: [RecoveryAddress]
        var sent: [(address: String, code: String)] = []
        var outcome = RecoverySending.sent
    }

    /// A messenger for a user with these addresses.
    public init(_ addresses: RecoveryAddress...) { state = Mutex(State(addresses: addresses)) }

    /// What becomes of what it is handed.
    public var outcome: RecoverySending {
        get { state.withLock { $0.outcome } }
        set { state.withLock { $0.outcome = newValue } }
    }

    /// The code that was sent last to an address; nil for none.
    public func code(to address: String) -> String? {
        state.withLock { $0.sent.last { $0.address == address }?.code }
    }

    /// How many codes were sent.
    public var count: Int { state.withLock { $0.sent.count } }

    /// The addresses.
    public func addresses(of account: AccountID) async -> [RecoveryAddress] { state.withLock { $0.addresses } }

    /// Remembers a code.
    public func send(_ message: RecoveryMessage, to address: RecoveryAddress) async -> RecoverySending {
        state.withLock { state in
            if state.outcome == .sent { state.sent.append((address.id, message.code.revealed)) }
            return state.outcome
        }
    }
}
