import Foundation

/// Runs another program.
enum Command {
    /// What it prints.
    ///
    /// Secrets go in by standard input, since everybody on the machine can see its arguments.
    static func run(_ name: String, _ arguments: [String], input: String = "") throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        try process.run()
        // A few hundred bytes, which every pipe holds.
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw QuickStartError("\(name) failed; is it installed? make demo installs it")
        }
        return String(decoding: output, as: UTF8.self)
    }
}
