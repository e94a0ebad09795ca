import MFACore
import OTPCore
import SignInFlow

extension TokenMethod: TypedMethod {
    /// The codes of the steps around the current one.
    var liveCodes: Int { 3 }

    func judge(_ typed: String, with credential: OtherCredential, at now: UnixTime) -> OtherCodeVerdict {
        guard let serial = credential.personal["serial"], let token = tokens[serial] else { return .wrong }
        let state = TOTP.State(lastAcceptedStep: credential.lastStep)
        switch token.verify(typed: typed, at: now, state: state) {
        case .matched(let pending): return .right(OtherCredential(serial: serial, lastStep: pending.newState))
        case .rejected(.replayed): return .used
        case .rejected: return .wrong
        }
    }
}

extension OtherCredential {
    /// What the factor keeps: which token it is, and which of its codes was the last, so that none is right twice.
    init(serial: String, lastStep state: TOTP.State) {
        let step = state.lastAcceptedStep ?? 0
        self.init(personal: ["serial": serial], secret: (0..<8).map { UInt8(truncatingIfNeeded: step >> (8 * $0)) })
    }

    fileprivate var lastStep: UInt64 {
        withUnsafeBytes { bytes in
            bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
        }
    }
}
