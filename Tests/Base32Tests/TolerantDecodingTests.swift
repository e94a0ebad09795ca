import Base32
import TestVectors
import Testing

@Suite struct TolerantDecodingTests {
    @Test func `what the vector file wants accepted is accepted`() throws {
        for vector in TestVectors.all.rfc4648.decoding.lenientAccept {
            #expect(try Base32Format.rfc4648.decode(vector.input, tolerating: .typed) == Array(vector.ascii.utf8))
        }
    }

    @Test(
        arguments: [
            ("MZXW6YTB", Base32Tolerance.strict), ("mzxw6ytb", .anyCase), ("mZXW6YTB", .anyCase),
            ("MZXW 6YTB", .separators),
            ("MZXW-6YTB", .separators), ("MZXW\u{2010}6YTB", .separators), ("MZXW\u{A0}6YTB\n", .separators),
            ("\u{FEFF}MZXW6YTB", .separators), ("MZXW\u{200B}6YTB", .separators), ("MZXW\u{2212}6YTB", .separators),
            ("MZXW6YTB=", .anyPadding), ("MZXW6YTB========", .anyPadding),
            ("mzxw-6ytb=", [.anyCase, .separators, .anyPadding]),
        ] as [(String, Base32Tolerance)])
    func `what had to be forgiven is reported`(text: String, forgiven: Base32Tolerance) throws {
        let bytes = try [UInt8](capacity: 8) { (output: inout OutputSpan<UInt8>) throws(Base32Error) in
            let found = try Base32Format.rfc4648.decode(utf8: text.utf8, tolerating: .typed, into: &output)
            #expect(found == forgiven)
        }
        #expect(bytes == Array("fooba".utf8))
    }

    @Test func `each kind of tolerance forgives its own fault and no other`() {
        let faults: [(String, Base32Tolerance)] = [
            ("mzxw6ytb", .anyCase), ("MZXW 6YTB", .separators), ("MZXW6YTB=", .anyPadding), ("MZ", .leftoverBits),
            ("MZXW6YT8", .lookAlikes),
        ]
        let kinds: [Base32Tolerance] = [.anyCase, .separators, .anyPadding, .leftoverBits, .lookAlikes]
        for (text, needed) in faults {
            for kind in kinds {
                #expect((fault(.rfc4648, text, kind) == nil) == (kind == needed), "\(text)")
            }
        }
    }

    @Test func `leftover bits are dropped, and two texts mean the same bytes`() throws {
        #expect(try Base32Format.rfc4648.decode("MZ", tolerating: .leftoverBits) == Base32Format.rfc4648.decode("MY"))
    }

    @Test func `look-alikes are read as the letters they look like, and a one as chosen`() throws {
        let format = Base32Format.rfc4648
        #expect(try format.decode("O0O0O0O0", tolerating: .misread) == format.decode("OOOOOOOO"))
        #expect(try format.decode("B8B8B8B8", tolerating: .misread) == format.decode("BBBBBBBB"))
        #expect(try format.decode("L1L1L1L1", tolerating: .misread) == format.decode("LLLLLLLL"))
        #expect(try format.decode("I1I1I1I1", tolerating: [.misread, .oneAsI]) == format.decode("IIIIIIII"))
        #expect(fault(.rfc4648, "L1L1L1L1", .typed)?.offset == 1)
        #expect(fault(.rfc4648, "MZXW6YT9", .misread)?.code == .invalidSymbol)
        #expect(fault(.hex, "W0000000", .misread)?.code == .invalidSymbol)
    }

    @Test func `Crockford reads O as zero and I and L as one, in either case, and drops hyphens and white space`()
        throws
    {
        let format = Base32Format.crockford
        #expect(try format.decode("oO0O-oo00", tolerating: .misread) == format.decode("00000000"))
        #expect(try format.decode("iI1L lL11", tolerating: .misread) == format.decode("11111111"))
        #expect(fault(.crockford, "csqpy")?.offset == 0)
        #expect(fault(.crockford, "UUUUUUUU", .misread)?.code == .invalidSymbol)
        #expect(fault(.crockford, "CR======", .misread)?.code == .invalidSymbol)
    }

    @Test func `padding inside stays an error`() {
        #expect(fault(.rfc4648, "M=Y=====", .misread)?.code == .wrongPadding)
        #expect(fault(.rfc4648, "MY======MY======", .misread)?.code == .wrongPadding)
    }

    @Test func `a length that no bytes have stays an error`() {
        #expect(fault(.rfc4648, "m", .misread)?.code == .invalidLength)
        #expect(fault(.rfc4648, "mzxw 6y", .misread)?.code == .invalidLength)
    }

    @Test func `broken UTF-8 is refused where it begins`() {
        for broken in [
            [0xC3], [0xC3, 0x41], [0x80], [0xE2, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xA0], [0xE0, 0x80, 0xA0],
        ] as [[UInt8]] {
            let text = Array("MZXW".utf8) + broken
            let error = #expect(throws: Base32Error.self) {
                try Base32Format.rfc4648.decode(utf8: text, tolerating: .misread)
            }
            #expect(error?.offset == 4)
        }
    }

    @Test func `blocks and single symbols read every mutation of a text the same`() {
        var generator = SeededGenerator(seed: 32)
        let pieces = ["GEZD", "gnbv", "8", " ", "-", "=", "\u{A0}", "1", "\u{2009}", "MY", "!", "0oO", "é"]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                pieces[Int.random(in: pieces.indices, using: &generator)]
            }.joined()
            for tolerance in [Base32Tolerance.strict, .typed, .misread, [.separators], [.anyCase, .lookAlikes]] {
                let fast = Result { () throws(Base32Error) in
                    try Base32Format.rfc4648.decode(text, tolerating: tolerance)
                }
                let slow = Result { () throws(Base32Error) in
                    try Base32Format.rfc4648.decode(utf8: text.utf8.lazy.map(\.self), tolerating: tolerance)
                }
                #expect(fast == slow, "seed 32: \(text)")
                if case .failure(let first) = fast, case .failure(let second) = slow {
                    #expect(first.offset == second.offset)
                }
            }
        }
    }
}

@Suite struct CheckSymbolTests {
    let format = Base32Format.crockfordWithCheckSymbol

    @Test func `the check is the number of the symbols modulo 37`() {
        // 0x00 is the symbols 00, 0x08 is 10, which is 32: the first of the five extra check symbols.
        #expect(format.encode([0x00]) == "000")
        #expect(format.encode([0x08]) == "10*")
        #expect(format.encode([]) == "0")
    }

    @Test func `all five extra symbols are written and read`() throws {
        var seen: Set<Character> = []
        for first in UInt8.min...UInt8.max {
            let text = format.encode([first])
            seen.formUnion(text.suffix(1))
            #expect(try format.decode(text) == [first])
            #expect(try format.decode(text.lowercased(), tolerating: .anyCase) == [first])
        }
        #expect(seen.isSuperset(of: ["*", "~", "$", "=", "U"]))
    }

    @Test func `every wrong symbol and every swap of neighbours is caught`() throws {
        let bytes: [UInt8] = [0xDE, 0xAD, 0xBE, 0xEF, 0x42]
        let text = Array(format.encode(bytes))
        #expect(text.count == 9)
        for index in text.indices {
            for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where symbol != text[index] {
                var wrong = text
                wrong[index] = symbol
                #expect(fault(format, String(wrong))?.code == .wrongCheckSymbol)
            }
        }
        for index in text.indices.dropLast() where text[index] != text[index + 1] {
            var swapped = text
            swapped.swapAt(index, index + 1)
            #expect(fault(format, String(swapped)) != nil)
        }
    }

    @Test func `a check symbol inside the text, or none at all, is refused`() throws {
        #expect(fault(format, "")?.code == .wrongCheckSymbol)
        let misplaced = try #require(fault(format, "1*0*"))
        #expect(misplaced.code == .invalidSymbol)
        #expect(misplaced.offset == 1)
        #expect(fault(format, "A*!")?.offset == 1)
    }
}

@Suite struct RoundTripTests {
    @Test func `decoding undoes encoding for random bytes of every length`() throws {
        var generator = SeededGenerator(seed: 4648)
        for count in 0..<300 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            for format in [Base32Format.rfc4648, .rfc4648.unpadded, .hex, .crockford, .crockfordWithCheckSymbol] {
                #expect(try format.decode(format.encode(bytes)) == bytes)
                let typed = format.encode(bytes, groupsOf: 4).lowercased()
                #expect(try format.decode(typed, tolerating: [.anyCase, .separators]) == bytes)
            }
        }
    }

    @Test func `no random text makes the decoder trap, and what it accepts strictly it writes again`() throws {
        var generator = SeededGenerator(seed: 4649)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            for format in [Base32Format.rfc4648, .hex, .crockford, .crockfordWithCheckSymbol] {
                _ = try? format.decode(utf8: text, tolerating: .misread)
                if let bytes = try? format.decode(utf8: text) {
                    let canonical = [format, format.unpadded].map { Array($0.encode(bytes).utf8) }
                    #expect(canonical.contains(text))
                }
            }
        }
    }
}
