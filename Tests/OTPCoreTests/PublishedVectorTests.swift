import Base32
import OTPCore
import TestVectors
import Testing

/// Every value of the vector file that is a code.
@Suite struct PublishedVectorTests {
    let vectors = TestVectors.all

    private func secret(_ name: String) throws -> OTPSecret { try OTPSecret(legacyBytes: vectors.key(name)) }

    @Test func `RFC 4226 appendix D gives its codes`() throws {
        let hotp = HOTP(secret: try secret("K20"))
        for vector in vectors.rfc4226.vectors {
            #expect(hotp.code(at: vector.counter).text == vector.code6)
        }
    }

    @Test func `RFC 6238 appendix B gives its codes with the seeds that its program uses`() throws {
        let seeds = vectors.rfc6238.keys
        func totp(_ algorithm: OTPAlgorithm, _ name: String) throws -> TOTP {
            TOTP(secret: try secret(try #require(seeds[name])), algorithm: algorithm, digits: .eight)
        }
        let sha1 = try totp(.sha1, "sha1")
        let sha256 = try totp(.sha256, "sha256")
        let sha512 = try totp(.sha512, "sha512")
        for vector in vectors.rfc6238.vectors {
            let time = UnixTime(vector.unixTime)
            #expect(sha1.code(at: time)?.text == vector.sha1)
            #expect(sha256.code(at: time)?.text == vector.sha256)
            #expect(sha512.code(at: time)?.text == vector.sha512)
        }
    }

    @Test func `the codes of the 20-byte seed that RFC 6238 prints for every hash are not given for the longer seeds`()
        throws
    {
        let sha256 = TOTP(secret: try secret("K32"), algorithm: .sha256, digits: .eight)
        let sha512 = TOTP(secret: try secret("K64"), algorithm: .sha512, digits: .eight)
        for vector in vectors.rfc6238.mustNotMatch.vectors {
            let time = UnixTime(vector.unixTime)
            #expect(sha256.code(at: time)?.text != vector.sha256WithK20)
            #expect(sha512.code(at: time)?.text != vector.sha512WithK20)
            // They are what a 20-byte seed gives, so this is the mistake and no other.
            #expect(
                TOTP(secret: try secret("K20"), algorithm: .sha256, digits: .eight).code(at: time)?.text
                    == vector.sha256WithK20)
        }
    }

    @Test func `SHA-224 and SHA-384 give the computed codes`() throws {
        let group = vectors.rfc6238.selfComputedSHA224SHA384
        let sha224 = TOTP(secret: try secret(try #require(group.keys["sha224"])), algorithm: .sha224, digits: .eight)
        let sha384 = TOTP(secret: try secret(try #require(group.keys["sha384"])), algorithm: .sha384, digits: .eight)
        for vector in group.vectors {
            #expect(sha224.code(at: UnixTime(vector.unixTime))?.text == vector.sha224)
            #expect(sha384.code(at: UnixTime(vector.unixTime))?.text == vector.sha384)
        }
    }

    @Test func `apps conformance set gives its codes`() throws {
        let set = vectors.appConformance
        for vector in set.vectors {
            let totp = TOTP(
                secret: try OTPSecret(base32: set.secret),
                algorithm: try #require(OTPAlgorithm(rawValue: vector.algorithm)),
                digits: try #require(OTPDigits(rawValue: vector.digits)),
                period: try TOTP.Period(seconds: vector.period))
            #expect(totp.code(at: UnixTime(set.unixTime))?.text == vector.code)
        }
    }

    @Test func `codes published by other libraries are the same`() throws {
        for vector in vectors.publishedByLibraries {
            if vector.nonCanonicalBase32 == true {
                #expect(throws: OTPError.self) { try OTPSecret(legacyBase32: vector.secret, tolerating: .strict) }
            }
            let secret = try OTPSecret(legacyBase32: vector.secret)
            let algorithm = try #require(OTPAlgorithm(rawValue: vector.algorithm))
            let digits = try #require(OTPDigits(rawValue: vector.digits))
            if let counter = vector.counter {
                #expect(
                    HOTP(secret: secret, algorithm: algorithm, digits: digits).code(at: counter).text == vector.code)
            } else {
                let totp = TOTP(
                    secret: secret, algorithm: algorithm, digits: digits,
                    period: try TOTP.Period(seconds: try #require(vector.period)))
                #expect(totp.code(at: UnixTime(try #require(vector.unixTime)))?.text == vector.code, "\(vector.origin)")
            }
        }
    }

    @Test func `Steam Guard gives its codes`() throws {
        #expect(SteamGuard.alphabet == vectors.steam.alphabet)
        #expect(SteamGuard.codeLength == vectors.steam.length)
        for vector in vectors.steam.vectors {
            let steam = SteamGuard(secret: try OTPSecret(base32: vector.secret))
            #expect(steam.code(at: UnixTime(vector.unixTime))?.revealed == vector.code)
        }
    }

    @Test func `Mobile-OTP gives its codes`() throws {
        for vector in vectors.motp.vectors {
            let generator = try MobileOTP(secret: OTPSecret(legacyBytes: bytes(hex: vector.secretHex)), pin: vector.pin)
            #expect(generator.code(at: UnixTime(vector.unixTime))?.revealed == vector.code)
        }
    }

    @Test func `Yandex Key gives its codes`() throws {
        for vector in vectors.yandex.vectors {
            let generator = try YandexKey(secret: OTPSecret(base32: vector.secret), pin: vector.pin)
            #expect(generator.code(at: UnixTime(vector.unixTime))?.revealed == vector.code)
        }
    }

    // MARK: Edges

    @Test func `big counters are exact to the last bit`() throws {
        let group = vectors.edgeCases.bigCounters
        for vector in group.vectors {
            let counter = try #require(UInt64(vector.counterDecimal))
            #expect(HOTP(secret: try secret(group.key)).code(at: counter).text == vector.code6)
            #expect(HOTP(secret: try secret(group.key), digits: .eight).code(at: counter).text == vector.code8)
            #expect(
                HOTP(secret: try secret(group.key), digits: .nine).code(at: counter).text == vector.code10.dropFirst())
        }
    }

    @Test func `times from the first second to the year 9999 give their codes`() throws {
        let group = vectors.edgeCases.times
        let totp = TOTP(secret: try secret(group.key))
        for vector in group.vectors {
            #expect(totp.code(at: UnixTime(vector.unixTime))?.text == vector.code6)
        }
    }

    @Test func `a leap second is plain arithmetic`() throws {
        let totp = TOTP(secret: try secret("K20"))
        let steps = vectors.edgeCases.times.leapSecond.map { totp.step(at: UnixTime($0)) }
        #expect(steps == [49_440_959, 49_440_960])
    }

    @Test func `leading zeros are kept`() throws {
        let group = vectors.edgeCases.leadingZeros
        for vector in group.vectors {
            #expect(HOTP(secret: try secret(group.key)).code(at: vector.counter).text == vector.code6)
        }
        for vector in group.eightDigit {
            #expect(HOTP(secret: try secret(group.key), digits: .eight).code(at: vector.counter).text == vector.code8)
        }
    }

    @Test func `keys of every length around the block give their codes`() throws {
        let group = vectors.edgeCases.keyLengths
        for vector in group.vectors where vector.keyLength > 0 {
            let secret = try OTPSecret(legacyBytes: (0..<vector.keyLength).map { UInt8(truncatingIfNeeded: $0) })
            #expect(HOTP(secret: secret).code(at: group.counter).text == vector.sha1)
            #expect(HOTP(secret: secret, algorithm: .sha256).code(at: group.counter).text == vector.sha256)
            #expect(HOTP(secret: secret, algorithm: .sha512).code(at: group.counter).text == vector.sha512)
        }
    }

    @Test func `the hour that autumn repeats has the right step`() throws {
        let vector = vectors.edgeCases.autumnClockChange
        #expect(TOTP(secret: try secret("K20")).step(at: UnixTime(vector.unixTime)) == vector.step)
    }
}
