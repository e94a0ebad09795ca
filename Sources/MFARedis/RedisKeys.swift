#if Redis
    internal import MFACore

    /// What records and counters are called in the server.
    struct RedisKeys {
        private let recordPrefix: [UInt8]
        private let counterPrefix: [UInt8]

        init(prefix: String) {
            recordPrefix = Array("\(prefix)r:".utf8)
            counterPrefix = Array("\(prefix)c:".utf8)
        }

        func key(_ kind: PageRequest.Kind, _ key: RecordKey) -> [UInt8] {
            var bytes: [UInt8] = []
            let start = prefix(of: kind)
            bytes.reserveCapacity(start.count + key.collection.name.utf8.count + 1 + key.identifier.utf8.count)
            bytes.append(contentsOf: start)
            bytes.append(contentsOf: key.collection.name.utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: key.identifier.utf8)
            return bytes
        }

        /// What all keys of a page begin with, without the part of the identifier that the request gives.
        func start(of request: PageRequest) -> [UInt8] {
            prefix(of: request.kind) + request.collection.name.utf8 + [UInt8(ascii: ":")]
        }

        /// The glob pattern for the keys of a page.
        func pattern(of request: PageRequest) -> [UInt8] {
            var pattern: [UInt8] = []
            for byte in start(of: request) + request.prefix.utf8 {
                if RedisKeys.globCharacters.contains(byte) { pattern.append(UInt8(ascii: "\\")) }
                pattern.append(byte)
            }
            return pattern + [UInt8(ascii: "*")]
        }

        private static let globCharacters = Array(#"*?[]^-\"#.utf8)

        private func prefix(of kind: PageRequest.Kind) -> [UInt8] {
            switch kind {
            case .records: recordPrefix
            case .counters: counterPrefix
            }
        }
    }
#endif
