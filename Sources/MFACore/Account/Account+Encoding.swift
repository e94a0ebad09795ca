package import MFACrypto
internal import OTPCore

extension Account: RecordValue {
    package static var noun: String { "account" }

    /// Form 2 has sign-ins that are over, a reset that waits, and recovery codes that were sent behind what form 1 has.
    package static var format: UInt8 { 2 }

    package func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.time(createdAt)
        writer.list(factors) { $0.write(to: writer) }
        writer.list(retired) { $0.write(to: writer) }
        writer.optional(recoveryCodes) { $0.write(to: writer) }
        writer.list(trustedDevices) { $0.write(to: writer) }
        guesses.write(to: writer)
        challenges.write(to: writer)
        enforcement.write(to: writer)
        writer.optional(lastUsedFactor) { writer.text($0.text) }
        signIns.write(to: writer)
        writer.optional(pendingReset) { $0.write(to: writer) }
        writer.list(issuedCodes) { $0.write(to: writer) }
        writer.flag(enforcement.hasToBeginAnew)
    }

    package init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        let id = try reader.accountID()
        self.init(id: id, createdAt: try reader.time())
        factors = try reader.list { () throws(FieldReader.Failure) in try Factor(from: reader) }
        retired = try reader.list { () throws(FieldReader.Failure) in try RetiredFactor(from: reader) }
        recoveryCodes = try reader.optional { () throws(FieldReader.Failure) in try RecoveryCodeSet(from: reader) }
        trustedDevices = try reader.list { () throws(FieldReader.Failure) in try TrustedDevice(from: reader) }
        guesses = try GuessLedger(from: reader)
        challenges = try ChallengeBook(from: reader)
        enforcement = try EnforcementRecord(from: reader)
        lastUsedFactor = try reader.optional { () throws(FieldReader.Failure) in try reader.factorID() }
        if format >= 2 {
            signIns = try RedeemedSignIns(from: reader)
            pendingReset = try reader.optional { () throws(FieldReader.Failure) in try PendingReset(from: reader) }
            issuedCodes = try reader.list { () throws(FieldReader.Failure) in try IssuedCode(from: reader) }
            enforcement.hasToBeginAnew = try reader.flag()
        }
        // There are few: comparing each with each takes less than a set would.
        for (index, factor) in factors.enumerated() {
            guard !factors[..<index].contains(where: { $0.id == factor.id }) else { throw .unknownValue }
        }
    }
}

extension Factor {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(name)
        switch state {
        case .active: writer.byte(0)
        case .suspended(let reason):
            writer.byte(1)
            writer.byte(reason.rawValue)
        case .disabled(let reason):
            writer.byte(2)
            writer.byte(reason.rawValue)
        }
        credential.write(to: writer)
        writer.time(createdAt)
        writer.time(confirmedAt)
        writer.optional(lastUsedAt, writer.time)
        writer.number(failures)
        writer.list(history) { $0.write(to: writer) }
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        id = try reader.factorID()
        name = try reader.text()
        switch try reader.byte() {
        case 0: state = .active
        case 1: state = .suspended(try reader.oneOf(Suspension.self))
        case 2: state = .disabled(try reader.oneOf(Disablement.self))
        default: throw .unknownValue
        }
        credential = try Credential(from: reader)
        createdAt = try reader.time()
        confirmedAt = try reader.time()
        lastUsedAt = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
        failures = try reader.count()
        history = try reader.list { () throws(FieldReader.Failure) in try FactorHistoryEntry(from: reader) }
    }
}

extension FactorHistoryEntry {
    fileprivate func write(to writer: FieldWriter) {
        writer.byte(event.rawValue)
        writer.time(at)
        writer.text(source)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        self.init(try reader.oneOf(Event.self), at: try reader.time(), source: try reader.text())
    }
}

extension RetiredFactor {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(name)
        writer.method(method)
        writer.time(createdAt)
        writer.list(history) { $0.write(to: writer) }
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        id = try reader.factorID()
        name = try reader.text()
        method = try reader.method()
        createdAt = try reader.time()
        history = try reader.list { () throws(FieldReader.Failure) in try FactorHistoryEntry(from: reader) }
    }
}

extension RecoveryCodeSet {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(scheme)
        writer.bytes(salt)
        writer.time(issuedAt)
        writer.list(entries) { entry in
            writer.bytes(entry.digest)
            writer.optional(entry.spentAt, writer.time)
        }
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        scheme = try reader.text()
        salt = try reader.bytes()
        issuedAt = try reader.time()
        entries = try reader.list { () throws(FieldReader.Failure) in
            Entry(
                digest: try reader.bytes(),
                spentAt: try reader.optional { () throws(FieldReader.Failure) in try reader.time() })
        }
    }
}

extension TrustedDevice {
    fileprivate func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(name)
        writer.bytes(secret)
        writer.number(uses)
        writer.time(createdAt)
        writer.time(expiresAt)
        writer.optional(lastUsedAt, writer.time)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        self.init(
            id: try reader.factorID(), name: try reader.text(), secret: try reader.bytes(),
            uses: try reader.number(), createdAt: try reader.time(), expiresAt: try reader.time(),
            lastUsedAt: try reader.optional { () throws(FieldReader.Failure) in try reader.time() })
    }
}

extension EnforcementRecord {
    fileprivate func write(to writer: FieldWriter) {
        writer.optional(firstRemindedAt, writer.time)
        writer.optional(lastRemindedAt, writer.time)
        writer.optional(snoozedUntil, writer.time)
        writer.number(snoozes)
        writer.optional(exemptUntil, writer.time)
    }

    fileprivate init(from reader: FieldReader) throws(FieldReader.Failure) {
        self.init()
        firstRemindedAt = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
        lastRemindedAt = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
        snoozedUntil = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
        snoozes = try reader.count()
        exemptUntil = try reader.optional { () throws(FieldReader.Failure) in try reader.time() }
    }
}

extension FieldReader {
    package func accountID() throws(Failure) -> AccountID {
        guard let id = try? AccountID(try text()) else { throw .unknownValue }
        return id
    }

    package func method() throws(Failure) -> FactorMethod {
        FactorMethod(stored: try text(), try oneOf(FactorMethod.Interaction.self))
    }

    package func factorID() throws(Failure) -> FactorID {
        guard let id = FactorID(try text()) else { throw .unknownValue }
        return id
    }

    package func oneOf<Value: RawRepresentable<UInt8>>(_: Value.Type) throws(Failure) -> Value {
        guard let value = Value(rawValue: try byte()) else { throw .unknownValue }
        return value
    }
}

extension FieldWriter {
    package func method(_ method: FactorMethod) {
        text(method.name)
        byte(method.interaction.rawValue)
    }
}
