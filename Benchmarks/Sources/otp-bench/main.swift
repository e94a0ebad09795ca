import Base32
import BenchSupport
import Glibc
import OTPAuthURI
import OTPCore

// otp-bench                       prints every table
// otp-bench --check-allocations   exits 1 if a verification allocates on the heap; prints no times

let key = Array("12345678901234567890".utf8)
let now: UnixTime = 1_111_111_109
let secret = try OTPSecret(bytes: key)
let totp = TOTP(secret: secret)
let hotp = HOTP(secret: secret)
let wrongCode = try OTPCode(typed: "000000")
let state = TOTP.State(lastAcceptedStep: 37_037_000)
let hotpState = HOTP.State(nextCounter: 1)

func outcome(_ verdict: consuming TOTP.Verdict) -> UInt64 {
    switch consume verdict {
    case .matched(let pending): pending.newState.lastAcceptedStep ?? 0
    case .rejected: 1
    }
}

let verification = Candidate("swift-mfa, three steps") {
    outcome(totp.verify(wrongCode, at: now, state: state))
}

if CommandLine.arguments.contains("--check-allocations") {
    let typed = Candidate("typed") { outcome(totp.verify(typed: "000 000", at: now, state: state)) }
    let counter = Candidate("counter") {
        switch hotp.verify(wrongCode, state: hotpState) {
        case .matched(let pending): pending.newState.nextCounter
        case .rejected: 1
        }
    }
    let found = measure([verification, typed, counter], batches: 1, batchMicroseconds: 1)
    for measurement in found {
        print("\(measurement.name): \(fixed(measurement.allocations, 2)) allocations a verification")
    }
    exit(found.allSatisfy { $0.allocations == 0 } ? 0 : 1)
}

let oath = LibOATH()
let openSSL = RawOpenSSL()
if oath == nil { print("liboath is not installed (package liboath-dev); its rows are left out.") }

func withCKey<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    key.withUnsafeBytes { bytes in
        // Twenty bytes are never an empty buffer.
        body(bytes.assumingMemoryBound(to: CChar.self).baseAddress.unsafelyUnwrapped)
    }
}

// MARK: A verification

var verifications = [verification]
if let oath {
    verifications.append(
        Candidate("liboath, three steps, no match") {
            withCKey { UInt64(bitPattern: Int64(oath.totpValidate($0, 20, now.seconds.timeT, 30, 0, 1, "000000"))) }
        })
}
verifications.append(
    Candidate("swift-mfa, from typed text") { outcome(totp.verify(typed: "000 000", at: now, state: state)) })
verifications.append(
    Candidate("OpenSSL, reused EVP_MAC context") { openSSL.reusedContext(key, 37_037_035) })
verifications.append(
    Candidate("OpenSSL, HMAC() three times") {
        (37_037_035...37_037_037).reduce(0) { $0 &+ UInt64(openSSL.oneShot(key, $1) % 1_000_000) }
    })
verifications.append(
    Candidate("swift-mfa, with a secret made from bytes each time") {
        guard let secret = try? OTPSecret(bytes: key) else { return 0 }
        return outcome(TOTP(secret: secret).verify(wrongCode, at: now, state: state))
    })
for (algorithm, name) in [(OTPAlgorithm.sha256, "SHA-256"), (.sha512, "SHA-512")] {
    let totp = TOTP(secret: secret, algorithm: algorithm)
    verifications.append(
        Candidate("swift-mfa, three steps, \(name)") { outcome(totp.verify(wrongCode, at: now, state: state)) })
}
printTable("A TOTP verification, window one step each side, from the 20-byte key", measure(verifications))

// MARK: A code

var codes = [Candidate("swift-mfa, HOTP code") { UInt64(hotp.code(at: 1).count) }]
if let oath {
    codes.append(
        Candidate("liboath, HOTP code") {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { output in
                withCKey { UInt64(oath.hotpGenerate($0, 20, 1, 6, false, .max, output.baseAddress.unsafelyUnwrapped)) }
            }
        })
}
codes.append(Candidate("OpenSSL, HMAC()") { UInt64(openSSL.oneShot(key, 1)) })
codes.append(Candidate("swift-mfa, HOTP code as text") { UInt64(hotp.code(at: 1).text.utf8.count) })
printTable("One code", measure(codes))

// MARK: Base32

let text = Base32Format.rfc4648.encode(key)
var roundTrips = [
    Candidate("swift-mfa, encode and decode") {
        UInt64((try? Base32Format.rfc4648.decode(Base32Format.rfc4648.encode(key)))?.count ?? 0)
    }
]
if let oath {
    roundTrips.append(
        Candidate("liboath, encode and decode") {
            var encoded: UnsafeMutablePointer<CChar>?
            var decoded: UnsafeMutablePointer<CChar>?
            var length = 0
            withCKey { _ = oath.base32Encode($0, 20, &encoded, &length) }
            if let encoded { _ = oath.base32Decode(encoded, length, &decoded, &length) }
            free(encoded)
            free(decoded)
            return UInt64(length)
        })
}
roundTrips += [
    Candidate("swift-mfa, encode") { UInt64(Base32Format.rfc4648.encode(key).utf8.count) },
    Candidate("swift-mfa, decode") { UInt64((try? Base32Format.rfc4648.decode(text))?.count ?? 0) },
    Candidate("swift-mfa, decode as typed, in groups") {
        UInt64(
            (try? Base32Format.rfc4648.decode("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", tolerating: .typed))?.count
                ?? 0)
    },
]
if let oath {
    roundTrips.append(
        Candidate("liboath, decode as typed, in groups") {
            var decoded: UnsafeMutablePointer<CChar>?
            var length = 0
            _ = oath.base32Decode("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", 39, &decoded, &length)
            free(decoded)
            return UInt64(length)
        })
}
printTable("Base32, 20 bytes", measure(roundTrips))

// MARK: A URI

let uri = try KeyURI(.totp(totp), issuer: "Example", account: "alice@example.com")
let uriText = uri.encoded().revealed
printTable(
    "A key URI of \(uriText.utf8.count) bytes",
    measure([
        Candidate("swift-mfa, parse") { UInt64((try? KeyURI(parsing: uriText))?.codeLength ?? 0) },
        Candidate("swift-mfa, write") { UInt64(uri.encoded().revealed.utf8.count) },
        Candidate("swift-mfa, compatibility with every app") { UInt64(uri.compatibilityIssues().count) },
    ]), note: "liboath reads no URIs, so there is nobody to compare with.")

extension Int64 {
    fileprivate var timeT: time_t { time_t(self) }
}
