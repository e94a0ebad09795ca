import Foundation
import QRPayload
import TestSupport
import TestVectors
import Testing

@Suite struct ReferenceEncoderTests {
    private struct Payload {
        let level: QRLevel
        let mode: Character
        let mask: QRMask?
        let content: [UInt8]

        var request: String {
            let hex = content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return "\(level.rawValue) \(mode) \(mask?.rawValue ?? -1) \(hex)"
        }

        func code() throws -> QRCode {
            let text = String(decoding: content, as: UTF8.self)
            let segment: QRSegment =
                switch mode {
                case "n": try .numeric(text)
                case "a": try .alphanumeric(text)
                default: .bytes(content)
                }
            return try QRCode([segment], level: level, raisingLevel: false, mask: mask)
        }
    }

    @Test func `three thousand random symbols are the reference's, module for module and with its choice of mask`()
        async throws
    {
        let seed: UInt64 = 3000
        var generator = SeededGenerator(seed: seed)
        let payloads = (0..<3000).map { payload($0, &generator) }
        let answers = try await Oracle.answers("qr_encode.py", to: payloads.map(\.request))
        for (number, (payload, answer)) in zip(payloads, answers).enumerated() {
            let code = try payload.code()
            let own = "\(code.version) \(code.mask.rawValue) \(Self.hexadecimal(code.rows.flatMap(\.self)))"
            #expect(own == answer, "payload \(number) of seed \(seed): \(payload.request)")
        }
    }

    /// Mostly of the lengths of enrolment, and one in forty of any length that fits.
    private func payload(_ number: Int, _ generator: inout SeededGenerator) -> Payload {
        let level = QRLevel.allCases[number % 4]
        let mode: Character = ["b", "b", "n", "a"].randomElement(using: &generator) ?? "b"
        let mask = number % 2 == 0 ? nil : QRMask(rawValue: number / 2 % 8)
        let longest = number % 40 < 4 ? [2953, 2331, 1663, 1273][level.rawValue] : 220
        let length = Int.random(in: 0...longest, using: &generator)
        // Few different bytes make patterns; many make noise.
        let kinds: [UInt8] =
            switch mode {
            case "n": Array(digits.shuffled(using: &generator).prefix([1, 2, 10][number % 3]))
            case "a": Array(alphanumerics.shuffled(using: &generator).prefix([1, 3, 45][number % 3]))
            default: (0..<[1, 2, 5, 200][number % 4]).map { _ in .random(in: 0...255, using: &generator) }
            }
        let content = (0..<length).map { _ in kinds.randomElement(using: &generator) ?? 0 }
        return Payload(level: level, mode: mode, mask: mask, content: content)
    }

    /// The modules as one number, without leading zeros, as Python writes it.
    private static func hexadecimal(_ modules: [Bool]) -> String {
        let padded = [Bool](repeating: false, count: -modules.count & 3) + modules
        let digits = stride(from: 0, to: padded.count, by: 4).map { start in
            String(padded[start..<start + 4].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }, radix: 16)
        }
        return String(digits.joined().drop { $0 == "0" })
    }
}
