import Foundation
import OTPCore
import QRPayload

/// A picture of a QR code in a temporary file, which only this user can read.
enum QRPicture {
    static func file(_ uri: SensitiveText) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).png")
        let picture = try QRCode(uri.revealed).png()
        guard
            FileManager.default.createFile(
                atPath: url.path, contents: Data(picture), attributes: [.posixPermissions: 0o600])
        else {
            throw QuickStartError("no temporary file can be written to \(url.deletingLastPathComponent().path)")
        }
        return url
    }
}
