internal import Base32
internal import MFACrypto
internal import OTPCore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension KeyRing {
    /// Reads keys from text: `NAME:KEY`, separated by commas, spaces or line ends, the current one first.
    ///
    /// A key is 32 bytes in Base32, which ``line(name:from:)`` makes. What follows a `#` up to the end of its line is a remark.
    ///
    /// - Throws: ``KeyError/Code/badKey``, ``KeyError/Code/badName``, ``KeyError/Code/duplicate``, ``KeyError/Code/missing``.
    public init(text: String) throws(KeyError) {
        self = try KeyRing.parsing(text.utf8)
    }

    private static func parsing(_ text: some Collection<UInt8>) throws(KeyError) -> KeyRing {
        let lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .map { $0.prefix { $0 != UInt8(ascii: "#") } }
        let separators = Array(", \t".utf8)
        var keys: [MasterKey] = []
        for line in lines {
            for entry in line.split(whereSeparator: separators.contains) {
                keys.append(try KeyRing.key(entry, number: keys.count + 1))
            }
        }
        guard let current = keys.first else {
            throw KeyError(.missing, "There is no key; make one with “mfa admin key new”.")
        }
        return try KeyRing(current: current, retired: Array(keys.dropFirst()))
    }

    /// Reads keys from an environment variable; see ``init(text:)``.
    ///
    /// - Throws: ``KeyError/Code/missing`` when it is not set, and what ``init(text:)`` throws.
    public init(environmentVariable name: String) throws(KeyError) {
        guard let value = getenv(name) else {
            throw KeyError(.missing, "The environment variable \(name) is not set; it should hold the keys.")
        }
        try self.init(text: String(cString: value))
    }

    /// Reads keys from a file; see ``init(text:)``.
    ///
    /// The file must belong to the user that the process runs as, or to root, and nobody else may read or write it.
    ///
    /// - Throws: ``KeyError/Code/unreadable``, ``KeyError/Code/exposed``, and what ``init(text:)`` throws.
    public init(file path: String) throws(KeyError) {
        let contents = try PrivateFile.read(path)
        self = try contents.withBytes { contents throws(KeyError) in try KeyRing.parsing(contents) }
    }

    /// A fresh key as it stands in a file: `NAME:KEY`.
    ///
    /// Whoever has this line can read all that is sealed under the key. Write it to a private file and nowhere else.
    public static func line(name: KeyName, from random: some RandomSource = SystemRandom()) -> String {
        "\(name):\(Base32Format.rfc4648.unpadded.encode(random.bytes(MasterKey.byteCount)))"
    }

    private static func key(_ entry: some Collection<UInt8>, number: Int) throws(KeyError) -> MasterKey {
        guard let colon = entry.firstIndex(of: UInt8(ascii: ":")) else {
            throw KeyError(.badKey, "Key number \(number) is not of the form NAME:KEY.")
        }
        let name = try KeyName(String(decoding: entry[..<colon], as: UTF8.self))
        let text = entry[entry.index(after: colon)...]
        guard let bytes = try? SecretBytes(base32: text, .typed) else {
            throw KeyError(.badKey, "The key “\(name)” is not written in Base32; make one with “mfa admin key new”.")
        }
        return try MasterKey(name: name, bytes)
    }
}

/// A small file that nobody else may read.
enum PrivateFile {
    private static let maximumSize = 64 * 1024

    static func read(_ path: String) throws(KeyError) -> SecretBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw KeyError(.unreadable, "The key file \(path) cannot be opened: \(reason()).")
        }
        defer { close(descriptor) }
        // The open file is looked at and not its name, which could mean another file by now.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw KeyError(.unreadable, "The key file \(path) is no ordinary file.")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw KeyError(.exposed, "The key file \(path) belongs to another user; make it yours, or root's.")
        }
        guard status.st_mode & (S_IRWXG | S_IRWXO) == 0 else {
            throw KeyError(.exposed, "Others may use the key file \(path); take that away with “chmod 600”.")
        }
        guard (0...maximumSize).contains(Int(status.st_size)) else {
            throw KeyError(.unreadable, "The key file \(path) is too large to hold keys.")
        }
        return try contents(of: descriptor, path)
    }

    private static func contents(of descriptor: CInt, _ path: String) throws(KeyError) -> SecretBytes {
        var count = 0
        let room = SecretBytes(count: maximumSize) { room in
            count = systemRead(descriptor, room.baseAddress, room.count)
        }
        guard count >= 0 else {
            throw KeyError(.unreadable, "The key file \(path) cannot be read: \(reason()).")
        }
        return room.withBytes { SecretBytes(copying: $0[..<count]) }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// The system's function, whose name a method has here; a local file of this size comes in one piece.
private let systemRead: @Sendable (CInt, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
