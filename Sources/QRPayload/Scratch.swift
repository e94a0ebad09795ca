/// Lends memory for the duration of a call.
@inline(__always)
func withScratch<Element: BitwiseCopyable, Result>(
    of type: Element.Type, count: Int, filledWith value: Element, _ body: (inout MutableSpan<Element>) -> Result
) -> Result {
    withUnsafeTemporaryAllocation(of: type, capacity: count) { buffer in
        buffer.initialize(repeating: value)
        var span = buffer.mutableSpan
        return body(&span)
    }
}

// Where a place follows from the size of the symbol and never from its content, a check in the innermost loops would find
// nothing and cost a third of the time. Debug builds, and with them the tests, check these places too.

extension Span where Element: BitwiseCopyable {
    /// The element at a place that is certain to exist.
    @inline(__always) subscript(certain place: Int) -> Element {
        assert(indices.contains(place))
        return self[unchecked: place]
    }
}

extension MutableSpan where Element: BitwiseCopyable {
    /// The element at a place that is certain to exist.
    @inline(__always) subscript(certain place: Int) -> Element {
        get {
            assert(indices.contains(place))
            return self[unchecked: place]
        }
        set {
            assert(indices.contains(place))
            self[unchecked: place] = newValue
        }
    }
}

extension RawSpan {
    /// The eight bytes at a place that is certain to exist, the first one lowest.
    @inline(__always) func word(certain place: Int) -> UInt64 {
        assert(place >= 0 && place + 8 <= byteCount)
        return UInt64(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
    }
}

extension MutableSpan<UInt8> {
    /// Stores eight bytes, the lowest one first.
    @inline(__always) mutating func storeWord(_ word: UInt64, at place: Int) {
        var raw = mutableBytes
        raw.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
    }

    /// Stores two bytes at a place that is certain to exist, the lower one first.
    @inline(__always) mutating func store(_ bytes: UInt16, certain place: Int) {
        assert(place >= 0 && place + 2 <= count)
        var raw = mutableBytes
        raw.storeBytes(of: bytes.littleEndian, toUncheckedByteOffset: place, as: UInt16.self)
    }
}
