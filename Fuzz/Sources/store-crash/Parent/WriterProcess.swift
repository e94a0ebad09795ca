import Glibc

/// A writer that has been started, as its parent sees it.
struct WriterProcess {
    let number: Int
    let place: Int
    let id: pid_t
    private let journal: Int32
    private var rest: [UInt8] = []

    init(_ options: Options, number: Int, place: Int) throws {
        self.number = number
        self.place = place
        var pipe: [Int32] = [0, 0]
        guard Glibc.pipe(&pipe) == 0 else { throw Problem("The system gives no pipe.") }
        // No other writer may hold an end of it.
        for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(pipe[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
        let arguments = [
            options.program, "--writer", "\(number)", "--place", "\(place)", "--store", options.store, "--seed",
            "\(options.seed)", "--collection", options.collection,
        ]
        id = try spawn(arguments, actions: &actions)
        journal = pipe[0]
        _ = fcntl(journal, F_SETFL, O_NONBLOCK)
    }

    /// What to wait for.
    var pollDescriptor: pollfd { pollfd(fd: journal, events: Int16(POLLIN), revents: 0) }

    /// Reads what the writer has said by now.
    mutating func lines() throws -> [JournalLine] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(journal, &buffer, buffer.count)
            guard count > 0 else { break }
            rest += buffer[..<count]
        }
        var lines: [JournalLine] = []
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard let line = JournalLine(String(decoding: rest[start..<end], as: UTF8.self)) else {
                throw Problem("A writer's journal has a line that is none.")
            }
            lines.append(line)
            start = end + 1
        }
        rest.removeSubrange(..<start)
        return lines
    }

    /// Kills the writer and waits until it is gone; what it has said can still be read.
    func kill() {
        _ = Glibc.kill(id, SIGKILL)
        var status: Int32 = 0
        waitpid(id, &status, 0)
    }

    /// Whether the writer has ended by itself, which it never should.
    var hasEnded: Bool {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) != 0
    }

    func closeJournal() { close(journal) }
}

/// Starts a program, which can be sent every signal: the threads of Swift's tasks let none through, and a new process would
/// be as deaf.
func spawn(_ arguments: [String], actions: UnsafePointer<posix_spawn_file_actions_t>?) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var id: pid_t = 0
    let error = posix_spawnp(&id, arguments[0], actions, &attributes, &pointers, environ)
    guard error == 0 else { throw Problem("\(arguments[0]) cannot be started (\(String(cString: strerror(error)))).") }
    return id
}
