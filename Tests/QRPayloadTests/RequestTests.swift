import QRPayload
import TestVectors
import Testing

@Suite struct RequestTests {
    @Test func `every version holds what the standard says and not one character more`() throws {
        for entry in QRVectors.all.capacity.entries {
            let level = QRLevel(letter: entry.level)
            for (count, make) in [
                (entry.byte, { (count: Int) in QRSegment.bytes([UInt8](repeating: 0x61, count: count)) }),
                (entry.alphanumeric, { try QRSegment.alphanumeric(String(repeating: "A", count: $0)) }),
                (entry.numeric, { try QRSegment.numeric(String(repeating: "7", count: $0)) }),
            ] as [(Int, (Int) throws -> QRSegment)] {
                let full = try QRCode([make(count)], level: level, raisingLevel: false, mask: .pattern0)
                #expect(full.version == entry.version)
                let more = try make(count + 1)
                if entry.version < 40 {
                    let next = try QRCode([more], level: level, raisingLevel: false, mask: .pattern0)
                    #expect(next.version == entry.version + 1)
                }
                let error = refusal { () throws(QRError) in
                    _ = try QRCode([more], level: level, versions: entry.version...entry.version)
                }
                #expect(error?.code == .tooLong)
                #expect(error?.excess?.version == entry.version)
                #expect(error?.excess?.capacity == 8 * entry.dataCodewords)
                #expect(error?.excess.map { $0.bitsNeeded > $0.capacity } == true)
            }
        }
    }

    @Test func `what is too long is refused with the figures and without the content`() throws {
        let secret = String(repeating: "geheim", count: 600)
        let error = try #require(refusal { () throws(QRError) in _ = try QRCode(secret) })
        #expect(error.excess == refusal { () throws(QRError) in _ = try QRCode(bytes: Array(secret.utf8)) }?.excess)
        #expect(error.excess?.bitsNeeded == 4 + 16 + 8 * 3600)
        #expect(error.excess?.capacity == 8 * 2334)
        #expect(error.excess?.version == 40)
        #expect(!"\(error)".contains("geheim"))
        #expect("\(error)".contains("28820 bits"))
    }

    @Test func `a gigantic content is refused at once`() throws {
        let error = try #require(
            refusal { () throws(QRError) in _ = try QRCode(bytes: repeatElement(0x37, count: 50_000_000)) })
        #expect(error.code == .tooLong)
        #expect(error.excess.map { $0.bitsNeeded > $0.capacity } == true)
    }

    @Test(arguments: [0...40, 1...41, -3...2, 50...60, 41...41, Int.min...Int.max])
    func `versions that do not exist are refused`(versions: ClosedRange<Int>) {
        #expect(refusal { () throws(QRError) in _ = try QRCode("a", versions: versions) }?.code == .noSuchVersion)
        #expect(refusal { () throws(QRError) in _ = try QRCode([], versions: versions) }?.code == .noSuchVersion)
    }

    @Test func `the smallest allowed version is taken, and a larger one where one asks for it`() throws {
        #expect(try QRCode("a").version == 1)
        #expect(try QRCode("a", versions: 9...30).version == 9)
        #expect(try QRCode(String(repeating: "a", count: 200), versions: 1...40).version == 10)
        #expect(try QRCode(String(repeating: "a", count: 200), versions: 12...12).version == 12)
    }

    @Test func `spare room raises the level and never the version`() throws {
        var generator = SeededGenerator(seed: 321)
        var raised = 0
        for _ in 0..<300 {
            let uri = enrolmentURI(&generator)
            for level in QRLevel.allCases {
                let plain = try QRCode(uri, level: level, raisingLevel: false)
                let code = try QRCode(uri, level: level)
                #expect(plain.level == level)
                #expect(code.version == plain.version)
                #expect(code.level >= level)
                if code.level > level {
                    raised += 1
                    #expect(try QRCode(uri, level: code.level, raisingLevel: false).version == code.version)
                } else if level < .high {
                    let next = QRLevel.allCases[level.rawValue + 1]
                    #expect(try QRCode(uri, level: next, raisingLevel: false).version > code.version)
                }
            }
        }
        #expect(raised > 0)
    }

    @Test func `the mask is the one asked for`() throws {
        for mask in QRMask.allCases { #expect(try QRCode("a", mask: mask).mask == mask) }
    }

    @Test func `segments take only what their mode can write, and say where the first fault is`() throws {
        #expect(refusal { () throws(QRError) in _ = try QRSegment.numeric("123a") }?.code == .notNumeric)
        #expect(refusal { () throws(QRError) in _ = try QRSegment.numeric("12٣") }?.code == .notNumeric)
        let error = refusal { () throws(QRError) in _ = try QRSegment.alphanumeric("ABCdE") }
        #expect(error?.code == .notAlphanumeric)
        #expect(error?.description.contains("byte 3 ") == true)
        for number in [-1, 1_000_000, Int.max] {
            #expect(
                refusal { () throws(QRError) in _ = try QRSegment.characterSet(number) }?.code == .noSuchCharacterSet)
        }
    }

    @Test func `a character set is written in one, two or three bytes`() throws {
        // The bits left of version 1-L, 152 in all, tell how many the segment took.
        for (number, bits) in [(0, 12), (127, 12), (128, 20), (16_383, 20), (16_384, 28), (999_999, 28)] {
            let set = try QRSegment.characterSet(number)
            let room = (152 - bits - 12) / 8
            let full = [set, QRSegment.bytes([UInt8](repeating: 0, count: room))]
            #expect(try QRCode(full, level: .low).version == 1)
            let more = [set, QRSegment.bytes([UInt8](repeating: 0, count: room + 1))]
            #expect(try QRCode(more, level: .low).version == 2)
        }
    }

    @Test func `no content makes a code too`() throws {
        #expect(try QRCode("").version == 1)
        #expect(try QRCode([]).version == 1)
        #expect(try QRCode(bytes: []).version == 1)
    }

    @Test func `modules are read by row and by coordinate, and everything outside is light`() throws {
        let code = try QRCode("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", versions: 30...30)
        #expect(code.size == 137)
        #expect(code.rows.count == code.size)
        for (y, row) in code.rows.enumerated() {
            #expect(row == code.row(y))
            #expect(row == (0..<code.size).map { code[$0, y] })
        }
        for place in [-1, code.size, Int.min, Int.max] {
            #expect(!code[place, 0])
            #expect(!code[0, place])
            #expect(code.row(place) == [])
        }
    }

    @Test func `parallel first uses of all tables give the same symbols`() async throws {
        let texts = try await withThrowingTaskGroup(of: [Int: String].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var texts: [Int: String] = [:]
                    for version in (1...40).shuffled() {
                        for level in QRLevel.allCases {
                            let code = try QRCode(
                                "parallel", level: level, raisingLevel: false, versions: version...40)
                            texts[4 * version + level.rawValue] = code.text
                        }
                    }
                    return texts
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts.count == 8)
        #expect(texts.allSatisfy { $0 == texts[0] })
    }
}
