internal import MFACrypto
internal import OTPCore

extension ChallengeBook {
    func write(to writer: FieldWriter) {
        writer.list(challenges) { $0.write(to: writer) }
    }

    init(from reader: FieldReader) throws(FieldReader.Failure) {
        self.init(try reader.list { () throws(FieldReader.Failure) in try CodeChallenge(from: reader) })
    }
}

extension CodeChallenge {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.byte(purpose.rawValue)
        writer.text(address.e164)
        writer.optional(factor) { writer.text($0.text) }
        writer.time(createdAt)
        writer.time(expiresAt)
        writer.list(sendings) { sending in
            writer.time(sending.at)
            writer.byte(sending.channel.rawValue)
        }
        writer.number(triesLeft)
        writer.bytes(session.digest)
        writer.number(code.value)
        writer.number(code.count)
        writer.byte(state.rawValue)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        id = try reader.factorID()
        purpose = try reader.oneOf(Purpose.self)
        guard let address = PhoneAddress(e164: try reader.text()) else { throw .unknownValue }
        self.address = address
        factor = try reader.optional { () throws(FieldReader.Failure) in try reader.factorID() }
        createdAt = try reader.time()
        expiresAt = try reader.time()
        sendings = try reader.list { () throws(FieldReader.Failure) in
            Sending(at: try reader.time(), channel: try reader.oneOf(Channel.self))
        }
        triesLeft = try reader.count()
        session = SessionBinding(digest: try reader.bytes())
        let value = try reader.number()
        code = OTPCode(value: value, count: try reader.count(upTo: 19))
        state = try reader.oneOf(State.self)
    }
}
