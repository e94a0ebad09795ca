import MFACore
import MFATestKit
import Testing

/// A way to break one promise, and the sentence in which the suite has to say so.
struct Flaw: Sendable, CustomTestStringConvertible {
    typealias Check = RecordStoreConformance.Check

    let testDescription: String
    let check: Check
    let sentence: String
    let makeStore: @Sendable () -> any RecordStore

    init(_ name: String, _ check: Check, _ sentence: String, _ makeStore: @escaping @Sendable () -> any RecordStore) {
        testDescription = name
        self.check = check
        self.sentence = sentence
        self.makeStore = makeStore
    }

    static let all = ofRecords + ofExpiry + ofValues + ofKeys + ofCounters + ofSweeping + ofPaging + ofTasks
}
