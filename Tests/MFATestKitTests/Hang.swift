import Synchronization

/// Something that does not come back, and a patience that is over as soon as somebody waits for it: no time decides.
final class Hang: Sendable {
    private let hangs = Mutex(false)

    /// Does not come back, whatever happens.
    func forever<Answer>() async -> Answer {
        begin()
        // Never resumed, and unsafe so that nobody complains of that.
        return await withUnsafeContinuation { (_: UnsafeContinuation<Answer, Never>) in }
    }

    /// Says that from now on nothing comes back.
    func begin() { hangs.withLock { $0 = true } }

    /// Waits for somebody to hang.
    var patience: @Sendable () async -> Void {
        { while !Task.isCancelled && !self.hangs.withLock({ $0 }) { await Task.yield() } }
    }
}
