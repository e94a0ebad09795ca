/// Byte strings in the form in which C libraries take several: where each one is, and how long.
struct Arguments {
    private var bytes: [UInt8] = []
    private var lengths: [Int?] = []

    init(_ arguments: [[UInt8]?]) {
        bytes.reserveCapacity(1024)
        lengths.reserveCapacity(arguments.count)
        for argument in arguments {
            if let argument { bytes += argument }
            lengths.append(argument?.count)
        }
    }

    func withPointers<Result>(
        _ body: (Int32, UnsafeMutablePointer<UnsafePointer<CChar>?>, UnsafeMutablePointer<Int>) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: lengths.count) { pointers in
                withUnsafeTemporaryAllocation(of: Int.self, capacity: lengths.count) { counts in
                    var start = bytes.baseAddress
                    for (index, length) in lengths.enumerated() {
                        pointers[index] = length == nil ? nil : start?.assumingMemoryBound(to: CChar.self)
                        counts[index] = length ?? 0
                        start = start.map { $0 + (length ?? 0) }
                    }
                    // There is at least one argument, and so there are addresses.
                    return body(
                        Int32(lengths.count), pointers.baseAddress.unsafelyUnwrapped,
                        counts.baseAddress.unsafelyUnwrapped)
                }
            }
        }
    }
}
