import Foundation
import OTPCore
import TestVectors
import Testing

private func settle(_ verdict: consuming OCRA.Verdict) -> Outcome<OCRA.Success, OCRA.Rejection>? {
    switch consume verdict {
    case .matched(let pending): pending.commit { _, _ in true }.map { .accepted($0) }
    case .rejected(let reason): .rejected(reason)
    }
}

private func newState(_ verdict: consuming OCRA.Verdict) -> OCRA.State? {
    switch consume verdict {
    case .matched(let pending): pending.newState
    case .rejected: nil
    }
}

@Suite struct OCRATests {
    private func ocra(_ suite: String, _ key: String = "K20") throws -> OCRA {
        OCRA(secret: try OTPSecret(bytes: TestVectors.all.key(key)), suite: try OCRASuite(suite))
    }

    @Test func `RFC 6287 appendix C gives its responses, and each is accepted once`() throws {
        for group in TestVectors.all.rfc6287.suites {
            let ocra = try ocra(group.suite, group.key)
            let inputs = OCRA.Inputs(
                pin: group.pin.map { OCRA.PIN($0) }, time: group.timeStep.map { UnixTime(Int64($0) * 60) })
            for vector in group.vectors {
                let limit = ocra.suite.question.maximumLength
                let challenge =
                    vector.question.count > limit
                    ? try OCRAChallenge(
                        String(vector.question.prefix(limit)), answeredWith: String(vector.question.dropFirst(limit)),
                        for: ocra.suite)
                    : try OCRAChallenge(vector.question, for: ocra.suite)
                let response = try ocra.response(to: challenge, counter: vector.counter, inputs: inputs)
                #expect(response.text == vector.code, "\(group.suite) \(group.role ?? "")")

                let state = OCRA.State(challenge: challenge, nextCounter: vector.counter ?? 0)
                let found = newState(ocra.verify(typed: vector.code, state: state, inputs: inputs))
                let after = try #require(found)
                #expect(after.challenge == nil)
                #expect(
                    settle(ocra.verify(typed: vector.code, state: after, inputs: inputs)) == .rejected(.noChallenge))
            }
        }
    }

    @Test func `a counter is looked for ahead and never behind`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-6:C-QN08")
        let challenge = try OCRAChallenge("12345678", for: ocra.suite)
        let state = OCRA.State(challenge: challenge, nextCounter: 5)
        for counter in UInt64(3)...16 {
            let typed = try ocra.response(to: challenge, counter: counter).text
            let after = newState(ocra.verify(typed: typed, state: state))
            #expect(after?.nextCounter == ((5...15).contains(counter) ? counter + 1 : nil))
        }
        let exhausted = OCRA.State(challenge: challenge, nextCounter: .max)
        #expect(settle(ocra.verify(typed: "123456", state: exhausted)) == .rejected(.exhausted))
        let last = try ocra.response(to: challenge, counter: .max - 1).text
        let nearEnd = OCRA.State(challenge: challenge, nextCounter: .max - 3)
        #expect(newState(ocra.verify(typed: last, state: nearEnd))?.nextCounter == .max)
    }

    @Test func `counter and time together name the counter that matched`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-8:C-QN08-T30S")
        let challenge = try OCRAChallenge("12345678", for: ocra.suite)
        let typed = try ocra.response(to: challenge, counter: 7, inputs: .init(time: 3030)).text
        let verdict = ocra.verify(
            typed: typed, state: .init(challenge: challenge, nextCounter: 5), inputs: .init(time: 3000))
        guard case .accepted(let success)? = settle(verdict) else {
            Issue.record("the right response was rejected")
            return
        }
        #expect(success.challenge == challenge)
        #expect(success.counter == 7)
    }

    @Test func `time steps of the window are accepted and no others`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA256-8:QN08-T1M")
        let challenge = try OCRAChallenge("12345678", for: ocra.suite)
        let state = OCRA.State(challenge: challenge)
        for minute in Int64(-3)...3 {
            let typed = try ocra.response(to: challenge, inputs: .init(time: UnixTime(6000 + minute * 60))).text
            let verdict = ocra.verify(typed: typed, state: state, inputs: .init(time: 6000))
            #expect((newState(verdict) != nil) == (-1...1).contains(minute))
        }
    }

    @Test func `session data are padded on the left to the suite's length`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-6:QA08-S064")
        let challenge = try OCRAChallenge("ABC", for: ocra.suite)
        let short = try ocra.response(to: challenge, inputs: .init(session: [1, 2]))
        let padded = try ocra.response(
            to: challenge, inputs: .init(session: [UInt8](repeating: 0, count: 62) + [1, 2]))
        #expect(short == padded)
        #expect(throws: OTPError.self) {
            try ocra.response(to: challenge, inputs: .init(session: [UInt8](repeating: 0, count: 65)))
        }
    }

    @Test func `every input is needed exactly if the suite names it`() throws {
        let all = OCRA.Inputs(pin: OCRA.PIN("1234"), session: [1], time: 60)
        for suite in ["C-QN08", "QN08-PSHA1", "QN08-S001", "QN08-T1M", "QN08"] {
            let ocra = try ocra("OCRA-1:HOTP-SHA1-6:\(suite)")
            let challenge = try OCRAChallenge("1", for: ocra.suite)
            let counter: UInt64? = suite.hasPrefix("C") ? 1 : nil
            var inputs = OCRA.Inputs()
            if suite.hasSuffix("PSHA1") { inputs.pin = all.pin }
            if suite.hasSuffix("S001") { inputs.session = all.session }
            if suite.hasSuffix("T1M") { inputs.time = all.time }
            #expect(throws: Never.self) { try ocra.response(to: challenge, counter: counter, inputs: inputs) }

            let unexpected = #expect(throws: OTPError.self) {
                try ocra.response(to: challenge, counter: counter == nil ? 1 : nil, inputs: inputs)
            }
            #expect(unexpected?.code == (counter == nil ? .inputUnexpected : .inputMissing))
            if suite != "QN08" && counter == nil {
                let missing = #expect(throws: OTPError.self) { try ocra.response(to: challenge) }
                #expect(missing?.code == .inputMissing)
            }
            guard
                case .rejected(.inputs)? = settle(
                    ocra.verify(typed: "123456", state: .init(challenge: challenge), inputs: all))
            else {
                Issue.record("all inputs were taken by \(suite)")
                continue
            }
        }
        let timed = try ocra("OCRA-1:HOTP-SHA1-6:QN08-T1M")
        let challenge = try OCRAChallenge("1", for: timed.suite)
        #expect(throws: OTPError.self) { try timed.response(to: challenge, inputs: .init(time: -1)) }
    }

    @Test func `a wrong response, and one that is none, are told apart`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-6:QN08")
        let state = OCRA.State(challenge: try OCRAChallenge("00000000", for: ocra.suite))
        #expect(settle(ocra.verify(typed: "237654", state: state)) == .rejected(.wrong))
        guard case .rejected(.malformed(let error))? = settle(ocra.verify(typed: "23765", state: state)) else {
            Issue.record("five digits were judged")
            return
        }
        #expect(error.code == .codeTooShort)
    }

    @Test func `hexadecimal questions pack two digits a byte, in either case`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-10:QH10")
        let upper = try ocra.response(to: OCRAChallenge("ABCDE", for: ocra.suite))
        #expect(try ocra.response(to: OCRAChallenge("abcde", for: ocra.suite)) == upper)
        #expect(upper.count == 10)
        // A numeric question goes in as the hexadecimal text of its number: 703710 is ABCDE.
        let numeric = OCRASuite.QuestionFormat.Kind.numeric
        #expect(numeric.rawValue == "N")
    }

    @Test func `a numeric question of 64 digits does not overflow`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-6:QN64")
        let nines = String(repeating: "9", count: 64)
        #expect(throws: Never.self) { try ocra.response(to: OCRAChallenge(nines, for: ocra.suite)) }
        let mutual = try OCRAChallenge(nines, answeredWith: String(repeating: "8", count: 64), for: ocra.suite)
        #expect(throws: Never.self) { try ocra.response(to: mutual) }
    }

    @Test func `random challenges have the suite's form and are all different`() throws {
        var generator = SeededGenerator(seed: 6287)
        for form in ["QN08", "QA10", "QH64"] {
            let suite = try OCRASuite("OCRA-1:HOTP-SHA1-6:\(form)")
            let challenges = (0..<50).map { _ in OCRAChallenge.random(for: suite, using: &generator) }
            #expect(Set(challenges).count == 50)
            for challenge in challenges {
                #expect(challenge.question.count == suite.question.maximumLength)
                #expect(throws: Never.self) { try OCRAChallenge(challenge.question, for: suite) }
            }
        }
    }

    @Test(arguments: ["", "123456789", "1234567a", "１２３４"])
    func `a question of another form is refused`(question: String) throws {
        let suite = try OCRASuite("OCRA-1:HOTP-SHA1-6:QN08")
        #expect(throws: OTPError.self) { try OCRAChallenge(question, for: suite) }
        #expect(throws: OTPError.self) { try OCRAChallenge("12345678", answeredWith: question, for: suite) }
        #expect(throws: OTPError.self) { try OCRAChallenge(question, answeredWith: "12345678", for: suite) }
    }

    @Test func `a response cannot be reflected: mutual questions are whole and differ`() throws {
        let suite = try OCRASuite("OCRA-1:HOTP-SHA1-6:QA04")
        #expect(throws: OTPError.self) { try OCRAChallenge("AAAA", answeredWith: "AAAA", for: suite) }
        #expect(throws: OTPError.self) { try OCRAChallenge("AAAA", answeredWith: "AA", for: suite) }
        #expect(throws: OTPError.self) { try OCRAChallenge("AA", answeredWith: "AAAA", for: suite) }
        let ocra = OCRA(secret: rfcSecret, suite: suite)
        let there = try ocra.response(to: OCRAChallenge("ABCD", answeredWith: "EFGH", for: suite))
        let back = try ocra.response(to: OCRAChallenge("EFGH", answeredWith: "ABCD", for: suite))
        #expect(there != back)
    }

    @Test func `a question made for a longer suite is refused by a shorter one`() throws {
        let long = try OCRAChallenge("1234567890123456", for: OCRASuite("OCRA-1:HOTP-SHA1-6:QN16"))
        #expect(throws: OTPError.self) { try ocra("OCRA-1:HOTP-SHA1-6:QN08").response(to: long) }
    }

    @Test func `a server may keep the hash of the PIN alone`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA256-8:QN08-PSHA1", "K32")
        let challenge = try OCRAChallenge("00000000", for: ocra.suite)
        let hash = bytes(hex: "7110eda4d09e062aa5e4a390b0a572ac0d2c0220")
        #expect(try ocra.response(to: challenge, inputs: .init(pin: OCRA.PIN(hash: hash))).text == "83238735")
        #expect(throws: OTPError.self) {
            try ocra.response(to: challenge, inputs: .init(pin: OCRA.PIN(hash: hash.dropLast())))
        }
    }

    @Test func `the widest search is done in one go`() throws {
        let ocra = try ocra("OCRA-1:HOTP-SHA1-8:C-QN64-PSHA512-S512-T1M")
        let challenge = OCRAChallenge.random(for: ocra.suite)
        let inputs = OCRA.Inputs(pin: OCRA.PIN("1234"), session: [1], time: 6000)
        let typed = try ocra.response(
            to: challenge, counter: 105, inputs: .init(pin: inputs.pin, session: [1], time: 7200))
        let verdict = ocra.verify(
            typed: typed.text, state: .init(challenge: challenge, nextCounter: 5), inputs: inputs,
            lookAhead: try HOTP.LookAhead(100), window: try TOTP.Window(behind: 20, ahead: 20))
        #expect(newState(verdict)?.nextCounter == 106)
    }

    @Test func `a challenge from storage is checked again`() throws {
        let forged = try JSONDecoder().decode(
            OCRA.State.self,
            from: Data(#"{"challenge":{"question":"\#(String(repeating: "A", count: 500))"},"nextCounter":0}"#.utf8))
        let ocra = try ocra("OCRA-1:HOTP-SHA1-6:QA08")
        guard case .rejected(.inputs(let error))? = settle(ocra.verify(typed: "123456", state: forged)) else {
            Issue.record("a forged challenge was judged")
            return
        }
        #expect(error.code == .challengeMalformed)
    }

    @Test(arguments: [
        "", "OCRA-1", "OCRA-2:HOTP-SHA1-6:QN08", "OCRA-1:HOTP-SHA1-6", "OCRA-1:HOTP-SHA1-6:QN08:X",
        "OCRA-1:TOTP-SHA1-6:QN08",
        "OCRA-1:HOTP-MD5-6:QN08", "OCRA-1:HOTP-SHA384-6:QN08", "OCRA-1:HOTP-SHA1-0:QN08", "OCRA-1:HOTP-SHA1-3:QN08",
        "OCRA-1:HOTP-SHA1-11:QN08", "OCRA-1:HOTP-SHA1-+6:QN08", "OCRA-1:HOTP-SHA1-06:QN08", "OCRA-1:HOTP-SHA1-6:C",
        "OCRA-1:HOTP-SHA1-6:QN3", "OCRA-1:HOTP-SHA1-6:QN008", "OCRA-1:HOTP-SHA1-6:QN08-T01M", "OCRA-1:HOTP-SHA1-6:QN03",
        "OCRA-1:HOTP-SHA1-6:QN65", "OCRA-1:HOTP-SHA1-6:QX08",
        "OCRA-1:HOTP-SHA1-6:QN08-C", "OCRA-1:HOTP-SHA1-6:QN08-PMD5", "OCRA-1:HOTP-SHA1-6:QN08-S0",
        "OCRA-1:HOTP-SHA1-6:QN08-S000",
        "OCRA-1:HOTP-SHA1-6:QN08-S513", "OCRA-1:HOTP-SHA1-6:QN08-T0S", "OCRA-1:HOTP-SHA1-6:QN08-T60S",
        "OCRA-1:HOTP-SHA1-6:QN08-T0H", "OCRA-1:HOTP-SHA1-6:QN08-T49H", "OCRA-1:HOTP-SHA1-6:QN08-T1D",
        "OCRA-1:HOTP-SHA1-6:QN08-T",
        "OCRA-1:HOTP-SHA1-6:QN08-T1M-PSHA1", "OCRA-1:HOTP-SHA1-6:QN08-", "ocra-1:hotp-sha1-6:qn08",
    ])
    func `a suite that RFC 6287 does not allow is refused`(text: String) {
        let error = #expect(throws: OTPError.self) { try OCRASuite(text) }
        #expect(error?.code == .suiteMalformed)
    }

    @Test func `the example of RFC 6287 section 6.4 has a question length of one digit`() throws {
        let suite = try OCRASuite("OCRA-1:HOTP-SHA1-4:QH8-S512")
        #expect(suite.question.maximumLength == 8)
        #expect(suite.sessionLength == 512)
        #expect(suite.digits == 4)
    }

    @Test func `a suite says what it is made of, and is stored as its text`() throws {
        let suite = try OCRASuite("OCRA-1:HOTP-SHA512-8:C-QA10-PSHA256-S128-T12H")
        #expect(suite.algorithm == .sha512)
        #expect(suite.digits == 8)
        #expect(suite.usesCounter)
        #expect(suite.question.kind == .alphanumeric)
        #expect(suite.question.maximumLength == 10)
        #expect(suite.pinAlgorithm == .sha256)
        #expect(suite.sessionLength == 128)
        #expect(suite.timeStep == 43_200)
        #expect("\(suite)" == suite.text)
        #expect(try JSONDecoder().decode(OCRASuite.self, from: JSONEncoder().encode(suite)) == suite)
        #expect(throws: OTPError.self) { try JSONDecoder().decode(OCRASuite.self, from: Data(#""nonsense""#.utf8)) }
    }
}
