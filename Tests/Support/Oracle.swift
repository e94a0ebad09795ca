public import Foundation
internal import Testing

/// Programs that are not ours; `scripts/setup test` installs what they need.
public enum Oracle {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The answers of a script of `Tests/Oracles`, a line for each line, asked in two processes at once.
    public static func answers(_ script: String, to requests: [String]) async throws -> [String] {
        let half = (requests.count + 1) / 2
        async let first = answer(script, Array(requests.prefix(half)))
        async let second = answer(script, Array(requests.dropFirst(half)))
        let answers = try await first + second
        try #require(answers.count == requests.count)
        return answers
    }

    private static func answer(_ script: String, _ requests: [String]) async throws -> [String] {
        let python = root.appendingPathComponent(".build/oracles/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python.path),
            "run scripts/setup test, which installs the oracles")
        let output = try run(
            python.path, [root.appendingPathComponent("Tests/Oracles/\(script)").path],
            input: Data(requests.map { $0 + "\n" }.joined().utf8))
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// What a program prints.
    public static func run(_ path: String, _ arguments: [String], input: Data = Data()) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files and not pipes: a pipe holds 64 KiB, and then both sides wait for each other.
        let (inputFile, outputFile) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: outputFile)
    }
}
