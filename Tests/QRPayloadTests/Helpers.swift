import MFACrypto
import QRPayload
import TestVectors

extension QRLevel {
    /// A level by the letter of the standard.
    init(letter: String) {
        switch letter {
        case "L": self = .low
        case "M": self = .medium
        case "Q": self = .quartile
        default: self = .high
        }
    }
}

extension QRCode {
    /// All modules as text of 0 and 1.
    var text: String { rows.map { row in row.map { $0 ? "1" : "0" }.joined() }.joined(separator: "\n") }

    /// The modules by their hash, as the vectors have them.
    var sha256: String {
        let digest = Array(text.utf8).withUnsafeBytes { hash($0, .sha256) }
        return digest.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// A code of one segment in byte mode, at exactly the level asked for.
func byteCode(
    _ content: [UInt8], _ level: QRLevel, versions: ClosedRange<Int> = 1...40, mask: QRMask? = nil
) throws(QRError) -> QRCode {
    try QRCode([.bytes(content)], level: level, raisingLevel: false, versions: versions, mask: mask)
}

/// The refusal of what is not possible.
func refusal(_ body: () throws(QRError) -> Void) -> QRError? {
    do throws(QRError) {
        try body()
        return nil
    } catch {
        return error
    }
}

let digits = Array("0123456789".utf8)
let alphanumerics = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

/// A URI as enrolment shows it.
func enrolmentURI(_ generator: inout SeededGenerator) -> String {
    let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let issuer = ["Example", "Big%20Corp", "Kommunen", "CoZone"].randomElement(using: &generator) ?? ""
    let account = ["alice", "bob17", "kari.nordmann", "o"].randomElement(using: &generator) ?? ""
    let length = [16, 26, 32, 52, 103].randomElement(using: &generator) ?? 32
    let secret = String((0..<length).map { _ in base32[Int.random(in: 0..<32, using: &generator)] })
    let rest = ["", "&digits=8", "&algorithm=SHA256&digits=8&period=60"].randomElement(using: &generator) ?? ""
    return "otpauth://totp/\(issuer):\(account)%40example.com?secret=\(secret)&issuer=\(issuer)\(rest)"
}
