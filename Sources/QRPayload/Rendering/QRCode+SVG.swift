extension QRCode {
    /// The picture as SVG, to be put into a page as it is.
    ///
    /// It scales with its box, has its quiet zone and an opaque background, and satisfies the strictest content security
    /// policy: no style, script, identifier or reference. Give it a width of at least four pixels a module.
    ///
    /// - Parameters:
    ///   - title: What it is, in the user's language, for those who do not see it; never the content.
    ///   - description: What to do instead of scanning, in the user's language.
    ///   - style: Colours and quiet zone.
    /// - Returns: An `svg` element in ASCII, but for the two texts. It is as secret as the content.
    public func svg(title: String, description: String? = nil, style: QRStyle = .standard) -> String {
        let side = size + 2 * style.quietZone
        var head = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(side) \#(side)""#
        head += #" shape-rendering="crispEdges" role="img"><title>"# + XMLText.escaped(title) + "</title>"
        if let description { head += "<desc>" + XMLText.escaped(description) + "</desc>" }
        head += #"<path fill="\#(style.light.hexadecimal)" d="M0 0h\#(side)v\#(side)H0z"/>"#
        head += #"<path stroke="\#(style.dark.hexadecimal)" d=""#
        let tail = #""/></svg>"#

        // No move or line is longer than "m-185 185h185".
        let capacity = head.utf8.count + tail.utf8.count + 14 * (darkRunCount + 1)
        let bytes = [UInt8](capacity: capacity) { output in
            output.append(text: head)
            appendPath(style.quietZone, &output)
            output.append(text: tail)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A line along the middle of each run, as wide as a module, which is what a stroke is by default.
    private func appendPath(_ quietZone: Int, _ output: inout OutputSpan<UInt8>) {
        // Where the last line ended, from where the next move counts.
        var pen: (x: Int, y: Int)?
        for y in 0..<size {
            forEachDarkRun(inRow: y) { run in
                if let pen {
                    output.append(UInt8(ascii: "m"))
                    output.append(number: run.lowerBound - pen.x)
                    output.append(UInt8(ascii: " "))
                    output.append(number: y - pen.y)
                } else {
                    output.append(UInt8(ascii: "M"))
                    output.append(number: quietZone + run.lowerBound)
                    output.append(UInt8(ascii: " "))
                    output.append(number: quietZone + y)
                    output.append(text: ".5")
                }
                output.append(UInt8(ascii: "h"))
                output.append(number: run.count)
                pen = (run.upperBound, y)
            }
        }
    }
}

extension OutputSpan<UInt8> {
    fileprivate mutating func append(text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// A whole number below a thousand.
    @inline(__always)
    fileprivate mutating func append(number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let value = UInt32(truncatingIfNeeded: number.magnitude)
        if value >= 100 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 100)) }
        if value >= 10 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10 % 10)) }
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
    }
}
