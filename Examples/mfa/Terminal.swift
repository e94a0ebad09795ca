#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input, output and error, without Foundation.
enum Terminal {
    /// Whether somebody looks at the output.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a line to standard output.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Writes a line to standard error.
    static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes text to standard output at once.
    ///
    /// Who no longer listens ends the program.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) { write(Array(text.utf8), to: descriptor) }

    /// Writes bytes to standard output at once.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        guard writeAll(bytes, to: descriptor) else { leave(1) }
    }

    /// Creates a file that only its owner can read, or replaces what is in one; false if it cannot be written.
    static func createFile(_ path: String, _ bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        // A file that was there keeps its permissions otherwise. A pipe or a device is left as it is.
        if status.st_mode & S_IFMT == S_IFREG {
            guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else { return false }
        }
        return writeAll(bytes, to: descriptor)
    }

    /// Creates a file that only its owner can read; false if there is one already or it cannot be written.
    static func createNewFile(_ path: String, _ bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return writeAll(bytes, to: descriptor)
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The first line of standard input.
    static func readSecretLine() throws(CommandError) -> String {
        guard let line = readLine(strippingNewline: true) else {
            throw .data("there is nothing on standard input; write the secret or URI there, or give it as an argument")
        }
        return line
    }

    /// Waits; the command that watches a clock is the only one to do so.
    static func wait(milliseconds: UInt32) { usleep(milliseconds * 1000) }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

/// Ends the program.
func leave(_ status: Int32) -> Never { exit(status) }
