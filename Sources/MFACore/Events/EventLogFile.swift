#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Why an event log cannot be written.
public struct EventLogError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence that says what is wrong and what can be done.
    public let description: String
}

/// Writes events to a file, one JSON object a line, in a chain that tells when somebody has been at it.
///
/// A line is on the disk before the observer returns; events that come at the same time share the wait for it. One process
/// writes a file: a second one is refused, and needs a file of its own. ``EventLogVerifier`` reads it.
public final class EventLogFile: EventObserver {
    /// What the observer is called when it fails.
    public let name: String
    private let queue = JobQueue<Job>()
    private let ended = Awaited<Void>()

    /// An event that waits to be written.
    private final class Job: Sendable {
        let event: MFAEvent
        let result = Awaited<Result<Void, EventLogError>>()

        init(_ event: MFAEvent) { self.event = event }
    }

    /// Opens a log, which is made if there is none, and goes on where it ends.
    ///
    /// A last line that is incomplete was being written when the machine stopped, and nobody was told that it was there: it is
    /// cut off. The file is made private.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - keys: The keys; lines are sealed under the current one. Without keys the chain proves less: see ``EventLogVerifier``.
    /// - Throws: ``EventLogError`` when the file cannot be had or ends in something that is no line of a log; ``KeyError``.
    public init(path: String, keys: (any KeyProvider)?) async throws {
        name = "event log"
        let chain = EventChain(key: try await keys?.currentKey())
        let file = try LogFile(path)
        let end = try file.lastLink()
        let (queue, ended) = (queue, ended)
        startThread {
            var last = end
            while true {
                let jobs = queue.take(limit: 256)
                guard !jobs.isEmpty else { break }
                var next = last
                var text = ""
                for job in jobs {
                    let line = chain.line(for: job.event, after: next)
                    text += line.text + "\n"
                    next = line.link
                }
                let result = file.append(text)
                if case .success = result { last = next }
                for job in jobs { job.result.give(result) }
            }
            file.close()
        } ended: {
            ended.give(())
        }
    }

    deinit { queue.close() }

    /// Writes what is waiting, and gives the file up; to be called once.
    ///
    /// A log that is simply dropped does the same, some time later.
    public func close() async {
        queue.close()
        await ended.value
    }

    /// Writes an event; it is on the disk when this returns.
    public func observe(_ event: MFAEvent) async throws {
        let job = Job(event)
        guard queue.append(job, limit: 100_000) == .queued else {
            throw EventLogError(description: "The event log is closed, or has fallen too far behind.")
        }
        try await job.result.value.get()
    }
}

/// The file under a log, on the log's thread.
private struct LogFile: Sendable {
    private let descriptor: CInt

    init(_ path: String) throws(EventLogError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LogFile.failure("cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close()
            throw EventLogError(
                description: "The event log \(path) is being written by another process; give each process its own.")
        }
    }

    func close() { _ = systemClose(descriptor) }

    /// The link that the last complete line makes; what follows it is cut off.
    func lastLink() throws(EventLogError) -> EventChain.Link {
        let end = lseek(descriptor, 0, SEEK_END)
        // No line is longer: every field of an event is bounded but the host's own names.
        let start = max(0, end - (1 << 20))
        var tail = [UInt8](repeating: 0, count: Int(end - start))
        guard pread(descriptor, &tail, tail.count, start) == tail.count else { throw LogFile.failure("cannot be read") }
        guard let lastBreak = tail.lastIndex(of: UInt8(ascii: "\n")) else {
            // Nothing, or a part of the first line; anything else is a file of somebody else's.
            let beginning = Array(#"{"line":1,"#.utf8)
            guard start == 0, tail.starts(with: beginning) || beginning.starts(with: tail) else {
                throw LogFile.foreign
            }
            try cut(at: 0)
            return .start
        }
        let line = tail[..<lastBreak].split(separator: UInt8(ascii: "\n")).last ?? []
        guard let parsed = EventChain.Line(String(decoding: line, as: UTF8.self)) else { throw LogFile.foreign }
        try cut(at: start + off_t(lastBreak) + 1)
        return parsed.link
    }

    /// Appends text and waits until it is on the disk; what was written of it is cut off if that fails.
    func append(_ text: String) -> Result<Void, EventLogError> {
        let start = lseek(descriptor, 0, SEEK_END)
        var text = text
        let isWritten = text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                guard count > 0 else { return false }
                written += count
            }
            return fsync(descriptor) == 0
        }
        guard !isWritten else { return .success(()) }
        let failure = LogFile.failure("cannot be written")
        _ = ftruncate(descriptor, start)
        return .failure(failure)
    }

    private func cut(at length: off_t) throws(EventLogError) {
        guard ftruncate(descriptor, length) == 0 else { throw LogFile.failure("cannot be cut") }
    }

    private static func failure(_ what: String) -> EventLogError {
        EventLogError(description: "The event log \(what): \(String(cString: strerror(errno))).")
    }

    private static var foreign: EventLogError {
        EventLogError(description: "The file does not end in a line of an event log; nothing is appended to it.")
    }
}

/// The system's function, whose name a method has here.
private let systemClose: @Sendable (CInt) -> CInt = { close($0) }
