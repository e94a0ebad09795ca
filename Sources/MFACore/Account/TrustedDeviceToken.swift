internal import MFACrypto

/// What a remembered browser shows: its series, the number of the token in it, and two marks that only the series's secret makes.
///
/// The first mark says that the token is one of the series, the second that it was given to this browser. Who shows a token with
/// the first and without the second has it from somebody else's browser.
struct TrustedDeviceToken {
    let series: FactorID
    let number: UInt64
    private let mark: [UInt8]
    private let browserMark: [UInt8]

    private static let markLength = 16

    /// The token of that number.
    init(_ device: TrustedDevice, number: UInt64, browser: String) {
        series = device.id
        self.number = number
        mark = TrustedDeviceToken.mark(device.secret, number, nil)
        browserMark = TrustedDeviceToken.mark(device.secret, number, browser)
    }

    /// A token that came back; nil for what cannot be one.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 128 else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let series = FactorID(parts[0]), let number = UInt64(parts[1]),
            "\(number)" == parts[1], let mark = Hex.bytes(parts[2]), let browserMark = Hex.bytes(parts[3])
        else { return nil }
        self.series = series
        self.number = number
        self.mark = mark
        self.browserMark = browserMark
    }

    /// As a browser keeps it.
    var text: String { "\(series)-\(number)-\(Hex.text(mark))-\(Hex.text(browserMark))" }

    /// Whether it is one of the series.
    func belongs(to device: TrustedDevice) -> Bool {
        equal(mark, TrustedDeviceToken.mark(device.secret, number, nil))
    }

    /// Whether it was given to that browser.
    func wasGiven(by device: TrustedDevice, to browser: String) -> Bool {
        equal(browserMark, TrustedDeviceToken.mark(device.secret, number, browser))
    }

    private func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        constantTimeEqual(SecretBytes(copying: left), SecretBytes(copying: right))
    }

    private static func mark(_ secret: [UInt8], _ number: UInt64, _ browser: String?) -> [UInt8] {
        // The two can never be the mark of one another: one begins with a zero, the other with a one.
        let context = withUnsafeBytes(of: number.bigEndian) { Array($0) } + Array((browser ?? "").utf8)
        let key = HKDF.expand(SecretBytes(copying: secret), context: [browser == nil ? 0 : 1] + context)
        return key.withBytes { Array($0.prefix(markLength)) }
    }
}
