#if SQLite
    import CSQLite
    import Foundation
    import Synchronization

    /// A disk that is full or fails when a test says so, under the files of one folder.
    ///
    /// SQLite reaches files through a table of functions, its VFS. Here two of them, writing and waiting for the disk, go
    /// through this type, for the whole process; files of other folders are not touched. One test uses it at a time.
    enum FaultyDisk {
        fileprivate struct State {
            /// Files whose path has this in it are on the disk.
            var folder = ""
            /// How many bytes a file may have; nil for any number.
            var room: Int64?
            /// What the next waits for the disk answer instead of waiting.
            var syncFailures = 0
        }

        fileprivate static let state = Mutex(State())

        /// Puts a folder on the disk; what is opened in it from now on can be made to fail.
        static func take(_ folder: Folder) {
            _ = installation
            state.withLock { $0 = State(folder: folder.path) }
        }

        /// Lets a file have so many bytes and no more; nil for any number.
        static func setRoom(_ bytes: Int64?) { state.withLock { $0.room = bytes } }

        /// Lets the next waits for the disk fail.
        static func failSyncs(_ count: Int) { state.withLock { $0.syncFailures = count } }

        /// Makes the VFS the usual one, once.
        private static let installation: Int32 = {
            guard let original = sqlite3_vfs_find(nil) else { return SQLITE_ERROR }
            let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
            faulty.initialize(to: original.pointee)
            faulty.pointee.zName = UnsafePointer(strdup("faulty"))
            faulty.pointee.xOpen = openFile
            faulty.pointee.pNext = nil
            return sqlite3_vfs_register(faulty, 1)
        }()
    }

    /// The table of functions that files had, and the changed copy of it.
    private struct Methods: @unchecked Sendable {
        // Safe to share: what the pointers point to is written once, before anybody else has them, and never freed.
        let original: UnsafePointer<sqlite3_io_methods>
        let faulty: UnsafePointer<sqlite3_io_methods>

        init(_ original: UnsafePointer<sqlite3_io_methods>) {
            self.original = original
            let changed = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
            changed.initialize(to: original.pointee)
            changed.pointee.xWrite = writeFile
            changed.pointee.xSync = syncFile
            faulty = UnsafePointer(changed)
        }
    }

    /// One for every kind of file that SQLite has.
    private let tables = Mutex<[Methods]>([])

    /// The functions that a file had before.
    private func original(of file: UnsafeMutablePointer<sqlite3_file>?) -> sqlite3_io_methods? {
        tables.withLock { $0 }.first { $0.faulty == file?.pointee.pMethods }?.original.pointee
    }

    private func openFile(
        _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32, _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let original = sqlite3_vfs_find("unix"), let open = original.pointee.xOpen else { return SQLITE_ERROR }
        let code = open(original, name, file, flags, outFlags)
        guard code == SQLITE_OK, let file, let name, let found = file.pointee.pMethods else { return code }
        let folder = FaultyDisk.state.withLock { $0.folder }
        guard !folder.isEmpty, String(cString: name).contains(folder) else { return code }
        if let known = tables.withLock({ $0 }).first(where: { $0.original == found }) {
            file.pointee.pMethods = known.faulty
        } else {
            let methods = Methods(found)
            tables.withLock { $0.append(methods) }
            file.pointee.pMethods = methods.faulty
        }
        return code
    }

    private func writeFile(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
    ) -> Int32 {
        let hasRoom = FaultyDisk.state.withLock { offset + Int64(count) <= $0.room ?? .max }
        guard hasRoom else { return SQLITE_FULL }
        return original(of: file)?.xWrite(file, bytes, count, offset) ?? SQLITE_ERROR
    }

    private func syncFile(_ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32) -> Int32 {
        let fails = FaultyDisk.state.withLock { state in
            guard state.syncFailures > 0 else { return false }
            state.syncFailures -= 1
            return true
        }
        guard !fails else { return SQLITE_IOERR | (4 << 8) }
        return original(of: file)?.xSync(file, flags) ?? SQLITE_ERROR
    }
#endif
