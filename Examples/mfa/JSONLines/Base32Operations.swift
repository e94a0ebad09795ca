import Base32
import MFAJSON

/// The operations on Base32.
enum Base32Operations {
    static func encode(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let format = try request.base32Format()
        let isPadded = try request.bool("padding", default: true)
        reply.set("text", (isPadded ? format : format.unpadded).encode(try request.bytes("hex")))
    }

    static func decode(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let format = try request.base32Format()
        let text = try request.text("text")
        let tolerance: Base32Tolerance = try request.bool("lenient", default: false) ? .misread : .strict
        let bytes = try orBadInput { () throws(Base32Error) in try format.decode(text, tolerating: tolerance) }
        reply.set("hex", bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
