public import MFACore
internal import Synchronization

/// Remembers the events that it hears of.
public final class RecordingObserver: EventObserver {
    /// What the observer is called when it fails.
    public let name: String
    private let heard = Mutex<[MFAEvent]>([])
    private let failing: (@Sendable (MFAEvent) -> Bool)?

    /// An observer that has heard nothing yet.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - failing: For which events it fails, after it has remembered them; nil for none.
    public init(name: String = "recording observer", failing: (@Sendable (MFAEvent) -> Bool)? = nil) {
        self.name = name
        self.failing = failing
    }

    /// Remembers an event.
    public func observe(_ event: MFAEvent) async throws {
        heard.withLock { $0.append(event) }
        if failing?(event) ?? false { throw Failure() }
    }

    /// The events, the first one first.
    public var events: [MFAEvent] { heard.withLock { $0 } }

    /// What happened, the first thing first.
    public var contents: [MFAEvent.Content] { events.map(\.content) }

    /// Forgets everything.
    public func clear() { heard.withLock { $0 = [] } }

    /// That the observer was asked to fail.
    public struct Failure: Error {}
}
