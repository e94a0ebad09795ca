import MFAJSON
import PhoneNumbers

/// The operation on phone numbers.
enum PhoneOperations {
    static func phone(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let text = try request.text("number")
        let letters = request.isNull("region") ? nil : try request.optionalText("region")
        let region = try letters.map { letters throws(RequestError) in
            guard let region = Region(letters) else {
                throw RequestError("The field region must be a country's two letters, such as NO.")
            }
            return region
        }
        let number = try orBadInput { () throws(PhoneNumberRefusal) in try PhoneNumber(text, in: region) }
        reply.set("e164", number.e164)
        reply.set("region", number.region.code)
        reply.set("type", number.type.rawValue)
        reply.set("national", number.national)
        reply.set("international", number.international)
        reply.set("masked", number.masked)
    }
}
