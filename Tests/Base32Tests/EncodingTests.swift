import Base32
import TestVectors
import Testing

@Suite struct EncodingTests {
    @Test func `RFC 4648 section 10 is written in every alphabet`() {
        for vector in TestVectors.all.rfc4648.vectors {
            let bytes = Array(vector.ascii.utf8)
            #expect(Base32Format.rfc4648.encode(bytes) == vector.base32)
            #expect(Base32Format.hex.encode(bytes) == vector.base32hex)
            #expect(Base32Format.crockford.encode(bytes) == vector.crockfordUnpadded)
            #expect(Base32Format.rfc4648.unpadded.encode(bytes) == vector.base32.filter { $0 != "=" })
        }
        for vector in TestVectors.all.rfc4648.more {
            #expect(Base32Format.rfc4648.encode(bytes(hex: vector.hex)) == vector.base32)
        }
    }

    @Test func `every value of five bits is written as its symbol`() {
        // Forty bytes of which each group of five bits counts one further.
        let counting = (0..<4).flatMap { block -> [UInt8] in
            let bits = (0..<8).reduce(UInt64(0)) { $0 << 5 | UInt64(block * 8 + $1) }
            return (0..<5).map { UInt8(truncatingIfNeeded: bits >> (32 - 8 * UInt64($0))) }
        }
        #expect(Base32Format.rfc4648.encode(counting) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        #expect(Base32Format.hex.encode(counting) == "0123456789ABCDEFGHIJKLMNOPQRSTUV")
        #expect(Base32Format.crockford.encode(counting) == "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    }

    @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 40])
    func `groups hold so many symbols and the text stays the same`(size: Int) {
        for count in 0..<24 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            for format in [Base32Format.rfc4648, .rfc4648.unpadded, .crockfordWithCheckSymbol] {
                let grouped = format.encode(bytes, groupsOf: size, separator: " ")
                let groups = grouped.split(separator: " ", omittingEmptySubsequences: false)
                #expect(groups.joined() == format.encode(bytes))
                #expect(groups.dropLast().allSatisfy { $0.count == size })
                #expect((groups.last?.count ?? 0) <= size)
            }
        }
    }

    @Test func `a secret in groups of four can be read aloud`() {
        let secret = Array("12345678901234567890".utf8)
        #expect(
            Base32Format.rfc4648.encode(secret, groupsOf: 4, separator: "-")
                == "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ")
    }

    @Test func `bytes from any collection give the same text`() {
        let bytes = (0..<50).map { UInt8($0) }
        let expected = Base32Format.rfc4648.encode(bytes)
        #expect(Base32Format.rfc4648.encode(bytes[...]) == expected)
        #expect(Base32Format.rfc4648.encode(ContiguousArray(bytes)) == expected)
        #expect(Base32Format.rfc4648.encode((0..<50).lazy.map { UInt8($0) }) == expected)
        #expect(Base32Format.rfc4648.encode(Array(bytes.reversed()).reversed()) == expected)
        #expect(Base32Format.rfc4648.encode(bytes.reversed().reversed(), groupsOf: 80) == expected)
        #expect(bytes.withUnsafeBytes { Base32Format.rfc4648.encode($0) } == expected)
    }

    @Test func `text goes into memory of the caller`() {
        let bytes: [UInt8] = [0x66, 0x6F, 0x6F]
        for format in [Base32Format.rfc4648, .crockfordWithCheckSymbol] {
            let text = [UInt8](capacity: format.encodedCount(of: 3)) { format.encode(bytes, into: &$0) }
            #expect(String(decoding: text, as: UTF8.self) == format.encode(bytes))
            let lazily = [UInt8](capacity: format.encodedCount(of: 3)) {
                format.encode(bytes.lazy.map(\.self), into: &$0)
            }
            #expect(lazily == text)
        }
    }

    @Test func `the announced number of symbols is the real one`() {
        for count in 0..<64 {
            let bytes = [UInt8](repeating: 0xA5, count: count)
            for format in [Base32Format.rfc4648, .rfc4648.unpadded, .hex, .crockford, .crockfordWithCheckSymbol] {
                #expect(format.encode(bytes).utf8.count == format.encodedCount(of: count))
            }
        }
    }
}
