@testable import QRPayload
import TestVectors
import Testing

@Suite struct SegmentationTests {
    @Test(arguments: QRVectors.all.segmentation.cases.map(\.text))
    func `known texts take the least bits and the smallest versions`(text: String) throws {
        let example = try #require(QRVectors.all.segmentation.cases.first { $0.text == text })
        let content = Array(text.utf8)
        for group in VersionGroup.allCases {
            #expect(optimalBits(content, group) == example.optimalBits[group.rawValue])
            let single = Run(mode: .byte, start: 0, count: content.count)
            #expect(single.bits(group) == example.byteBits[group.rawValue])
        }
        for (letter, version) in example.optimalVersions {
            let code = try? QRCode(text, level: QRLevel(letter: letter), raisingLevel: false)
            #expect(code?.version == version)
        }
        for (letter, version) in example.byteVersions {
            let code = try? byteCode(content, QRLevel(letter: letter))
            #expect(code?.version == version)
        }
    }

    @Test func `no division of a short text takes fewer bits`() {
        var generator = SeededGenerator(seed: 311)
        // Runs of the three kinds, of lengths about those where a change of mode begins to pay.
        let kinds = [digits, alphanumerics, Array("abcdefg=&".utf8)]
        for _ in 0..<400 {
            var content: [UInt8] = []
            while content.count < 40, Int.random(in: 0..<8, using: &generator) > 0 {
                let kind = kinds.randomElement(using: &generator) ?? digits
                for _ in 0..<Int.random(in: 1...15, using: &generator) {
                    content.append(kind.randomElement(using: &generator) ?? 0)
                }
            }
            for group in VersionGroup.allCases {
                #expect(optimalBits(content, group) == leastBits(content, group), "\(content)")
            }
        }
    }

    @Test func `a plan covers the content in order, each run in a mode that can write it`() {
        var generator = SeededGenerator(seed: 312)
        for _ in 0..<300 {
            let content = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 48...57, using: &generator) : .random(in: 0...255, using: &generator)
            }
            let runs = OptimalSegmentation(.middle).runs(content.span)
            var place = 0
            for run in runs {
                #expect(run.start == place)
                place += run.count
                let bytes = content[run.start..<place]
                switch run.mode {
                case .numeric: #expect(bytes.allSatisfy(digits.contains))
                case .alphanumeric: #expect(bytes.allSatisfy(alphanumerics.contains))
                default: break
                }
            }
            #expect(place == content.count)
            #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.mode != $1.mode })
        }
    }

    @Test func `the plan is made again where counts get wider`() throws {
        // Division pays in versions 1 to 9 and not in larger ones, and only one of the plans fits its versions.
        var generator = SeededGenerator(seed: 313)
        for _ in 0..<300 {
            let uri = enrolmentURI(&generator)
            let code = try QRCode(uri, level: .high, raisingLevel: false)
            let content = Array(uri.utf8)
            let group = VersionGroup(version: code.version)
            let bits = optimalBits(content, group)
            #expect(bits <= BlockLayout.capacity(version: code.version, level: .high))
            if code.version > group.versions.lowerBound {
                #expect(bits > BlockLayout.capacity(version: code.version - 1, level: .high))
            }
        }
    }

    @Test func `every byte belongs to the sets that the standard says`() {
        for byte in UInt8.min...UInt8.max {
            #expect(AlphanumericSet.contains(byte) == alphanumerics.contains(byte))
            #expect(AlphanumericSet.isDigit(byte) == digits.contains(byte))
            if let value = alphanumerics.firstIndex(of: byte) { #expect(AlphanumericSet.value(byte) == UInt64(value)) }
        }
    }

    private func optimalBits(_ content: [UInt8], _ group: VersionGroup) -> Int {
        OptimalSegmentation(group).runs(content.span).reduce(0) { $0 + $1.bits(group) }
    }

    /// The least bits over all ends of the last segment, by the sizes of segments alone.
    private func leastBits(_ content: [UInt8], _ group: VersionGroup) -> Int {
        var least = [0]
        for end in 1..<max(1, content.count + 1) {
            var best = Int.max
            for start in 0..<end {
                let bytes = content[start..<end]
                var modes: [Mode] = [.byte]
                if bytes.allSatisfy(alphanumerics.contains) { modes.append(.alphanumeric) }
                if bytes.allSatisfy(digits.contains) { modes.append(.numeric) }
                for mode in modes {
                    best = min(best, least[start] + Run(mode: mode, start: start, count: end - start).bits(group))
                }
            }
            least.append(best)
        }
        return content.isEmpty ? 0 : least[content.count]
    }
}
