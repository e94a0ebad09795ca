internal import Foundation

/// The vectors of `otp-vectors.json`; see the README beside it for where they come from.
public struct TestVectors: Decodable, Sendable {
    public let keys: [String: Key]
    public let rfc4226: RFC4226
    public let rfc6238: RFC6238
    public let rfc4648: RFC4648
    public let rfc6287: RFC6287
    public let appConformance: AppConformance
    public let publishedByLibraries: [Published]
    public let steam: Steam
    public let motp: MobileOTPs
    public let yandex: YandexKeys
    public let otpauthMigration: Migration
    public let edgeCases: EdgeCases

    /// The file, read once.
    public static let all: TestVectors = {
        do {
            guard let url = Bundle.module.url(forResource: "otp-vectors", withExtension: "json") else {
                fatalError("otp-vectors.json is not among the test resources")
            }
            return try JSONDecoder().decode(TestVectors.self, from: Data(contentsOf: url))
        } catch {
            fatalError("otp-vectors.json does not have the expected shape: \(error)")
        }
    }()

    /// The bytes of a key by its name in the file.
    public func key(_ name: String) -> [UInt8] {
        guard let key = keys[name] else { fatalError("no key \(name) in otp-vectors.json") }
        return key.value
    }

    public struct Key: Decodable, Sendable {
        public let ascii: String?
        public let hex: String?
        public let base32: String?

        public var value: [UInt8] { ascii.map { Array($0.utf8) } ?? bytes(hex: hex ?? "") }
    }

    // MARK: The RFCs

    public struct RFC4226: Decodable, Sendable {
        public let vectors: [Vector]
        public let tenDigit: [TenDigit]
        public struct Vector: Decodable, Sendable {
            public let counter: UInt64
            public let hmacSHA1: String
            public let truncated: UInt32
            public let code6: String
        }
        public struct TenDigit: Decodable, Sendable {
            public let counter: UInt64
            public let code10: String
        }
    }

    public struct RFC6238: Decodable, Sendable {
        public let digits: Int
        public let keys: [String: String]
        public let vectors: [Vector]
        public let mustNotMatch: MustNotMatch
        public let selfComputedSHA224SHA384: SelfComputed

        public struct Vector: Decodable, Sendable {
            public let unixTime: Int64
            public let sha1: String
            public let sha256: String
            public let sha512: String
        }
        public struct MustNotMatch: Decodable, Sendable {
            public let vectors: [Vector]
            public struct Vector: Decodable, Sendable {
                public let unixTime: Int64
                public let sha256WithK20: String
                public let sha512WithK20: String
            }
        }
        public struct SelfComputed: Decodable, Sendable {
            public let keys: [String: String]
            public let vectors: [Vector]
            public struct Vector: Decodable, Sendable {
                public let unixTime: Int64
                public let sha224: String
                public let sha384: String
            }
        }
    }

    public struct RFC4648: Decodable, Sendable {
        public let vectors: [Vector]
        public let more: [More]
        public let decoding: Decoding
        public struct Vector: Decodable, Sendable {
            public let ascii: String
            public let base32: String
            public let base32hex: String
            public let crockfordUnpadded: String
        }
        public struct More: Decodable, Sendable {
            public let hex: String
            public let base32: String
        }
        public struct Decoding: Decodable, Sendable {
            public let strictReject: [Reject]
            public let lenientAccept: [Accept]
            public struct Reject: Decodable, Sendable {
                public let input: String
                public let why: String
            }
            public struct Accept: Decodable, Sendable {
                public let input: String
                public let ascii: String
            }
        }
    }

    public struct RFC6287: Decodable, Sendable {
        public let suites: [Suite]
        public struct Suite: Decodable, Sendable {
            public let suite: String
            public let key: String
            public let pin: String?
            public let timeStep: UInt64?
            public let role: String?
            public let vectors: [Vector]
        }
        public struct Vector: Decodable, Sendable {
            public let question: String
            public let counter: UInt64?
            public let code: String
        }
    }

    // MARK: Apps and other libraries

    public struct AppConformance: Decodable, Sendable {
        public let secretKey: String
        public let secret: String
        public let unixTime: Int64
        public let vectors: [Vector]
        public struct Vector: Decodable, Sendable {
            public let algorithm: String
            public let digits: Int
            public let period: Int
            public let code: String
        }
    }

    public struct Published: Decodable, Sendable {
        public let origin: String
        public let secret: String
        public let algorithm: String
        public let digits: Int
        public let period: Int?
        public let unixTime: Int64?
        public let counter: UInt64?
        public let code: String
        public let nonCanonicalBase32: Bool?
    }

    public struct Steam: Decodable, Sendable {
        public let alphabet: String
        public let length: Int
        public let vectors: [Vector]
        public struct Vector: Decodable, Sendable {
            public let secret: String
            public let unixTime: Int64
            public let code: String
        }
    }

    public struct MobileOTPs: Decodable, Sendable {
        public let vectors: [Vector]
        public struct Vector: Decodable, Sendable {
            public let unixTime: Int64
            public let pin: String
            public let secretHex: String
            public let code: String
        }
    }

    public struct YandexKeys: Decodable, Sendable {
        public let vectors: [Vector]
        public struct Vector: Decodable, Sendable {
            public let pin: String
            public let secret: String
            public let unixTime: Int64
            public let code: String
        }
    }

    public struct Migration: Decodable, Sendable {
        public let vectors: [Vector]
        public struct Vector: Decodable, Sendable {
            public let id: String
            public let uri: String
            public let sameAs: String?
            public let expect: Expectation?
        }
        public struct Expectation: Decodable, Sendable {
            public let version: Int32
            public let batchSize: Int32
            public let batchIndex: Int32
            public let batchID: Int32
            public let parameters: [Parameters]
        }
        public struct Parameters: Decodable, Sendable {
            public let secretHex: String
            public let name: String
            public let issuer: String?
            public let algorithm: String
            public let digits: Int
            public let type: String
            public let counter: UInt64?
        }
    }

    // MARK: Edges

    public struct EdgeCases: Decodable, Sendable {
        public let bigCounters: BigCounters
        public let times: Times
        public let leadingZeros: LeadingZeros
        public let truncationOffsets: TruncationOffsets
        public let keyLengths: KeyLengths
        public let sameCodeSteps: SameCodeSteps
        public let autumnClockChange: AutumnClockChange
        public let typedCodes: TypedCodes
        public let uriParameters: URIParameters

        public struct BigCounters: Decodable, Sendable {
            public let key: String
            public let vectors: [Vector]
            public struct Vector: Decodable, Sendable {
                public let counterDecimal: String
                public let code6: String
                public let code8: String
                public let code10: String
            }
        }
        public struct Times: Decodable, Sendable {
            public let key: String
            public let vectors: [Vector]
            public let leapSecond: [Int64]
            public struct Vector: Decodable, Sendable {
                public let unixTime: Int64
                public let code6: String
            }
        }
        public struct LeadingZeros: Decodable, Sendable {
            public let key: String
            public let vectors: [Vector]
            public let eightDigit: [EightDigit]
            public struct Vector: Decodable, Sendable {
                public let counter: UInt64
                public let code6: String
            }
            public struct EightDigit: Decodable, Sendable {
                public let counter: UInt64
                public let code8: String
            }
        }
        public struct TruncationOffsets: Decodable, Sendable {
            public let sha1: Offsets
            public let sha256: Offsets
            public let sha512: Offsets
            public struct Offsets: Decodable, Sendable {
                public let key: String
                public let firstCounter: [UInt64]
            }
        }
        public struct KeyLengths: Decodable, Sendable {
            public let counter: UInt64
            public let vectors: [Vector]
            public struct Vector: Decodable, Sendable {
                public let keyLength: Int
                public let sha1: String
                public let sha256: String
                public let sha512: String
            }
        }
        public struct SameCodeSteps: Decodable, Sendable {
            public let key: String
            public let vectors: [Vector]
            public struct Vector: Decodable, Sendable {
                public let first: UInt64
                public let second: UInt64
                public let code6: String
            }
        }
        public struct AutumnClockChange: Decodable, Sendable {
            public let unixTime: Int64
            public let step: UInt64
            public let wrongStep: UInt64
        }
        public struct TypedCodes: Decodable, Sendable {
            public let code: String
            public let digits: Int
            public let accept: [Input]
            public let malformed: [Input]
            public struct Input: Decodable, Sendable {
                public let input: String
                public let why: String
            }
        }
        public struct URIParameters: Decodable, Sendable {
            public let reject: [Parameter]
            public struct Parameter: Decodable, Sendable {
                public let parameter: String
                public let value: String
            }
        }
    }
}

/// The bytes that hexadecimal text stands for.
public func bytes(hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// Hexadecimal text for bytes.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
