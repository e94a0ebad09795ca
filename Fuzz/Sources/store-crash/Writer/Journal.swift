import Glibc

/// Where a writer says what it is about to do: the standard output, which is a pipe to the parent.
///
/// What has been written to a pipe is in the system's hands and survives the writer. The system keeps lines of several
/// tasks apart: so few bytes are written in one piece.
struct Journal: Sendable {
    func note(_ line: JournalLine) {
        var text = line.text + "\n"
        let written = text.withUTF8 { write(1, $0.baseAddress, $0.count) }
        // Without a parent there is nobody to write for.
        if written < 0 { exit(1) }
    }
}
