#if PostgreSQL
    internal import MFACore
    internal import OTPCore

    /// The parameters of one statement in the form in which they go to the server, in room that is used again and
    /// again.
    struct StatementParameters {
        private static let capacity = 8
        private static let null = -1

        private var bytes: [UInt8] = []
        private var offsets: [Int] = []
        private var lengths: [Int32] = []
        private let formats = [Int32](repeating: 1, count: StatementParameters.capacity)

        init() {
            offsets.reserveCapacity(StatementParameters.capacity)
            lengths.reserveCapacity(StatementParameters.capacity)
        }

        private mutating func begin() {
            bytes.removeAll(keepingCapacity: true)
            offsets.removeAll(keepingCapacity: true)
            lengths.removeAll(keepingCapacity: true)
        }

        private mutating func append(_ value: some Collection<UInt8>) {
            offsets.append(bytes.count)
            lengths.append(Int32(value.count))
            bytes.append(contentsOf: value)
        }

        private mutating func append(_ number: Int64) {
            withUnsafeBytes(of: number.bigEndian) { append($0) }
        }

        private mutating func appendNull() {
            offsets.append(StatementParameters.null)
            lengths.append(0)
        }

        /// Calls `body` with what libpq wants: the number of parameters, where each is, its length, and that it is
        /// binary.
        func withPointers<Result>(
            _ body: (
                Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
            ) -> Result
        ) -> Result {
            bytes.withUnsafeBytes { bytes in
                withUnsafeTemporaryAllocation(
                    of: UnsafePointer<CChar>?.self, capacity: StatementParameters.capacity
                ) { values in
                    for (index, offset) in offsets.enumerated() {
                        let start = offset == StatementParameters.null ? nil : bytes.baseAddress.map { $0 + offset }
                        values.initializeElement(at: index, to: start?.assumingMemoryBound(to: CChar.self))
                    }
                    return lengths.withUnsafeBufferPointer { lengths in
                        formats.withUnsafeBufferPointer { formats in
                            body(
                                Int32(offsets.count), UnsafePointer(values.baseAddress), lengths.baseAddress,
                                formats.baseAddress)
                        }
                    }
                }
            }
        }
    }

    extension StatementParameters {
        /// The most rows that one statement goes through, so that it stays short.
        static let largestLimit = 10_000

        /// Writes down what a request says, and gives the statement that it is for.
        mutating func bind(_ request: StoreRequest, after cursor: [UInt8]) -> Statement {
            begin()
            switch request {
            case .read(let key, at: let now):
                append(key, now)
                return .read
            case .write(let change, to: let key, at: let now):
                append(key, now)
                switch change {
                case .insert(let record):
                    append(record)
                    return .insert
                case .replace(let version, with: let record):
                    append(record)
                    append(version.bytes)
                    return .replace
                case .delete(let version):
                    append(version.bytes)
                    return .delete
                }
            case .add(let amount, to: let key, expiresAt: let expiry, at: let now):
                append(key, now)
                append(amount)
                append(expiry.seconds)
                return .add
            case .removeCounter(let key):
                append(key.collection.name.utf8)
                append(key.identifier.utf8)
                return .removeCounter
            case .sweep(limit: let limit, at: let now):
                append(now.seconds)
                append(Int64(limit.clamped(to: 0...StatementParameters.largestLimit)))
                return .sweep
            case .page(let page, at: let now):
                append(page.collection.name.utf8)
                append(cursor)
                append(now.seconds)
                append(page.prefix.utf8)
                // No text in UTF-8 has the byte 255: whatever begins with the prefix is before this.
                append(Array(page.prefix.utf8) + [255])
                append(Int64(page.rowLimit))
                return page.kind == .records ? .pageOfRecords : .pageOfCounters
            }
        }

        private mutating func append(_ key: RecordKey, _ now: UnixTime) {
            append(key.collection.name.utf8)
            append(key.identifier.utf8)
            append(now.seconds)
        }

        private mutating func append(_ record: StoredRecord) {
            append(record.version.bytes)
            if let expiry = record.expiresAt { append(expiry.seconds) } else { appendNull() }
            append(record.keyName.utf8)
            append(record.value)
        }
    }

    extension PageRequest {
        /// How many rows to go through for a page.
        var rowLimit: Int { limit.clamped(to: 1...StatementParameters.largestLimit) }
    }

    extension Int {
        fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
            Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
        }
    }
#endif
