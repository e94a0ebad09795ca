#if SQLite
    internal import MFACore
    internal import Synchronization
    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #elseif canImport(Darwin)
        internal import Darwin
    #endif

    /// The file before SQLite knows of it.
    enum DatabaseFile {
        // Held while a file is made: closing a descriptor of a file gives up all locks that the process has on it, so
        // nobody else may have opened the new one before that.
        private static let making = Mutex(())

        /// Makes the file if there is none, for its owner alone, and gives its full path.
        ///
        /// SQLite would make it readable for everybody; the two files beside it get the permissions of this one.
        static func make(at path: String) throws(StoreError) -> String {
            guard !path.isEmpty, !path.utf8.contains(0) else {
                throw StoreError(.badConfiguration, "A store needs the path of a file, and this is none.")
            }
            guard path != ":memory:" else {
                throw StoreError(.badConfiguration, "This store is a file; take InMemoryStore for one in memory.")
            }
            let error = making.withLock { _ in
                let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
                guard descriptor >= 0 else { return errno }
                close(descriptor)
                return 0
            }
            guard error == 0 || error == EEXIST else { throw refusal(error, path) }
            guard let full = realpath(path, nil) else { throw refusal(errno, path) }
            defer { free(full) }
            var status = stat()
            guard stat(full, &status) == 0 else { throw refusal(errno, path) }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw StoreError(.badConfiguration, "\(path) is not a file; take a path at which a file can be.")
            }
            return String(cString: full)
        }

        private static func refusal(_ error: Int32, _ path: String) -> StoreError {
            switch error {
            case ENOENT, ENOTDIR:
                StoreError(.badConfiguration, "The folder of \(path) is not there; make it first.")
            case EACCES, EPERM, EROFS:
                StoreError(
                    .badConfiguration,
                    "\(path) cannot be read and written; give this user the file and its folder.")
            case ENOSPC, EDQUOT:
                StoreError(.unavailable, "The disk of \(path) is full; make room and try again.")
            default:
                StoreError(.badConfiguration, "\(path) cannot be used as a file (\(String(cString: strerror(error)))).")
            }
        }
    }
#endif
