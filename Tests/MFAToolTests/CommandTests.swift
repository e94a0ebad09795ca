import Foundation
import OTPAuthURI
import Testing

@Suite struct CommandTests {
    @Test func `code prints the code of RFC 6238, and of RFC 4226 with a counter`() throws {
        #expect(try Tool.run("code", secretText, "--at", "59", "--digits", "8").output == "94287082\n")
        #expect(try Tool.run("code", secretText, "--counter", "0").output == "755224\n")
        #expect(try Tool.run("code", secretText, "--counter=18446744073709551615").output == "094451\n")
        #expect(try Tool.run("code", "--at=59", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq").output == "287082\n")
        let long = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA"
        #expect(
            try Tool.run("code", long, "--at", "59", "--digits", "8", "--algorithm", "SHA256").output == "46119246\n")
    }

    @Test func `a secret stays out of the process list when it is read from standard input`() throws {
        #expect(try Tool.run("code", "-", "--at", "59", input: secretText + "\n").output == "287082\n")
        let empty = try Tool.run("code", "-", "--at", "59")
        #expect(empty.status == 65)
        #expect(empty.errors.contains("standard input"))
    }

    @Test(
        arguments: [
            (["287082", "--at", "59"], "accepted step 1\n", 0), (["755224", "--at", "59"], "accepted step 0\n", 0),
            (["755224", "--at", "59", "--window", "0,0"], "rejected wrong\n", 1),
            (["28708x", "--at", "59"], "rejected malformed\n", 1),
            (["287082", "--at", "59", "--last-accepted", "1"], "rejected replayed\n", 1),
            (["287082", "--counter", "0"], "accepted counter 1\n", 0),
            (["287082", "--counter", "2"], "rejected wrong\n", 1),
            (["287082", "--counter", "18446744073709551615"], "rejected exhausted\n", 1),
            (["28", "--counter", "0"], "rejected malformed\n", 1),
        ] as [([String], String, Int32)])
    func `verify says what a server would say`(arguments: [String], output: String, status: Int32) throws {
        let outcome = try Tool.run(["verify", secretText] + arguments, input: Data())
        #expect(outcome.output == output)
        #expect(outcome.status == status)
    }

    @Test func `secret prints a fresh one of the length asked for`() throws {
        let first = try Tool.run("secret").output
        #expect(first.count == 33)
        #expect(try Tool.run("secret").output != first)
        #expect(try Tool.run("secret", "--bytes", "32").output.count == 53)
    }

    @Test func `uri writes what it can explain`() throws {
        let made = try Tool.run(
            "uri", "--make", "--issuer", "Ærlig & Co", "--account", "kari", "--secret", "-", "--period", "60",
            input: secretText)
        #expect(
            made.output
                == "otpauth://totp/%C3%86rlig%20%26%20Co:kari?secret=\(secretText)&issuer=%C3%86rlig%20%26%20Co&period=60\n"
        )
        let explained = try Tool.run("uri", made.output.trimmingCharacters(in: .newlines)).output
        #expect(explained.contains("issuer      Ærlig & Co\n"))
        #expect(explained.contains("secret      160 bits\n"))
        #expect(explained.contains("wrong codes Microsoft Authenticator uses 30 seconds instead"))
        #expect(!explained.contains(secretText))
    }

    @Test func `uri writes counters, Steam, pictures and domains`() throws {
        let base = ["uri", "--make", "--issuer", "A", "--account", "b", "--secret", secretText]
        func make(_ flags: String...) throws -> String { try Tool.run(base + flags, input: Data()).output }
        #expect(try make("--counter", "7").hasPrefix("otpauth://hotp/A:b?"))
        #expect(try make("--steam").hasPrefix("otpauth://steam/A:b?"))
        #expect(try make("--domain", "example.com").contains("&issuer=example.com"))
        #expect(try make("--image", "https://x/y").contains("&image=https%3A%2F%2Fx%2Fy"))
        for uri in [try make("--counter", "7"), try make("--steam"), try make("--image", "https://x/y")] {
            #expect(try Tool.run("uri", "-", input: uri).status == 0)
        }
    }

    @Test func `uri explains an export from Google Authenticator`() throws {
        let uri =
            "otpauth-migration://offline?data=CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACjr4JKK+/////8B"
        let outcome = try Tool.run("uri", uri)
        #expect(outcome.output.contains("batch      1 of 1"))
        #expect(outcome.output.contains("account     pi@raspberrypi"))
    }

    @Test func `qr draws what a reader reads, in a file for its owner alone`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-qr-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("code.png").path
        // A file that everybody can read and that is longer is there already.
        try Data(count: 100_000).write(to: URL(fileURLWithPath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let text = "otpauth://totp/a?secret=\(secretText)"
        let outcome = try Tool.run("qr", "-", "--format", "png", "--out", file, input: text + "\n")
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(try Tool.read(file) == text)
        let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
    }

    @Test func `qr draws for the terminal, and as SVG with a title`() throws {
        let terminal = try Tool.run("qr", "HELLO", "--ecc", "H").output
        #expect(terminal.split(separator: "\n").count == 15)
        let svg = try Tool.run("qr", "HELLO", "--format", "svg", "--title", "Skann <meg>").output
        #expect(svg.hasPrefix("<svg "))
        #expect(svg.hasSuffix("</svg>\n"))
        #expect(svg.contains("<title>Skann &lt;meg&gt;</title>"))
    }

    @Test func `phone explains a number, as it is dialled in a region`() throws {
        let explained = """
            number      +46701234567
            region      SE, Sweden
            type        mobile
            national    070-123 45 67
            abroad      +46 70 123 45 67
            masked      •••-••• •5 67

            """
        #expect(try Tool.run("phone", "070-123 45 67", "--region", "SE").output == explained)
        #expect(try Tool.run("phone", "+46 (0)70 123 45 67").output == explained)
        #expect(try Tool.run("phone", "-", "--region=no", input: "0046701234567\n").output == explained)
    }

    @Test func `sms tells how many messages a text takes, and why`() throws {
        #expect(
            try Tool.run("sms", "Koden er 123456 €").output
                == "encoding    gsm7\nunits       18\nsegments    1\n")
        #expect(
            try Tool.run("sms", "-", input: "Don’t – 🙂\n").output
                == "encoding    ucs2\nunits       10\nsegments    1\nbecause of  ’ – 🙂\n")
    }

    @Test(arguments: ["code", "verify", "secret", "uri", "qr", "phone", "sms", "jsonl", "admin"])
    func `every command explains itself`(command: String) throws {
        let outcome = try Tool.run(command, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("mfa \(command)"))
        #expect(try Tool.run("--help").output.contains("  \(command)"))
    }

    @Test(
        arguments: [
            ([], 64, "no command"), (["cod"], 64, "no command cod"), (["code"], 64, "SECRET is missing"),
            (["code", "A", "B"], 64, "too many"),
            (["code", secretText, "--diggits", "6"], 64, "--diggits"),
            (["code", secretText, "--digits"], 64, "needs a value"),
            (["code", secretText, "--digits", "5"], 64, "6, 7, 8 or 9"),
            (["code", secretText, "--digits", "6", "--digits", "6"], 64, "twice"),
            (["code", secretText, "--period", "0"], 64, "period of 0"),
            (["code", secretText, "--algorithm", "MD5"], 64, "SHA1, SHA256"),
            (["code", secretText, "--at", "x"], 64, "whole number"),
            (["code", secretText, "--at", "+5"], 64, "whole number"),
            (["code", secretText, "--counter", "-1"], 64, "from 0"),
            (["code", secretText, "--counter", "1", "--period", "30"], 64, "exclude"),
            (["code", secretText, "--counter", "1", "--at", "5"], 64, "--at and --watch"),
            (["code", secretText, "--watch", "--at", "5"], 64, "--watch"),
            (["code", "1"], 65, "byte 0"), (["code", ""], 65, "empty"),
            (["code", secretText, "--at", "-1"], 65, "1970"),
            (["verify", secretText], 64, "CODE is missing"),
            (["verify", secretText, "1", "--window", "1"], 64, "two numbers"),
            (["verify", secretText, "1", "--window", "21,0"], 64, "0 to 20"),
            (["verify", secretText, "1", "--counter", "1", "--window", "1,1"], 64, "--window"),
            (["verify", secretText, "123456", "--at", "-1"], 65, "1970"),
            (["secret", "--bytes", "5"], 64, "too short"), (["secret", "--bytes", "513"], 64, "16 to 512"),
            (["secret", "x"], 64, "too many"),
            (["uri"], 64, "URI is missing"), (["uri", "x"], 65, "otpauth://"),
            (["uri", "--issuer", "A", "x"], 64, "--make"),
            (["uri", "--make", "--issuer", "A"], 64, "--account is missing"),
            (["uri", "otpauth-migration://x"], 65, "offline"),
            (["uri", "--make", "--issuer", "A:B", "--account", "b", "--secret", secretText], 65, "colon"),
            (
                [
                    "uri", "--make", "--issuer", "A", "--account", "b", "--secret", secretText, "--steam", "--digits",
                    "6",
                ], 64, "--steam"
            ),
            (
                ["uri", "--make", "--issuer", "A", "--account", "b", "--secret", secretText, "--domain", "x"], 65,
                "example.com"
            ),
            (["qr"], 64, "TEXT is missing"), (["qr", "x", "--ecc", "m"], 64, "L, M, Q or H"),
            (["qr", "x", "--format", "gif"], 64, "terminal, svg or png"),
            (["qr", "x", "--format", "svg", "--scale", "4"], 64, "--format png"),
            (["qr", "x", "--title", "A picture"], 64, "--format svg"),
            (["qr", "x", "--format", "png", "--scale", "41"], 65, "1 to 40"),
            (["qr", String(repeating: "a", count: 2332)], 65, "18676 bits"),
            (["qr", "x", "--out", "/nowhere/at/all.txt"], 65, "cannot be written"),
            (["qr", "x", "--out", "/dev/full"], 65, "cannot be written"),
            (["phone"], 64, "NUMBER is missing"), (["phone", "+47", "40612345"], 64, "too many"),
            (["phone", "40612345", "--region", "Norway"], 64, "two letters"),
            (["phone", "40612345"], 65, "country code"), (["phone", "406123", "--region", "NO"], 65, "2 digits"),
            (["phone", "CALL ME", "--region", "NO"], 65, "letters"),
            (["jsonl", "x"], 64, "too many"),
        ] as [([String], Int32, String)])
    func `a mistake gets one sentence and its exit status`(arguments: [String], status: Int32, part: String) throws {
        let outcome = try Tool.run(arguments, input: Data())
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("mfa: ") && outcome.errors.hasSuffix("\n"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains(part), "\(outcome.errors)")
        #expect(!outcome.errors.contains(secretText))
    }

    @Test func `watch shows each new code until it is stopped`() throws {
        let process = Process()
        process.executableURL = Tool.url
        process.arguments = ["code", secretText, "--period", "1", "--watch"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            // Not terminate(): the thread that runs this test may have that signal blocked, and the child inherits it.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        var text = ""
        while text.filter({ $0 == "\n" }).count < 2 {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty)
            text += String(decoding: data, as: UTF8.self)
        }
        let lines = text.split(separator: "\n").prefix(2)
        #expect(lines.allSatisfy { $0.hasSuffix("  1 s") && $0.count == 12 })
    }
}
