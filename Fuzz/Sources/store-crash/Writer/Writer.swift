import MFACore
import OTPCore

/// A process that changes records until it is killed.
struct Writer {
    private let options: Options
    private let number: Int

    init(_ options: Options, number: Int) {
        self.options = options
        self.number = number
    }

    func run() async {
        let store = await open()
        guard let collection = try? RecordCollection(options.collection) else { return }
        await withDiscardingTaskGroup { group in
            for task in 0..<Writer.tasks {
                let hand = Hand(
                    store: store, collection: collection, place: options.place,
                    chance: Chance(seed: options.seed &* 1_000_003 &+ UInt64(number * Writer.tasks + task)),
                    firstOperation: UInt64(task) << 48)
                group.addTask {
                    var hand = hand
                    while true { await hand.doSomething() }
                }
            }
        }
    }

    /// Several, so that a store that shares a transaction or a round trip between them is killed in the middle of one.
    private static let tasks = 4

    private func open() async -> any RecordStore {
        while true {
            if let opened = try? await OpenStore(options.store) { return opened.store }
            // The server may have been killed.
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}
