/// Colours and quiet zone of a picture, checked so that scanners can read it.
///
/// There is no way to invert a symbol or to leave out its light background: many scanners find neither. The shape of modules
/// and pictures in their middle are not offered, since they are the usual reason for a code that does not scan.
public struct QRStyle: Sendable, Hashable {
    /// The colour of dark modules.
    public let dark: QRColor
    /// The colour of light modules and of the quiet zone.
    public let light: QRColor
    /// The width of the light border, in modules.
    public let quietZone: Int

    /// Black on white with a quiet zone of four modules, as the standard asks for.
    public static let standard = QRStyle(unchecked: .black, .white, 4)

    private init(unchecked dark: QRColor, _ light: QRColor, _ quietZone: Int) {
        self.dark = dark
        self.light = light
        self.quietZone = quietZone
    }

    /// A style of your own.
    ///
    /// - Parameters:
    ///   - dark: The colour of dark modules.
    ///   - light: The colour of light modules and of the quiet zone; a contrast of 4.5 to 1 is needed.
    ///   - quietZone: The width of the light border in modules, 4 to 40.
    /// - Throws: ``QRError/Code/lowContrast`` and ``QRError/Code/lightOnDark`` with the contrast,
    ///   ``QRError/Code/quietZoneOutOfRange``.
    public init(dark: QRColor, light: QRColor, quietZone: Int = 4) throws(QRError) {
        // The ratio of WCAG 2; 4.5 to 1 is what its level AA asks for text.
        let contrast = (light.luminance + 0.05) / (dark.luminance + 0.05)
        guard contrast >= 1 else { throw .lightOnDark(contrast: 1 / contrast) }
        guard contrast >= 4.5 else { throw .lowContrast(contrast) }
        guard (4...40).contains(quietZone) else { throw .quietZoneOutOfRange(quietZone) }
        self.init(unchecked: dark, light, quietZone)
    }
}
