/// Writes the fields of a protobuf message, as far as the migration format uses the encoding.
struct ProtobufWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: UInt64, field: UInt64) {
        write(varint: field << 3)
        write(varint: number)
    }

    /// An `int32`, whose negative values protobuf extends to 64 bits, and so to ten bytes.
    mutating func write(int32 number: Int32, field: UInt64) {
        write(UInt64(bitPattern: Int64(number)), field: field)
    }

    mutating func write(_ content: some Collection<UInt8>, field: UInt64) {
        write(varint: field << 3 | 2)
        write(varint: UInt64(content.count))
        bytes += content
    }

    private mutating func write(varint number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
