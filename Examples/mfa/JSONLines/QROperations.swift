import MFAJSON
import QRPayload

/// The operations on QR codes.
enum QROperations {
    static func rows(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let code = try code(request)
        reply.set("version", code.version)
        reply.set("ecc", code.level.letter)
        reply.set("mask", code.mask.rawValue)
        reply.set("rows", code.rows.map { row in row.map { $0 ? "1" : "0" }.joined() })
    }

    static func svg(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        reply.set("svg", try code(request).svg(title: "QR code"))
    }

    static func png(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let code = try code(request)
        let uri = try orBadInput { () throws(QRError) in try code.pngDataURI() }
        // The data after the comma.
        reply.set("png", String(uri.drop { $0 != "," }.dropFirst()))
    }

    private static func code(_ request: Request) throws(RequestError) -> QRCode {
        let letter = try request.optionalText("ecc") ?? "M"
        guard let level = QRLevel(letter: letter) else { throw RequestError("The field ecc must be L, M, Q or H.") }
        let version: Int? = try request.optionalNumber("version")
        let versions = version.map { $0...$0 } ?? 1...40
        let number: Int? = try request.optionalNumber("mask")
        let mask = try number.map { number throws(RequestError) in
            guard let mask = QRMask(rawValue: number) else { throw RequestError("The field mask must be 0 to 7.") }
            return mask
        }
        let boost = try request.bool("boost", default: true)
        let text = try request.optionalText("text")
        let hex = try request.optionalText("hex")
        guard (text == nil) != (hex == nil) else {
            throw RequestError("There must be either a field text or a field hex.")
        }
        var bytes: [UInt8] = []
        if hex != nil { bytes = try request.bytes("hex") }
        return try orBadInput { () throws(QRError) in
            if let text { return try QRCode(text, level: level, raisingLevel: boost, versions: versions, mask: mask) }
            return try QRCode([.bytes(bytes)], level: level, raisingLevel: boost, versions: versions, mask: mask)
        }
    }
}
