internal import MFACrypto

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What a new thread is to run, as an object that a C pointer can stand for.
private final class ThreadBody {
    private let body: @Sendable () -> Void
    private let ended: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void, ended: @escaping @Sendable () -> Void) {
        self.body = body
        self.ended = ended
    }

    func run() {
        body()
        // Whoever waits for the end may end the process next, and libcrypto frees everything then. What it keeps for this
        // thread must be gone before that, or it would be freed twice.
        releaseLibcryptoOfThread()
        ended()
    }
}

/// Runs `body` on a thread of its own, which ends with it, and then `ended`.
///
/// A process that can have no more threads cannot serve anybody: it stops.
package func startThread(_ body: @escaping @Sendable () -> Void, ended: @escaping @Sendable () -> Void = {}) {
    keepLibcryptoToTheEnd()
    let context = Unmanaged.passRetained(ThreadBody(body, ended: ended)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
    #else
        var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, nil, threadMain, context)
    precondition(status == 0, "the system gives no more threads (error \(status))")
    #if canImport(Darwin)
        if let thread { pthread_detach(thread) }
    #else
        pthread_detach(thread)
    #endif
}

#if canImport(Darwin)
    private func threadMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }
#else
    private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
        return nil
    }
#endif
