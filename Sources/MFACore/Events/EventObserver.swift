/// Hears of events.
///
/// It is called after what it hears of has been stored. It should be quick: whoever signs in waits for it.
public protocol EventObserver: Sendable {
    /// What the observer is called when it fails.
    var name: String { get }

    /// Hears of an event.
    ///
    /// - Parameter event: The event.
    /// - Throws: Anything, when the observer could not do its work. Nothing is undone by that, and the other observers
    ///   are told.
    func observe(_ event: MFAEvent) async throws
}

/// Tells events to several observers.
///
/// One that fails stops nothing: the others hear of the event, and then of the failure.
public struct EventHub: Sendable {
    private let observers: [any EventObserver]
    private let namespace: Namespace
    private let random: any RandomSource

    /// A hub for observers.
    public init(
        _ observers: [any EventObserver], namespace: Namespace = .none, random: any RandomSource = SystemRandom()
    ) {
        self.observers = observers
        self.namespace = namespace
        self.random = random
    }

    package func tell(_ drafts: [MFAEvent.Draft]) async {
        guard !observers.isEmpty else { return }
        for draft in drafts { await tell(draft) }
    }

    private func tell(_ draft: MFAEvent.Draft) async {
        let event = MFAEvent(draft, id: .random(from: random), namespace: namespace)
        var failed: [String] = []
        for observer in observers {
            do { try await observer.observe(event) } catch { failed.append(observer.name) }
        }
        for name in failed {
            let report = MFAEvent(
                MFAEvent.Draft(
                    content: .observerFailed(observer: name, event: event.id), account: draft.account,
                    occasion: Occasion(at: draft.occasion.at, by: .system)),
                id: .random(from: random), namespace: namespace)
            // Whoever fails to hear of a failure is not reported again, or there would be no end.
            for observer in observers where observer.name != name { try? await observer.observe(report) }
        }
    }
}
