import Foundation
import MFACore
import MFATestKit
import Testing

@Suite struct KeyRingTests {
    private let random = SeededRandom(seed: 3)

    private func line(_ name: String) throws -> String { KeyRing.line(name: try KeyName(name), from: random) }

    @Test func `keys are read from text, the current one first, with remarks`() async throws {
        let text = """
            # the keys of the test system
            \(try line("b"))   # since June
            \(try line("a")), \(try line("c"))

            """
        let ring = try KeyRing(text: text)
        #expect(ring.names.map(\.text) == ["b", "a", "c"])
        #expect(try await ring.currentKey().name.text == "b")
        #expect(try await ring.key(named: KeyName("c")) != nil)
        #expect(try await ring.key(named: KeyName("d")) == nil)
    }

    @Test func `a text without a good key is refused, and the refusal shows no key`() throws {
        let good = try line("x")
        let cases: [(String, KeyError.Code)] = [
            ("", .missing), ("# nothing", .missing), ("ABC", .badKey), ("x:", .badKey), ("x:MZXW6===", .badKey),
            ("x:\(String(repeating: "1", count: 52))", .badKey), ("sp@ce:MZXW6", .badName), (":MZXW6", .badName),
            ("\(good) \(good)", .duplicate), (good + "A", .badKey),
        ]
        for (text, code) in cases {
            do {
                _ = try KeyRing(text: text)
                Issue.record("\(code) was accepted")
            } catch {
                #expect(error.code == code)
                #expect(!error.description.contains(good.dropFirst(4).prefix(10)))
            }
        }
    }

    @Test func `a file must be private`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: KeyError(.unreadable, "")) { try KeyRing(file: path) }
        try Data((try line("a") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        for mode in [0o644, 0o640, 0o620, 0o602] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: KeyError(.exposed, "")) { try KeyRing(file: path) }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(try KeyRing(file: path).names.map(\.text) == ["a"])
        #expect(throws: KeyError(.unreadable, "")) { try KeyRing(file: "/") }
    }

    // One that holds a key is handed to the command-line tool in its tests: whoever sets a variable in a process that starts
    // others at the same moment takes the ground from under their feet.
    @Test func `an environment variable must be there, and hold a key`() {
        #expect(throws: KeyError(.missing, "")) { try KeyRing(environmentVariable: "MFA_KEYS_OF_A_TEST") }
        #expect(throws: KeyError(.badName, "")) { try KeyRing(environmentVariable: "PATH") }
    }

    @Test func `a key prints its name`() throws {
        let key = try MasterKey(name: KeyName("a"), bytes: [UInt8](repeating: 77, count: 32))
        var shown = "\(key)" + String(reflecting: key)
        dump(key, to: &shown)
        #expect(!shown.contains("77"))
    }
}
