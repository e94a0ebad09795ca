/// How long a suite waits for what should come back.
///
/// It is no measure of how fast something is: whoever runs out of it would have left the user before a page that never
/// loads, and the rest of the suite unchecked.
struct Patience: Sendable {
    /// So long that a machine with too much to do is not taken for one that hangs.
    static let usual = Patience { try? await Task.sleep(for: .seconds(120)) }

    private let wait: @Sendable () async -> Void

    /// A patience that is over when a wait is, or sooner if that is cancelled.
    init(_ wait: @escaping @Sendable () async -> Void) { self.wait = wait }

    /// What a body gives; nil if it does not come back.
    func answer<Answer: Sendable>(of body: @escaping @Sendable () async -> Answer) async -> Answer? {
        let (answers, continuation) = AsyncStream<Answer?>.makeStream()
        // No task group: it would wait for the one that does not come back.
        let work = Task { _ = continuation.yield(await body()) }
        let watch = Task { [wait] in
            await wait()
            if !Task.isCancelled { continuation.yield(nil) }
        }
        defer {
            work.cancel()
            watch.cancel()
        }
        for await answer in answers { return answer }
        return nil
    }

    /// What a body gives whose task is cancelled before it begins; nil if it does not come back.
    func answerWhenCancelled<Answer: Sendable>(
        of body: @escaping @Sendable () async -> Answer
    ) async -> Answer? {
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await body()
        }
        task.cancel()
        return await answer { await task.value }
    }
}
