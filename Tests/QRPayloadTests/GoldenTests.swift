@testable import QRPayload
import TestVectors
import Testing

@Suite struct GoldenTests {
    @Test(arguments: QRVectors.all.golden.map(\.id))
    func `a golden symbol is reproduced, its mask chosen as the reference does`(id: String) throws {
        let golden = try #require(QRVectors.all.golden.first { $0.id == id })
        let code = try byteCode(
            golden.content(.all), QRLevel(letter: golden.level),
            versions: golden.versionRequested.map { $0...$0 } ?? 1...40,
            mask: golden.maskRequested.flatMap(QRMask.init(rawValue:)))
        #expect(code.version == golden.version)
        #expect(code.mask.rawValue == golden.mask)
        #expect(code.mask.rawValue != golden.wrongMask)
        #expect(code.sha256 == golden.sha256)
    }

    @Test(arguments: QRVectors.all.golden.filter { $0.penalties != nil }.map(\.id))
    func `the penalties of all masks of a golden symbol are the reference's`(id: String) throws {
        let golden = try #require(QRVectors.all.golden.first { $0.id == id })
        #expect(
            penalties(.byte, golden.content(.all), version: golden.version, QRLevel(letter: golden.level))
                == golden.penalties)
    }

    @Test(arguments: QRVectors.all.worked.map(\.name))
    func `a worked example of the standard is reproduced with every mask`(name: String) throws {
        let example = try #require(QRVectors.all.worked.first { $0.name == name })
        let segment: QRSegment =
            switch example.mode {
            case "numeric": try .numeric(example.text)
            case "alphanumeric": try .alphanumeric(example.text)
            default: .text(example.text)
            }
        let level = QRLevel(letter: example.level)
        for mask in QRMask.allCases {
            let code = try QRCode([segment], level: level, raisingLevel: false, mask: mask)
            #expect(code.version == example.version)
            #expect(code.sha256 == example.sha256ByMask[mask.rawValue])
        }
        let automatic = try QRCode([segment], level: level, raisingLevel: false)
        #expect(automatic.mask.rawValue == example.automaticMask)
        guard let parts = example.penaltyParts else { return }
        let sums = parts.map { $0.reduce(0, +) }
        #expect(penalties(segment.mode, Array(example.text.utf8), version: example.version, level) == sums)
    }
}
