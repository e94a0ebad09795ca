import Foundation
import Testing

/// The built tool, run as a process: its tests see what a user sees.
enum Tool {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The executable that the package manager has put beside the tests.
    static var url: URL {
        Bundle.main.bundleURL.resolvingSymlinksInPath().appendingPathComponent("mfa")
    }

    static func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: Data(input.utf8))
    }

    /// Runs it, with more variables than we have: `NAME=value`.
    static func run(_ arguments: [String], input: Data, variables: [String] = []) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = variables + [url.path] + arguments
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        // Files and not pipes: a pipe holds 64 KiB, and then both sides wait for each other.
        for name in ["in", "out", "err"] {
            try (name == "in" ? input : Data()).write(to: directory.appendingPathComponent(name))
        }
        process.standardInput = try FileHandle(forReadingFrom: directory.appendingPathComponent("in"))
        process.standardOutput = try FileHandle(forWritingTo: directory.appendingPathComponent("out"))
        process.standardError = try FileHandle(forWritingTo: directory.appendingPathComponent("err"))
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: directory.appendingPathComponent(name)), as: UTF8.self)
        }
        return Outcome(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
    }

    /// The answers to requests, one object a line.
    static func answers(to requests: [String]) throws -> [[String: Any]] {
        let outcome = try run(["jsonl"], input: Data(requests.map { $0 + "\n" }.joined().utf8))
        try #require(outcome.status == 0)
        return try outcome.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    /// What zbar reads in a picture of a QR code.
    static func read(_ file: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", file]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        // One line, which every pipe holds.
        return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            .trimmingCharacters(in: .newlines)
    }

    static func answer(to request: String) throws -> [String: Any] {
        try #require(try answers(to: [request]).first)
    }
}

let secretText = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
