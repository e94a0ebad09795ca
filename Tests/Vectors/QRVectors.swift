internal import Foundation

/// The vectors of `qr-vectors.json`; see the README beside it for where they come from.
public struct QRVectors: Decodable, Sendable {
    public let repeatUnit: String
    public let capacity: Capacity
    public let worked: [Worked]
    public let golden: [Golden]
    public let segmentation: Segmentation

    /// The file, read once.
    public static let all: QRVectors = {
        do {
            guard let url = Bundle.module.url(forResource: "qr-vectors", withExtension: "json") else {
                fatalError("qr-vectors.json is not among the test resources")
            }
            return try JSONDecoder().decode(QRVectors.self, from: Data(contentsOf: url))
        } catch {
            fatalError("qr-vectors.json does not have the expected shape: \(error)")
        }
    }()

    /// What a symbol of a version and level holds.
    public struct Capacity: Decodable, Sendable {
        public let entries: [Entry]

        public struct Entry: Sendable {
            public let version: Int
            public let level: String
            public let dataCodewords: Int
            public let numeric: Int
            public let alphanumeric: Int
            public let byte: Int
        }

        private enum Field: Decodable {
            case number(Int)
            case text(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }

            var number: Int {
                if case .number(let number) = self { number } else { fatalError("a number is expected") }
            }
            var text: String { if case .text(let text) = self { text } else { fatalError("a text is expected") } }
        }

        private enum Keys: CodingKey { case rows }

        public init(from decoder: any Decoder) throws {
            let rows = try decoder.container(keyedBy: Keys.self).decode([[Field]].self, forKey: .rows)
            entries = rows.map { row in
                Entry(
                    version: row[0].number, level: row[1].text, dataCodewords: row[2].number, numeric: row[8].number,
                    alphanumeric: row[9].number, byte: row[10].number)
            }
        }
    }

    /// An example of a standard, with all its masks.
    public struct Worked: Decodable, Sendable {
        public let name: String
        public let text: String
        public let mode: String
        public let version: Int
        public let level: String
        public let automaticMask: Int
        public let penaltyParts: [[Int]]?
        public let sha256ByMask: [String]
    }

    /// A whole symbol, of one segment in byte mode.
    public struct Golden: Decodable, Sendable {
        public let id: String
        public let text: String?
        public let `repeat`: Int?
        public let level: String
        public let versionRequested: Int?
        public let version: Int
        public let maskRequested: Int?
        public let mask: Int
        public let penalties: [Int]?
        public let sha256: String
        public let wrongMask: Int?

        /// The content in UTF-8.
        public func content(_ vectors: QRVectors) -> [UInt8] {
            if let text { return Array(text.utf8) }
            let unit = Array(vectors.repeatUnit.utf8)
            return (0..<(`repeat` ?? 0)).map { unit[$0 % unit.count] }
        }
    }

    /// The least bits of texts over all divisions into segments.
    public struct Segmentation: Decodable, Sendable {
        public let cases: [Case]

        public struct Case: Decodable, Sendable {
            public let text: String
            public let optimalBits: [Int]
            public let byteBits: [Int]
            public let optimalVersions: [String: Int?]
            public let byteVersions: [String: Int?]
        }
    }
}
