#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import OTPCore

    /// A folder that is gone when nobody refers to it any more.
    final class Folder: Sendable {
        let path: String

        init() throws {
            let url = FileManager.default.temporaryDirectory.appending(path: "mfa-sqlite-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            path = url.path()
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// The path of a file in it.
        func file(_ name: String = "mfa.sqlite") -> String { path + "/" + name }

        /// Opens a store in it that waits as long as a machine takes that has much else to do.
        func store(_ name: String = "mfa.sqlite", readers: Int = 2) throws -> SQLiteStore {
            try SQLiteStore(
                .init(path: file(name), readers: readers, deadline: .seconds(300), busyTimeout: .seconds(300)))
        }

        /// The last twelve bits of a file's mode.
        func permissions(of name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
        }
    }

    let now: UnixTime = 1_780_000_000
    let later: UnixTime = 1_780_003_600

    func key(_ identifier: String) throws -> RecordKey { try RecordKey(RecordCollection("account"), identifier) }

    func record(_ text: String, expiresAt: UnixTime? = nil) throws -> StoredRecord {
        try StoredRecord(
            value: Array(text.utf8), version: .random(from: SystemRandom()), expiresAt: expiresAt, keyName: "2026")
    }
#endif
