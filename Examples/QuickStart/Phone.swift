import Foundation
import OTPCore

/// The part that the user's phone plays.
protocol Phone {
    func scan(_ uri: SensitiveText) throws
    func typedCode() throws -> String
    func waitForNextCode(after step: UInt64, _ totp: TOTP)
}

/// A phone in somebody's hand: the user scans and types.
struct RealPhone: Phone {
    func scan(_ uri: SensitiveText) {}

    func typedCode() throws -> String {
        guard let line = readLine() else { throw QuickStartError("the input ended before a code was typed") }
        return line
    }

    func waitForNextCode(after step: UInt64, _ totp: TOTP) {}
}

/// A phone that nobody holds: it photographs the picture of the QR code and lets oathtool compute the codes.
final class SimulatedPhone: Phone {
    private var secret = ""

    func scan(_ uri: SensitiveText) throws {
        let picture = try QRPicture.file(uri)
        defer { try? FileManager.default.removeItem(at: picture) }
        let scanned = try Command.run("zbarimg", ["--quiet", "--nodbus", "--raw", picture.path]).trimmingCharacters(
            in: .newlines)
        guard scanned == uri.revealed, let query = URLComponents(string: scanned)?.queryItems,
            let secret = query.first(where: { $0.name == "secret" })?.value
        else { throw QuickStartError("the QR code was not read as it was written") }
        self.secret = secret
        print("   (The simulated phone has scanned it.)\n")
    }

    func typedCode() throws -> String {
        let code = try Command.run("oathtool", ["--totp", "--base32", "-"], input: secret)
            .trimmingCharacters(in: .newlines)
        print(code)
        return code
    }

    func waitForNextCode(after step: UInt64, _ totp: TOTP) {
        while let current = totp.step(at: .now()), current <= step { Thread.sleep(forTimeInterval: 0.2) }
    }
}
