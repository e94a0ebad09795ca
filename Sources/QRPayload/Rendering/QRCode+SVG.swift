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
        let title = XMLText.escaped(title)
        let description = description.map(XMLText.escaped)
        let texts = title.utf8.count + (description?.utf8.count ?? 0)
        return withScratch(
            of: UInt8.self, count: SVGWriter.capacity(texts: texts, lines: darkRunCount), filledWith: 0
        ) { bytes in
            var svg = SVGWriter()
            svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", to: &bytes)
            svg.append(side, to: &bytes)
            svg.append(" ", to: &bytes)
            svg.append(side, to: &bytes)
            svg.append("\" shape-rendering=\"crispEdges\" role=\"img\"><title>", to: &bytes)
            svg.append(title, to: &bytes)
            svg.append("</title>", to: &bytes)
            if let description {
                svg.append("<desc>", to: &bytes)
                svg.append(description, to: &bytes)
                svg.append("</desc>", to: &bytes)
            }
            svg.append("<path fill=\"", to: &bytes)
            svg.append(style.light, to: &bytes)
            svg.append("\" d=\"M0 0h", to: &bytes)
            svg.append(side, to: &bytes)
            svg.append("v", to: &bytes)
            svg.append(side, to: &bytes)
            svg.append("H0z\"/><path stroke=\"", to: &bytes)
            svg.append(style.dark, to: &bytes)
            svg.append("\" d=\"", to: &bytes)
            svg.move(x: zone, y: zone, in: &bytes)
            for y in 0..<size {
                forEachDarkRun(inRow: y) { run in
                    svg.line(run.lowerBound + zone..<run.upperBound + zone, y: y + zone, in: &bytes)
                }
            }
            svg.append("\"/></svg>", to: &bytes)
            return svg.text(bytes.span)
        }
    }
}
