import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes

/// Recovery codes over a store in memory.
struct Fixture {
    let store: any RecordStore
    let time: ManualTime
    let observer = RecordingObserver()
    let context: RecordContext
    let accounts: AccountRepository
    let service: RecoveryCodeService
    let alice: AccountID

    init(
        _ rules: RecoveryCodeRules = .standard, policy: Policy = .standard, store: any RecordStore = InMemoryStore(),
        time: ManualTime = ManualTime(), seed: UInt64 = 1
    ) throws {
        self.store = store
        self.time = time
        let key = try MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 3, count: 32))
        context = RecordContext(
            store: store, keys: try KeyRing(current: key), time: time, random: SeededRandom(seed: seed))
        accounts = AccountRepository(context, observers: [observer])
        service = RecoveryCodeService(context, policy: policy, rules: rules, observers: [observer])
        alice = try AccountID("alice")
    }
}
