import Foundation
import TestVectors
import Testing

@Suite struct JSONLinesTests {
    private func error(_ request: String) throws -> String? {
        let answer = try Tool.answer(to: request)
        guard answer["kind"] as? String == "bad-input" else { return nil }
        return answer["error"] as? String
    }

    @Test func `codes of the RFCs are answered in order, with their ids`() throws {
        let requests = TestVectors.all.rfc4226.vectors.map {
            #"{"op":"hotp","secret":"\#(secretText)","counter":\#($0.counter),"id":\#($0.counter)}"#
        }
        let answers = try Tool.answers(to: requests)
        for (vector, answer) in zip(TestVectors.all.rfc4226.vectors, answers) {
            #expect(answer["code"] as? String == vector.code6)
            #expect(answer["id"] as? Int == Int(vector.counter))
        }
    }

    @Test func `totp tells code, step and seconds`() throws {
        let answer = try Tool.answer(to: #"{"op":"totp","secret":"\#(secretText)","time":59,"digits":8,"id":"x"}"#)
        #expect(answer as NSDictionary == ["id": "x", "code": "94287082", "step": 1, "remaining": 1])
        let shifted = try Tool.answer(
            to: #"{"op":"totp","secret":"\#(secretText)","time":100,"epoch":99,"period":60,"algorithm":"SHA512"}"#)
        #expect(shifted["step"] as? Int == 0)
        #expect(shifted["remaining"] as? Int == 59)
    }

    @Test(arguments: [
        (#""code":"287 082""#, #"{"accepted":true,"step":1}"#),
        (#""code":"287082","lastAccepted":null"#, #"{"accepted":true,"step":1}"#),
        (#""code":"287082","lastAccepted":1"#, #"{"accepted":false,"reason":"replayed"}"#),
        (#""code":"755224","lastAccepted":0"#, #"{"accepted":false,"reason":"replayed"}"#),
        (#""code":"000000""#, #"{"accepted":false,"reason":"wrong"}"#),
        (#""code":"""#, #"{"accepted":false,"reason":"malformed"}"#),
        (#""code":"969429","window":[0,2]"#, #"{"accepted":true,"step":3}"#),
        (#""code":"969429""#, #"{"accepted":false,"reason":"wrong"}"#),
    ])
    func `verify-totp answers by the stored step`(fields: String, answer: String) throws {
        let outcome = try Tool.run(
            "jsonl", input: #"{"op":"verify-totp","secret":"\#(secretText)","time":59,\#(fields)}"# + "\n")
        #expect(outcome.output == answer + "\n")
    }

    @Test(arguments: [
        (#""code":"287082","counter":0"#, #"{"accepted":true,"counter":1}"#),
        (#""code":"287082","counter":2"#, #"{"accepted":false,"reason":"wrong"}"#),
        (#""code":"287082","counter":0,"lookAhead":0"#, #"{"accepted":false,"reason":"wrong"}"#),
        (#""code":"094451","counter":18446744073709551615"#, #"{"accepted":false,"reason":"exhausted"}"#),
        (#""code":"x","counter":0"#, #"{"accepted":false,"reason":"malformed"}"#),
    ])
    func `verify-hotp answers by the next counter`(fields: String, answer: String) throws {
        let outcome = try Tool.run("jsonl", input: #"{"op":"verify-hotp","secret":"\#(secretText)",\#(fields)}"# + "\n")
        #expect(outcome.output == answer + "\n")
    }

    @Test func `Base32 is encoded and decoded in every variant`() throws {
        for vector in TestVectors.all.rfc4648.vectors {
            let bytes = hex(vector.ascii.utf8)
            for (variant, text) in [
                ("rfc4648", vector.base32), ("hex", vector.base32hex), ("crockford", vector.crockfordUnpadded),
            ] {
                let answers = try Tool.answers(to: [
                    #"{"op":"base32-encode","hex":"\#(bytes)","variant":"\#(variant)"}"#,
                    #"{"op":"base32-encode","hex":"\#(bytes)","variant":"\#(variant)","padding":false}"#,
                    #"{"op":"base32-decode","text":"\#(text)","variant":"\#(variant)"}"#,
                    #"{"op":"base32-decode","text":"\#(text.lowercased()) ","variant":"\#(variant)","lenient":true}"#,
                ])
                #expect(answers[0]["text"] as? String == text)
                #expect(answers[1]["text"] as? String == text.filter { $0 != "=" })
                #expect(answers[2]["hex"] as? String == bytes)
                #expect(answers[3]["hex"] as? String == bytes)
            }
        }
    }

    @Test func `URIs are built and parsed`() throws {
        let built = try Tool.answer(
            to:
                #"{"op":"uri-build","type":"hotp","issuer":"Blå","account":"b c","secret":"\#(secretText)","counter":3,"digits":8}"#
        )
        let uri = try #require(built["uri"] as? String)
        #expect(uri == "otpauth://hotp/Bl%C3%A5:b%20c?secret=\(secretText)&issuer=Bl%C3%A5&digits=8&counter=3")
        let parsed = try Tool.answer(to: #"{"op":"uri-parse","uri":"\#(uri)"}"#)
        #expect(
            parsed as NSDictionary == [
                "type": "hotp", "issuer": "Blå", "account": "b c", "secret": secretText, "algorithm": "SHA1",
                "digits": 8, "counter": 3,
                "warnings": [String](),
            ])
        let bare = try Tool.answer(to: #"{"op":"uri-build","account":"b","issuer":null,"secret":"\#(secretText)"}"#)
        #expect(bare["uri"] as? String == "otpauth://totp/b?secret=\(secretText)")
        let odd = try Tool.answer(
            to: #"{"op":"uri-parse","uri":"otpauth://totp/A:b?secret=\#(secretText)&issuer=C&x=1+1"}"#)
        #expect(odd["issuer"] as? String == "C")
        #expect((odd["warnings"] as? [String])?.count == 2)
        let steam = try Tool.answer(
            to: #"{"op":"uri-build","type":"steam","account":"b","issuer":"A","secret":"\#(secretText)"}"#)
        #expect((steam["uri"] as? String)?.hasPrefix("otpauth://steam/A:b?") == true)
    }

    @Test func `exports are parsed, accounts that cannot be read included`() throws {
        let data = Data(
            bytes(hex: "0a11" + "0a0448656c6c1201612001280130020801".prefix(34)) + [0x0A, 0x02, 0x12, 0x00]
        ).base64EncodedString()
        let answer = try Tool.answer(to: #"{"op":"migration-parse","uri":"otpauth-migration://offline?data=\#(data)"}"#)
        let accounts = try #require(answer["accounts"] as? [[String: Any]])
        #expect(accounts.count == 2)
        #expect(accounts[0]["account"] as? String == "a")
        #expect(accounts[1]["error"] is String)
        #expect(answer["batch"] as? [String: Int] == ["size": 1, "index": 0, "id": 0])
    }

    @Test(arguments: [
        "", " ", "nonsense", "[1]", "null", "\"x\"", "{", "{}", "{\"op\"}", "{\"op\":}", "{\"op\":\"totp\",}",
        "{\"op\":\"totp\"} x", "{op:1}",
        #"{"op":"nothing"}"#, #"{"op":1}"#, #"{"op":null}"#, #"{"op":"hotp"}"#, #"{"op":"totp","op":"totp"}"#,
        "\u{FEFF}{\"op\":\"totp\"}",
        #"{"op":"\ud800"}"#, #"{"op":"\ud800\u0041"}"#, #"{"op":"\udc00"}"#, #"{"op":"\x"}"#, #"{"op":"\u00g0"}"#,
        "{\"op\":\"a\u{1}\"}", #"{"op":"abc"#,
        #"{"id":1.0,"op":"totp"}"#, #"{"id":{},"op":"totp"}"#, #"{"a":01}"#, #"{"a":1.}"#, #"{"a":-}"#, #"{"a":1e}"#,
        #"{"a":+1}"#, #"{"a":NaN}"#, #"{"a":tru}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1.0}"#, #"{"op":"hotp","secret":"GEZDGNBV","counter":1e0}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":-1}"#, #"{"op":"hotp","secret":"GEZDGNBV","counter":"1"}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":18446744073709551616}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1E400}"#,
        #"{"op":"hotp","secret":"","counter":1}"#, #"{"op":"hotp","secret":"1","counter":1}"#,
        #"{"op":"hotp","secret":7,"counter":1}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1,"digits":10}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1,"digits":"6"}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1,"algorithm":"MD5"}"#,
        #"{"op":"hotp","secret":"GEZDGNBV","counter":1,"algorithm":null}"#,
        #"{"op":"totp","secret":"GEZDGNBV","time":-1}"#, #"{"op":"totp","secret":"GEZDGNBV","time":1,"period":0}"#,
        #"{"op":"totp","secret":"GEZDGNBV"}"#,
        #"{"op":"totp","secret":"GEZDGNBV","time":1,"epoch":2}"#,
        #"{"op":"totp","secret":"GEZDGNBV","time":9223372036854775808}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1,"code":123456}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1,"code":"1","window":[21,0]}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1,"code":"1","window":[1]}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1,"code":"1","window":1}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":-1,"code":"123456"}"#,
        #"{"op":"verify-totp","secret":"GEZDGNBV","time":1,"code":"1","lastAccepted":-1}"#,
        #"{"op":"verify-hotp","secret":"GEZDGNBV","counter":0,"code":"1","lookAhead":101}"#,
        #"{"op":"verify-hotp","secret":"GEZDGNBV","code":"1"}"#,
        #"{"op":"base32-encode","hex":"0"}"#, #"{"op":"base32-encode","hex":"0g"}"#,
        #"{"op":"base32-encode","hex":"00","variant":"base64"}"#,
        #"{"op":"base32-encode","hex":"00","padding":1}"#, #"{"op":"base32-decode","text":"MZ======"}"#,
        #"{"op":"base32-decode","text":"my======"}"#,
        #"{"op":"base32-decode","text":"0","lenient":"yes"}"#, #"{"op":"uri-parse","uri":"otpauth://totp/a"}"#,
        #"{"op":"uri-parse"}"#,
        #"{"op":"uri-build","account":"a:b","secret":"GEZDGNBV"}"#,
        #"{"op":"uri-build","type":"hotp","account":"a","secret":"GEZDGNBV"}"#,
        #"{"op":"uri-build","type":"yotp","account":"a","secret":"GEZDGNBV"}"#,
        #"{"op":"migration-parse","uri":"otpauth://totp/a"}"#,
        #"{"op":"qr"}"#, #"{"op":"qr","text":"a","hex":"61"}"#, #"{"op":"qr","hex":"6"}"#, #"{"op":"qr","text":1}"#,
        #"{"op":"qr","text":"a","ecc":"m"}"#, #"{"op":"qr","text":"a","mask":8}"#, #"{"op":"qr","text":"a","mask":-1}"#,
        #"{"op":"qr","text":"a","version":0}"#, #"{"op":"qr","text":"a","version":41}"#,
        #"{"op":"qr","text":"a","boost":1}"#, #"{"op":"qr","text":"GEZDGNBVGY3TQOJQ_GEZDGNBVGY3TQOJQ","version":1}"#,
        #"{"op":"qr-svg"}"#, #"{"op":"qr-png","text":"a","ecc":7}"#,
    ])
    func `what cannot be answered gets one sentence of kind bad-input`(request: String) throws {
        let sentence = try #require(try error(request))
        #expect(!sentence.isEmpty && !sentence.contains("GEZD"))
    }

    @Test func `qr answers with version, level, mask and rows`() throws {
        let fields = QRVectors.all.worked.filter { $0.mode == "numeric" }
        let example = try #require(fields.first)
        for mask in 0..<8 {
            let answer = try Tool.answer(
                to: #"{"op":"qr","text":"\#(example.text)","ecc":"\#(example.level)","mask":\#(mask),"boost":false}"#)
            #expect(answer["version"] as? Int == example.version)
            #expect(answer["mask"] as? Int == mask)
            #expect(answer["ecc"] as? String == example.level)
            let rows = try #require(answer["rows"] as? [String])
            #expect(rows.count == 21 && rows.allSatisfy { $0.count == 21 })
        }
        let golden = try #require(QRVectors.all.golden.first { $0.id == "uri-M" })
        let hex = golden.content(.all).map { String($0, radix: 16) }.joined()
        let answer = try Tool.answer(to: #"{"op":"qr","hex":"\#(hex)","boost":false}"#)
        #expect(answer["mask"] as? Int == golden.mask)
        #expect(answer["version"] as? Int == golden.version)
        // A text is divided optimally, and bytes are not.
        let text = String(repeating: secretText, count: 4)
        let bytes = text.utf8.map { String($0, radix: 16) }.joined()
        #expect(try Tool.answer(to: #"{"op":"qr","text":"\#(text)"}"#)["version"] as? Int == 6)
        #expect(try Tool.answer(to: #"{"op":"qr","hex":"\#(bytes)"}"#)["version"] as? Int == 8)
        #expect(try Tool.answer(to: #"{"op":"qr","text":"a"}"#)["ecc"] as? String == "H")
        #expect(try Tool.answer(to: #"{"op":"qr","text":"","version":7}"#)["version"] as? Int == 7)
    }

    @Test func `qr-svg and qr-png answer with pictures that a reader reads`() throws {
        let svg = try #require(
            try Tool.answer(to: #"{"op":"qr-svg","text":"Å&<>","ecc":"Q"}"#)["svg"] as? String)
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>"))
        let png = try #require(try Tool.answer(to: #"{"op":"qr-png","text":"HELLO-PNG"}"#)["png"] as? String)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("mfa-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try #require(Data(base64Encoded: png)).write(to: file)
        #expect(try Tool.read(file.path) == "HELLO-PNG")
    }

    @Test(arguments: [
        (#""text":"""#, #"{"encoding":"gsm7","units":0,"segments":1}"#),
        (#""text":"€""#, #"{"encoding":"gsm7","units":2,"segments":1}"#),
        (#""text":"Код""#, #"{"encoding":"ucs2","units":3,"segments":1}"#),
        (#""text":"e\u0301""#, #"{"encoding":"ucs2","units":2,"segments":1}"#),
    ])
    func `sms answers with a text's encoding, places and messages`(fields: String, answer: String) throws {
        #expect(try Tool.run("jsonl", input: #"{"op":"sms",\#(fields)}"# + "\n").output == answer + "\n")
    }

    @Test(arguments: [
        (
            #""number":"406 12 345","region":"NO""#,
            #"{"e164":"+4740612345","region":"NO","type":"mobile","national":"40 61 23 45","#
                + #""international":"+47 40 61 23 45","masked":"•• •• •3 45"}"#
        ),
        (
            #""number":"tel:+1-201-555-0123","region":null"#,
            #"{"e164":"+12015550123","region":"US","type":"fixedLineOrMobile","national":"(201) 555-0123","#
                + #""international":"+1 201-555-0123","masked":"(•••) •••-•123"}"#
        ),
        (
            #""number":"+800 1234 5678""#,
            #"{"e164":"+80012345678","region":"001","type":"tollFree","national":"1234 5678","#
                + #""international":"+800 1234 5678","masked":"•••• •678"}"#
        ),
    ])
    func `phone answers with a number's region, type and forms`(fields: String, answer: String) throws {
        let outcome = try Tool.run("jsonl", input: #"{"op":"phone",\#(fields)}"# + "\n")
        #expect(outcome.output == answer + "\n")
    }

    @Test(arguments: [
        (#""number":"40612345""#, "country code"), (#""number":"40612345","region":"Norway""#, "two letters"),
        (#""number":"40612345","region":1"#, "must be a text"), (#""region":"NO""#, "number is missing"),
        (#""number":"40612345 ext 5","region":"NO""#, "extension"), (#""number":"","region":"NO""#, "phone number"),
        (#""number":"+49 30 1234 5678 9012""#, "one digit too many"),
    ])
    func `a phone number that is none gets one sentence`(fields: String, part: String) throws {
        #expect(try error(#"{"op":"phone",\#(fields)}"#)?.contains(part) == true)
    }

    @Test func `an error carries the id`() throws {
        let answer = try Tool.answer(to: #"{"id":"abc","op":"hotp"}"#)
        #expect(answer["id"] as? String == "abc")
        #expect(answer["kind"] as? String == "bad-input")
    }

    @Test func `nesting is followed to 64 levels and no further`() throws {
        func nested(_ depth: Int) -> String {
            #"{"op":"totp","x":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        }
        #expect(try error(nested(63))?.contains("nested") == false)
        #expect(try error(nested(64))?.contains("nested") == true)
        #expect(try error(nested(100_000))?.contains("nested") == true)
    }

    @Test func `escapes and texts outside ASCII are understood and written`() throws {
        let answer = try Tool.answer(
            to: #"{"id":"\u00e6\ud83d\ude00\n\"\\\/\b\f\r\t","op":"hotp","secret":"\#(secretText)","counter":0}"#)
        #expect(answer["id"] as? String == "æ😀\n\"\\/\u{8}\u{C}\r\t")
    }

    @Test func `broken bytes and long lines get an error, and the next line its answer`() throws {
        let good = Data(#"{"op":"hotp","secret":"\#(secretText)","counter":0}"#.utf8) + [0x0A]
        var input = Data([0xFF, 0xFE, 0x0A]) + good
        input += Data(#"{"op":"\#(String(repeating: "x", count: 1 << 20))"}"#.utf8) + [0x0A] + good
        input += Data(repeating: 0x61, count: 5 << 20) + [0x0A] + good
        input += Data("{\"op\":\"".utf8) + [0xC3, 0x28] + Data("\"}\n".utf8) + good.dropLast()
        let outcome = try Tool.run(["jsonl"], input: input)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 8)
        for (index, line) in lines.enumerated() {
            #expect(line.contains(index.isMultiple(of: 2) ? "bad-input" : #"{"code":"755224"}"#))
        }
        #expect(outcome.status == 0)
    }

    #if os(Linux)
        @Test func `a hundred thousand mixed requests are answered without growth of memory`() throws {
            let mixed = [
                #"{"op":"totp","secret":"\#(secretText)","time":59}"#,
                #"{"op":"verify-totp","secret":"\#(secretText)","time":59,"code":"287082"}"#,
                #"{"op":"verify-hotp","secret":"\#(secretText)","counter":3,"code":"969429"}"#,
                #"{"op":"qr","text":"otpauth://totp/a"}"#,
                #"{"op":"base32-decode","text":"JBSWY3DP","id":7}"#,
                #"{"op":"uri-build","account":"a","issuer":"b","secret":"\#(secretText)"}"#,
                #"{"op":"uri-parse","uri":"otpauth://totp/A:b?secret=\#(secretText)&issuer=A"}"#, "nonsense",
                #"{"op":"totp","secret":7}"#,
                #"{"op":"migration-parse","uri":"otpauth-migration://offline?data=CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACjr4JKK+/////8B"}"#,
            ].map { $0 + "\n" }.joined()
            let process = Process()
            process.executableURL = Tool.url
            process.arguments = ["jsonl"]
            let (input, output) = (Pipe(), Pipe())
            process.standardInput = input
            process.standardOutput = output
            try process.run()

            var answered = 0
            /// Sends requests in portions that no pipe overflows from, and reads the answers to each.
            func answer(_ portions: Int) throws {
                for _ in 0..<portions {
                    try input.fileHandleForWriting.write(contentsOf: Data(String(repeating: mixed, count: 20).utf8))
                    answered += 200
                    var received = 0
                    while received < 200 {
                        let data = output.fileHandleForReading.availableData
                        try #require(!data.isEmpty)
                        received += data.count { $0 == 0x0A }
                    }
                }
            }
            func residentKilobytes() throws -> Int {
                let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
                let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
                return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
            }
            try answer(50)
            let before = try residentKilobytes()
            try answer(450)
            let after = try residentKilobytes()
            #expect(answered == 100_000)
            #expect(after - before < 1024, "\(before) kB became \(after) kB")
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    #endif
}
