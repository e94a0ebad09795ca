import Base32
import OTPAuthURI
import OTPCore

/// A sentence for standard error and an exit status, by the convention of sysexits.
struct CommandError: Error {
    let status: Int32
    let sentence: String

    /// The command was called the wrong way.
    static func usage(_ sentence: String) -> CommandError { CommandError(status: 64, sentence: sentence) }

    /// The command was called rightly, on data that make no sense.
    static func data(_ sentence: String) -> CommandError { CommandError(status: 65, sentence: sentence) }
}

extension CommandError {
    /// Something that is needed cannot be had just now: a database, a file.
    static func unavailable(_ sentence: String) -> CommandError { CommandError(status: 69, sentence: sentence) }
}

/// Runs a part of the library, and turns its refusal into bad data: the library's own sentence says what to do.
func orBadData<Value, Failure: Error & CustomStringConvertible>(
    _ body: () throws(Failure) -> Value
) throws(CommandError) -> Value {
    do throws(Failure) {
        return try body()
    } catch {
        throw .data(error.description)
    }
}
