import Foundation
import OTPCore

/// The QR code of a URI, drawn by qrencode.
enum QRPicture {
    /// As text for the terminal, in colours of its own: dark on light, whatever the terminal's are.
    static func text(_ uri: SensitiveText) throws -> String {
        try Command.run("qrencode", ["--type=ANSIUTF8", "--level=M"], input: uri.revealed)
    }

    /// As a picture in a temporary file, which only this user can read.
    static func file(_ uri: SensitiveText) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).png")
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw QuickStartError("no temporary file can be written to \(url.deletingLastPathComponent().path)")
        }
        _ = try Command.run(
            "qrencode", ["--type=PNG", "--level=M", "--size=6", "--output=\(url.path)"], input: uri.revealed)
        return url
    }
}
