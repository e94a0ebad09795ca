internal import MFACore
package import MFACrypto
internal import OTPCore

extension Enrollment: RecordValue {
    package static var noun: String { "set-up" }
    package static var format: UInt8 { 1 }

    package func write(to writer: FieldWriter) {
        writer.text(account.text)
        writer.text(accountName)
        let replaced: FactorID? = if case .replace(let factor) = purpose { factor } else { nil }
        writer.optional(replaced) { writer.text($0.text) }
        writer.byte(situation.rawValue)
        writer.list(applications, writer.text)
        writer.time(beganAt)
        writer.time(expiresAt)
        writer.bytes(session.digest)
        writer.flag(asksPassword)
        writer.flag(isVerified)
        writer.optional(preselected, writer.text)
        writer.text(token)
        writer.list(past + [current]) { $0.write(to: writer) }
        writer.number(settled)
        writer.text(factor.text)
        writer.time(factorBegunAt)
        writer.list(confirmed) { confirmed in
            writer.text(confirmed.factor.text)
            writer.method(confirmed.method)
            writer.text(confirmed.offer)
            writer.time(confirmed.at)
        }
    }

    package init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        account = try reader.accountID()
        accountName = try reader.text()
        let replaced = try reader.optional { () throws(FieldReader.Failure) in try reader.factorID() }
        purpose = replaced.map { .replace($0) } ?? .add
        situation = try reader.oneOf(Situation.self)
        applications = try reader.list { () throws(FieldReader.Failure) in try reader.text() }
        beganAt = try reader.time()
        expiresAt = try reader.time()
        session = SessionBinding(digest: try reader.bytes())
        asksPassword = try reader.flag()
        isVerified = try reader.flag()
        preselected = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
        token = try reader.text()
        var entries = try reader.list { () throws(FieldReader.Failure) in try Entry(from: reader) }
        guard let last = entries.popLast() else { throw .unknownValue }
        past = entries
        current = last
        settled = try reader.count(upTo: entries.count)
        factor = try reader.factorID()
        factorBegunAt = try reader.time()
        confirmed = try reader.list { () throws(FieldReader.Failure) in
            Confirmed(
                factor: try reader.factorID(), method: try reader.method(), offer: try reader.text(),
                at: try reader.time())
        }
    }
}

extension Enrollment.Entry {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(step.description)
        writer.number(refusals)
        writer.list(memo.values.sorted { $0.key < $1.key }) { entry in
            writer.text(entry.key)
            writer.secret(entry.value)
        }
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        step = EnrollmentStep(unchecked: try reader.text())
        refusals = try reader.count()
        var values: [String: SecretBytes] = [:]
        for (name, value) in try reader.list({ () throws(FieldReader.Failure) in
            (try reader.text(), try reader.secret())
        }) {
            values[name] = value
        }
        memo = StepMemo(values: values)
    }
}
