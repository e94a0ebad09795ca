internal import Foundation
public import OTPCore
public import QRPayload
internal import Testing

/// An authenticator app on a phone, played by programs that are not ours: zbarimg for its camera and oathtool for its codes.
public struct AppOnAPhone {
    /// What it was given.
    public let secret: String
    /// Who issued it; nil if that is not known.
    public let issuer: String?
    /// For whom; nil if that is not known.
    public let account: String?

    /// An app into which a secret was typed.
    public init(typing secret: String) {
        self.secret = secret
        issuer = nil
        account = nil
    }

    /// An app that has scanned a code from the screen.
    public init(scanning code: QRCode) throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("screen-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try code.png(scale: 4)).write(to: file)
        let output = try Oracle.run("zbarimg", ["-q", "--raw", file.path])
        let text = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let components = try #require(URLComponents(string: text), "zbarimg has read no address")
        try #require(components.scheme == "otpauth" && components.host == "totp")
        let parameters = Dictionary(
            uniqueKeysWithValues: (components.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        secret = try #require(parameters["secret"])
        issuer = parameters["issuer"]
        account = components.path.split(separator: ":").last.map(String.init)
    }

    /// The code that it shows at an instant.
    public func code(at instant: UnixTime) throws -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss 'UTC'"
        let now = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
        let output = try Oracle.run("oathtool", ["--totp", "--base32", "--now", now, secret])
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
