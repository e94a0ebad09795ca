internal import COpenSSL

/// Keyed message authentication (RFC 2104) for any number of messages under one key.
package enum HMAC {
    /// Computes the code of a message; valid only inside the closure it was handed to.
    package typealias Authenticator = (_ message: UnsafeRawBufferPointer) -> Digest

    /// The two ways to compute the same thing.
    package enum Engine: Sendable, CaseIterable {
        /// Hash states of our own keeping: fast, without allocation, outside libcrypto's providers.
        case lowLevel
        /// libcrypto's EVP_MAC: whatever provider the operator has configured.
        case provider
    }

    /// The engine of this process, decided at first use.
    ///
    /// The fast one, unless the operator asks for a FIPS provider, or it disagrees with EVP_MAC on any algorithm.
    package static let engine: Engine =
        if EVP_default_properties_is_fips_enabled(nil) == 0 && enginesAgree() { .lowLevel } else { .provider }

    /// Prepares `key`, with the fast engine once for all messages, and lets `body` authenticate messages with it.
    ///
    /// Every hash state that came from the key is overwritten before this returns. `body` gives no result on purpose: a
    /// generic one would be computed without specialisation in the modules that call this, at half the speed.
    package static func keyed(
        by key: SecretBytes, _ algorithm: HashAlgorithm, engine: Engine = HMAC.engine, _ body: (Authenticator) -> Void
    ) {
        unsafe key.withBytes { key in
            switch engine {
            case .provider:
                unsafe ProviderHMAC.keyed(by: key, algorithm, body)
            case .lowLevel:
                switch algorithm {
                case .sha1: unsafe MidstateHMAC<LowLevelSHA1>.keyed(by: key, algorithm, body)
                case .sha224, .sha256: unsafe MidstateHMAC<LowLevelSHA256>.keyed(by: key, algorithm, body)
                case .sha384, .sha512: unsafe MidstateHMAC<LowLevelSHA512>.keyed(by: key, algorithm, body)
                }
            }
        }
    }

    /// The code of one message.
    package static func code(
        of message: UnsafeRawBufferPointer, by key: SecretBytes, _ algorithm: HashAlgorithm,
        engine: Engine = HMAC.engine
    ) -> Digest {
        var digest = Digest()
        unsafe keyed(by: key, algorithm, engine: engine) { authenticate in digest = unsafe authenticate(message) }
        return digest
    }

    /// Whether both engines give the same codes, for every algorithm and for keys around its block size.
    private static func enginesAgree() -> Bool {
        HashAlgorithm.allCases.allSatisfy { algorithm in
            [0, 20, algorithm.blockSize, algorithm.blockSize + 1].allSatisfy { length in
                let key = SecretBytes(copying: (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) })
                let codes = Engine.allCases.map { engine in
                    var codes: [[UInt8]] = []
                    unsafe keyed(by: key, algorithm, engine: engine) { authenticate in
                        // Two messages: the second shows that the first one left the key's state as it was.
                        for message in [UInt64(1), 0x0123_4567_89AB_CDEF] {
                            codes.append(unsafe withUnsafeBytes(of: message) { unsafe authenticate($0).bytes })
                        }
                    }
                    return codes
                }
                return codes[0] == codes[1]
            }
        }
    }
}
