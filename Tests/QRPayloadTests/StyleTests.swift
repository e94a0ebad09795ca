import QRPayload
import Testing

@Suite struct StyleTests {
    @Test func `black on white has the contrast of 21 to 1, and equal colours that of 1`() throws {
        let inverted = refusal { () throws(QRError) in _ = try QRStyle(dark: .white, light: .black) }
        #expect(inverted?.code == .lightOnDark)
        #expect(inverted?.contrast.map { abs($0 - 21) < 1e-9 } == true)
        let equal = refusal { () throws(QRError) in _ = try QRStyle(dark: .white, light: .white) }
        #expect(equal?.code == .lowContrast)
        #expect(equal?.contrast == 1)
    }

    /// Ratios as the published calculators of WCAG give them.
    @Test(arguments: [
        ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59), ("#008000", "#ffffff", 5.14), ("#1a73e8", "#ffffff", 4.51),
    ])
    func `the contrast is the one of WCAG`(dark: String, light: String, ratio: Double) throws {
        let (dark, light) = (try QRColor(dark), try QRColor(light))
        let contrast = refusal { () throws(QRError) in _ = try QRStyle(dark: light, light: dark) }?.contrast
        #expect(contrast.map { abs($0 - ratio) < 0.006 } == true)
        let error = refusal { () throws(QRError) in _ = try QRStyle(dark: dark, light: light) }
        #expect(error?.code == (ratio < 4.5 ? .lowContrast : nil))
    }

    @Test func `a refusal tells the ratio and what to do`() throws {
        let low = refusal { () throws(QRError) in
            _ = try QRStyle(dark: QRColor("#ff0000"), light: .white)
        }
        #expect(
            low?.description
                == "The contrast is 3.9 to 1, and scanners need 4.5 to 1; take a darker or a lighter colour.")
        let inverted = refusal { () throws(QRError) in _ = try QRStyle(dark: .white, light: .black) }
        #expect(inverted?.description.contains("exchange the colours") == true)
    }

    @Test(arguments: [3, 0, -1, 41, Int.max])
    func `a quiet zone that scanners miss, or that fills the screen, is refused`(width: Int) {
        let error = refusal { () throws(QRError) in _ = try QRStyle(dark: .black, light: .white, quietZone: width) }
        #expect(error?.code == .quietZoneOutOfRange)
    }

    @Test(arguments: [
        "", "#", "#12", "#1234", "#12345", "#1234567", "123456", "#12345g", "#١٢٣", "red", "##123", "#12 34",
    ])
    func `what is no colour is refused`(text: String) {
        #expect(refusal { () throws(QRError) in _ = try QRColor(text) }?.code == .notAColor)
    }

    @Test func `colours are read in both lengths and cases`() throws {
        #expect(try QRColor("#1aF") == QRColor(red: 0x11, green: 0xAA, blue: 0xFF))
        #expect(try QRColor("#10aBcD") == QRColor(red: 0x10, green: 0xAB, blue: 0xCD))
        #expect(try QRColor("#000") == .black)
        #expect(try QRColor("#ffffff") == .white)
    }
}
