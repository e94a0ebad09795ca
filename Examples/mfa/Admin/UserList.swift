import MFACore
import OTPCore
import SignInFlow

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The host's users, as `--users` names them: one a line, and a tab and groups with commas between them if need be.
struct UserList {
    private let users: [HostUser]

    /// The users one after the other, as a report wants them.
    var sequence: AsyncStream<HostUser> {
        AsyncStream { continuation in
            for user in users { continuation.yield(user) }
            continuation.finish()
        }
    }

    /// The users of the flag; nil if it is not there.
    static func read(_ arguments: Arguments) throws(CommandError) -> UserList? {
        guard let path = arguments.text("--users") else { return nil }
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .data("the file \(path) cannot be opened") }
        defer { if path != "-" { close(descriptor) } }
        var reader = LineReader(descriptor: descriptor)
        var users: [HostUser] = []
        var number = 0
        while let line = reader.next() {
            number += 1
            guard case .bytes(let bytes) = line, let text = String(validating: bytes, as: UTF8.self) else {
                throw .data("line \(number) of the users is no text, or too long")
            }
            if text.isEmpty || text == "\r" { continue }
            users.append(try user(text, line: number))
        }
        return UserList(users: users)
    }

    private static func user(_ text: String, line: Int) throws(CommandError) -> HostUser {
        // A carriage return and a line feed are one character in Swift, but the feed is gone already.
        let text = text.hasSuffix("\r") ? text.dropLast() : text[...]
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count <= 2, let id = try? AccountID(String(parts[0])) else {
            throw .data("line \(line) of the users is none: take an identifier, or one, a tab and groups")
        }
        let groups = parts.dropFirst().flatMap { $0.split(separator: ",") }
        return HostUser(id, groups: Set(groups.map(String.init)))
    }
}

extension Arguments {
    /// An instant: a day, for its first second in UTC, or seconds since 1970.
    func instant(_ name: String) throws(CommandError) -> UnixTime? {
        try value(name, "a date such as 2027-01-15, or seconds since 1970") { text in
            if let seconds = Int64(text), !text.hasPrefix("+") { return UnixTime(seconds) }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
                part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(part) : nil
            }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
            return UnixTime(year: year, month: month, day: day)
        }
    }
}

extension UnixTime {
    /// The first second of a day of the Gregorian calendar, in UTC; nil for a day that there is not.
    fileprivate init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400 - 477
        let days = (year - 1970) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1
        self.init(Int64(days) * 86_400)
    }
}
