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
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                leave(1)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Creates a file that only its owner can read, or replaces one; false if it cannot be written.
    static func createFile(_ path: String, _ bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { return false }
        write(bytes, to: descriptor)
        return close(descriptor) == 0
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
