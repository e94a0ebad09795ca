import MFACore
import MFATestKit
import Testing

/// A way to break one promise, and the sentences in which the suite has to say so.
struct Flaw: Sendable, CustomTestStringConvertible {
    typealias Check = RecordStoreConformance.Check

    let testDescription: String
    let check: Check
    /// Parts of them.
    let sentences: [String]
    let makeStore: @Sendable () -> any RecordStore

    init(_ name: String, _ check: Check, _ sentences: String..., makeStore: @escaping @Sendable () -> any RecordStore) {
        testDescription = name
        self.check = check
        self.sentences = sentences
        self.makeStore = makeStore
    }

    static let all = ofRecords + ofExpiry + ofValues + ofKeys + ofCounters + ofSweeping + ofPaging + ofTasks
}
