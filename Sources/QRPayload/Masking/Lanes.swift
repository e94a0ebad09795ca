/// Two words of modules, one of a row and one of a column, that are worked on by single instructions.
///
/// The operators of `SIMDMask` are vector instructions everywhere, while those of `SIMD2<UInt64>` are taken apart into
/// scalars in long functions. They work bit by bit on the storage, so that any bits may go through them, although a mask
/// promises all bits of a lane equal; a test holds them to it.
struct Lanes: BitwiseCopyable, Sendable {
    private typealias Mask = SIMDMask<SIMD2<Int64>>

    private var storage: SIMD2<Int64>

    static let zero = Lanes(storage: .zero)
    static let ones = Lanes(storage: SIMD2(repeating: -1))

    /// Words of a row and of a column.
    @inline(__always) init(row: UInt64, column: UInt64) {
        storage = SIMD2(Int64(bitPattern: row), Int64(bitPattern: column))
    }

    @inline(__always) private init(storage: SIMD2<Int64>) { self.storage = storage }

    // A mask is a frozen struct with the vector as its only field, so both have the same size, alignment and bits, and every
    // pattern of bits is a value of either: neither cast can make anything invalid.
    @inline(__always) private init(_ mask: Mask) { storage = unsafeBitCast(mask, to: SIMD2<Int64>.self) }

    private var mask: Mask { @inline(__always) get { unsafeBitCast(storage, to: Mask.self) } }

    var row: UInt64 {
        @inline(__always) get { UInt64(bitPattern: storage[0]) }
        @inline(__always) set { storage[0] = Int64(bitPattern: newValue) }
    }

    var column: UInt64 {
        @inline(__always) get { UInt64(bitPattern: storage[1]) }
        @inline(__always) set { storage[1] = Int64(bitPattern: newValue) }
    }

    /// Both words moved up by one bit.
    var shifted: Lanes { @inline(__always) get { Lanes(storage: storage &+ storage) } }

    /// The number of set bits in both words.
    var count: Int { @inline(__always) get { row.nonzeroBitCount + column.nonzeroBitCount } }

    var isZero: Bool { @inline(__always) get { storage[0] | storage[1] == 0 } }

    @inline(__always) static func & (left: Lanes, right: Lanes) -> Lanes { Lanes(left.mask .& right.mask) }
    @inline(__always) static func | (left: Lanes, right: Lanes) -> Lanes { Lanes(left.mask .| right.mask) }
    @inline(__always) static func ^ (left: Lanes, right: Lanes) -> Lanes { Lanes(left.mask .^ right.mask) }
    @inline(__always) static prefix func ~ (lanes: Lanes) -> Lanes { Lanes(.!lanes.mask) }
}
