/// The text of an SVG picture as it grows, in memory that is lent to it.
///
/// Modules are horizontal lines along the middle of rows. A stroke is one module wide unless it says otherwise, so each line
/// covers its modules. Moves count from where the last line ended: `m3 0h2` goes over three light modules and draws two
/// dark ones.
struct SVGWriter: ~Copyable {
    /// The memory that a picture needs at most.
    static func capacity(texts: Int, lines: Int) -> Int {
        // Everything but texts and lines has some 220 bytes. The longest line is `m-257 257h257`. Text is stored in pieces
        // of eight bytes, so that some behind the end are touched.
        300 + texts + 14 * lines + 8
    }

    private var count = 0
    private var pen = (x: 0, y: 0)

    /// All the text.
    func text(_ bytes: Span<UInt8>) -> String {
        bytes.extracting(first: count).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Appends text as it is.
    mutating func append(_ text: String, to bytes: inout MutableSpan<UInt8>) {
        var word: UInt64 = 0
        var filled = 0
        for byte in text.utf8 {
            word |= UInt64(byte) &<< UInt64(8 * filled)
            filled += 1
            guard filled == 8 else { continue }
            store(word, count: 8, &bytes)
            (word, filled) = (0, 0)
        }
        store(word, count: filled, &bytes)
    }

    /// Appends a whole number below a thousand.
    mutating func append(_ number: Int, to bytes: inout MutableSpan<UInt8>) { store(number, &bytes) }

    /// Appends a colour as style sheets write it.
    mutating func append(_ color: QRColor, to bytes: inout MutableSpan<UInt8>) {
        store(UInt64(UInt8(ascii: "#")), count: 1, &bytes)
        for share in [color.red, color.green, color.blue] {
            for digit in [share >> 4, share & 15] {
                store(UInt64(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)), count: 1, &bytes)
            }
        }
    }

    /// Begins a path on the middle of the first row.
    mutating func move(x: Int, y: Int, in bytes: inout MutableSpan<UInt8>) {
        append("M", to: &bytes)
        store(x, &bytes)
        append(" ", to: &bytes)
        store(y, &bytes)
        append(".5", to: &bytes)
        pen = (x, y)
    }

    /// Draws a line, to the right of the last one or below it.
    @inline(__always)
    mutating func line(_ run: Range<Int>, y: Int, in bytes: inout MutableSpan<UInt8>) {
        let step = run.lowerBound &- pen.x
        let length = run.upperBound &- run.lowerBound
        if y == pen.y, step < 10, length < 10 {
            // Nearly all of them, in one go: "m0 0h0" with two digits added.
            let digits =
                UInt64(UInt8(truncatingIfNeeded: step)) &<< 8 | UInt64(UInt8(truncatingIfNeeded: length)) &<< 40
            store(0x3068_3020_306D &+ digits, count: 6, &bytes)
        } else {
            store(UInt64(UInt8(ascii: "m")), count: 1, &bytes)
            store(step, &bytes)
            store(UInt64(UInt8(ascii: " ")), count: 1, &bytes)
            store(y - pen.y, &bytes)
            store(UInt64(UInt8(ascii: "h")), count: 1, &bytes)
            store(length, &bytes)
        }
        pen = (run.upperBound, y)
    }

    /// A whole number below a thousand.
    @inline(__always)
    private mutating func store(_ number: Int, _ bytes: inout MutableSpan<UInt8>) {
        if number < 0 { store(UInt64(UInt8(ascii: "-")), count: 1, &bytes) }
        var value = UInt32(truncatingIfNeeded: number.magnitude)
        if value >= 100 {
            store(UInt64(UInt8(ascii: "0")) + UInt64(value / 100), count: 1, &bytes)
            value = value % 100 + 100  // A zero in the middle counts.
        }
        let two = UInt64((value % 10) &<< 8 | value / 10 % 10) + 0x3030
        if value >= 10 { store(two, count: 2, &bytes) } else { store(two &>> 8, count: 1, &bytes) }
    }

    /// The lowest bytes of a word, the first one lowest.
    @inline(__always)
    private mutating func store(_ word: UInt64, count stored: Int, _ bytes: inout MutableSpan<UInt8>) {
        bytes.storeWord(word, at: count)
        count &+= stored
    }
}
