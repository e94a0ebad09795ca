import Base32
import TestVectors
import Testing

/// The place and the reason that decoding a text fails for; nil if it does not.
func fault(
    _ format: Base32Format, _ text: String, _ tolerance: Base32Tolerance = .strict
) -> (code: Base32Error.Code, offset: Int)? {
    do throws(Base32Error) {
        _ = try format.decode(text, tolerating: tolerance)
        return nil
    } catch {
        return (error.code, error.offset)
    }
}

@Suite struct StrictDecodingTests {
    @Test func `RFC 4648 section 10 is read in every alphabet, with all padding and with none`() throws {
        for vector in TestVectors.all.rfc4648.vectors {
            let bytes = Array(vector.ascii.utf8)
            #expect(try Base32Format.rfc4648.decode(vector.base32) == bytes)
            #expect(try Base32Format.rfc4648.decode(vector.base32.filter { $0 != "=" }) == bytes)
            #expect(try Base32Format.hex.decode(vector.base32hex) == bytes)
            #expect(try Base32Format.crockford.decode(vector.crockfordUnpadded) == bytes)
        }
    }

    @Test func `what the vector file wants refused is refused`() {
        for vector in TestVectors.all.rfc4648.decoding.strictReject {
            #expect(fault(.rfc4648, vector.input) != nil, "\(vector.why)")
        }
    }

    @Test(arguments: [
        ("M", Base32Error.Code.invalidLength, 1), ("MZX", .invalidLength, 3), ("MZXW6Y", .invalidLength, 6),
        ("MZXW6YTBM", .invalidLength, 9), ("MZ======", .leftoverBits, 1), ("MZ", .leftoverBits, 1),
        ("MZXW6YTBMZ======", .leftoverBits, 9), ("MY=====", .wrongPadding, 2), ("MY=======", .wrongPadding, 2),
        ("M=Y=====", .wrongPadding, 1), ("MZXW6YTB=", .wrongPadding, 8), ("=", .wrongPadding, 0),
        ("MZXW6YTB========", .wrongPadding, 8), ("MY======MY======", .wrongPadding, 2), ("my======", .invalidSymbol, 0),
        ("MZXW 6YTB", .invalidSymbol, 4), ("MZXW6YT1", .invalidSymbol, 7), ("MZXW6YTBM0", .invalidSymbol, 9),
        ("\u{FF2D}\u{FF39}", .invalidSymbol, 0), ("M\u{17F}", .invalidSymbol, 1), ("\u{131}", .invalidSymbol, 0),
        ("MZXW6YTB\u{E1}", .invalidSymbol, 8), ("MY=\u{E9}", .wrongPadding, 2), ("MZX=====", .invalidLength, 3),
        ("\u{0}", .invalidSymbol, 0), ("MY\n", .invalidSymbol, 2),
    ])
    func `a fault is named with its place`(text: String, code: Base32Error.Code, offset: Int) throws {
        let found = try #require(fault(.rfc4648, text))
        #expect(found.code == code)
        #expect(found.offset == offset)
    }

    @Test func `a byte outside ASCII is no symbol, whatever its lower bits look like`() throws {
        for byte in UInt8(0x80)...0xFF {
            var text = Array("MZXW6YTBMZXW6YTB".utf8)
            text[11] = byte
            for tolerance in [Base32Tolerance.strict, .misread] {
                #expect(throws: Base32Error.self) {
                    try Base32Format.rfc4648.decode(utf8: text, tolerating: tolerance)
                }
            }
        }
    }

    @Test func `every byte is judged alike in a block and on its own`() {
        for format in [Base32Format.rfc4648, .hex, .crockford] {
            for byte in UInt8.min...UInt8.max {
                // Eight symbols take the path for blocks; behind two more of them, the other one.
                let inBlock = Array("22222222".utf8.dropLast()) + [byte]
                let alone = Array("22222222222222222222222".utf8) + [byte]
                let first = try? format.decode(utf8: inBlock).last
                let second = try? format.decode(utf8: alone.lazy.map(\.self)).last
                #expect(first == second)
            }
        }
    }

    @Test func `texts from any collection are read the same`() throws {
        let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        let expected = Array("12345678901234567890".utf8)
        #expect(try Base32Format.rfc4648.decode(text[...]) == expected)
        #expect(try Base32Format.rfc4648.decode(utf8: Array(text.utf8)) == expected)
        #expect(try Base32Format.rfc4648.decode(utf8: text.utf8.lazy.map(\.self)) == expected)
        #expect(try Base32Format.rfc4648.decode(utf8: Array(text.utf8.reversed()).reversed()) == expected)
    }

    @Test func `bytes go into memory of the caller, and too little of it is an error`() throws {
        let bytes = try [UInt8](capacity: 20) { (output: inout OutputSpan<UInt8>) throws(Base32Error) in
            let forgiven = try Base32Format.rfc4648.decode(utf8: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".utf8, into: &output)
            #expect(forgiven == .strict)
        }
        #expect(bytes == Array("12345678901234567890".utf8))
        for capacity in 0..<20 {
            for text in ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"] {
                let error = #expect(throws: Base32Error.self) {
                    try [UInt8](capacity: capacity) { (output: inout OutputSpan<UInt8>) throws(Base32Error) in
                        _ = try Base32Format.rfc4648.decode(utf8: text.utf8, tolerating: .typed, into: &output)
                    }
                }
                #expect(error?.code == .outputFull)
            }
        }
    }

    @Test func `a text of a megabyte is read, and one with a fault at its end refused there`() throws {
        let text = String(repeating: "GEZDGNBV", count: 131_072)
        #expect(try Base32Format.rfc4648.decode(text).count == 655_360)
        #expect(fault(.rfc4648, text + "!")?.offset == 1_048_576)
    }

    @Test func `an error says where and what, and shows nothing of the text`() {
        let error = #expect(throws: Base32Error.self) { try Base32Format.rfc4648.decode("SECRETSECRETSECRET1") }
        #expect(error?.description == "The Base32 text has something else than its symbols at byte 18.")
        #expect(error != Base32Error?.none)
    }
}
