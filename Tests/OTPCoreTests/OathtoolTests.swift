import Foundation
import OTPCore
import TestVectors
import Testing

/// Compares with an implementation that is not ours.
///
/// `make test` installs it.
@Suite struct OathtoolTests {
    @Test func `oathtool gives the same codes for random parameters`() throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "") ?? 6238
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let key = (0..<Int.random(in: 1...140, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            let secret = try OTPSecret(legacyBytes: key)
            // oathtool knows no nine digits, and SHA-1 alone for codes by counter.
            let digits = [OTPDigits.six, .seven, .eight][Int.random(in: 0..<3, using: &generator)]
            var arguments = ["--digits=\(digits.rawValue)"]
            let ours: String
            if Bool.random(using: &generator) {
                let algorithm = [OTPAlgorithm.sha1, .sha256, .sha512][Int.random(in: 0..<3, using: &generator)]
                let period = Int.random(in: 1...7200, using: &generator)
                let epoch = Int64.random(in: 0...1_000_000_000, using: &generator)
                let time = epoch + Int64.random(in: 0...60_000_000_000, using: &generator)
                arguments += ["--totp=\(algorithm.rawValue)", "--time-step-size=\(period)s"]
                arguments += ["--start-time=@\(epoch)", "--now=@\(time)"]
                let totp = TOTP(
                    secret: secret, algorithm: algorithm, digits: digits, period: try TOTP.Period(seconds: period),
                    epoch: UnixTime(epoch))
                ours = try #require(totp.code(at: UnixTime(time))).text
            } else {
                let counter = UInt64.random(in: 0...(1 << 63 - 1), using: &generator)
                arguments += ["--hotp", "--counter=\(counter)"]
                ours = HOTP(secret: secret, digits: digits).code(at: counter).text
            }
            let theirs = try oathtool(arguments + [hex(key)])
            #expect(ours == theirs, "SEED=\(seed): oathtool \(arguments.joined(separator: " ")) \(hex(key))")
        }
    }

    @Test func `oathtool's own verification accepts what we compute, over its window`() throws {
        // The -w flag makes oathtool print the codes of several steps.
        let listed = try oathtool(["--totp", "--now=@59", "--window=9", hex(TestVectors.all.key("K20"))])
        let ours = TOTP(secret: rfcSecret).codes(from: 59).prefix(10).map(\.code.text)
        #expect(listed.split(separator: "\n").map(String.init) == ours)
    }

    private func oathtool(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["oathtool"] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "oathtool is missing (package oathtool) or refused \(arguments)")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
