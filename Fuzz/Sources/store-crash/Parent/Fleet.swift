import Glibc

/// The writers that run, and the ledger of what they say.
final class Fleet {
    private let options: Options
    private var writers: [WriterProcess] = []
    private var started = 0
    var ledger = Ledger()
    /// How many writers have been killed.
    private(set) var killed = 0

    init(_ options: Options) { self.options = options }

    /// Starts a writer in every place where there is none.
    func fill() throws {
        for place in 0..<options.writers where !writers.contains(where: { $0.place == place }) {
            started += 1
            writers.append(try WriterProcess(options, number: started, place: place))
        }
    }

    /// Reads what all writers have said by now.
    func look() throws {
        ledger.beginLook()
        for index in writers.indices { try listen(to: &writers[index]) }
        for writer in writers where writer.hasEnded { throw Problem("Writer \(writer.number) has ended by itself.") }
    }

    /// Lets time pass, and listens.
    func wait(milliseconds: Int) throws {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while true {
            let left = Int32(((end - .now) / .milliseconds(1)).rounded(.up))
            guard left > 0 else { break }
            var descriptors = writers.map(\.pollDescriptor)
            poll(&descriptors, nfds_t(descriptors.count), left)
            try look()
        }
    }

    /// Kills the writer of a place, or those of all places.
    func kill(place: Int? = nil) throws {
        let victims = writers.filter { place == nil || $0.place == place }
        for victim in victims { _ = Glibc.kill(victim.id, SIGKILL) }
        for var victim in victims {
            victim.kill()
            try listen(to: &victim)
            victim.closeJournal()
            killed += 1
        }
        writers.removeAll { place == nil || $0.place == place }
    }

    private func listen(to writer: inout WriterProcess) throws {
        for line in try writer.lines() { ledger.note(line, from: writer.number) }
    }
}
