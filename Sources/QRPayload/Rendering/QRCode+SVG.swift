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
        let zone = style.quietZone
        let side = size + 2 * zone
        let description = description.map { "<desc>" + XMLText.escaped($0) + "</desc>" } ?? ""
        let head =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\" "
            + "shape-rendering=\"crispEdges\" role=\"img\"><title>" + XMLText.escaped(title) + "</title>" + description
            + "<path fill=\"" + style.light.hexadecimal + "\" d=\"M0 0h\(side)v\(side)H0z\"/>"
            + "<path stroke=\"" + style.dark.hexadecimal + "\" d=\""
        let tail = "\"/></svg>"

        let capacity = head.utf8.count + (darkRunCount + 1) * SVGWriter.longestLine + tail.utf8.count + SVGWriter.slack
        return withScratch(of: UInt8.self, count: capacity, filledWith: 0) { bytes in
            var svg = SVGWriter()
            svg.append(head, to: &bytes)
            svg.move(x: zone, y: zone, in: &bytes)
            for y in 0..<size {
                forEachDarkRun(inRow: y) { run in
                    svg.line(run.lowerBound + zone..<run.upperBound + zone, y: y + zone, in: &bytes)
                }
            }
            svg.append(tail, to: &bytes)
            return svg.text(bytes.span)
        }
    }
}
