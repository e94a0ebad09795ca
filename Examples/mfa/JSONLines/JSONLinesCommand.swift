import MFAJSON

/// `mfa jsonl`: answers requests, for programs in other languages.
enum JSONLinesCommand: Command {
    static let name = "jsonl"
    static let summary = "answers JSON requests, one a line"
    static let help = """
        mfa jsonl: reads one JSON object a line and answers each with one

        The field op chooses the operation: \(operations.keys.sorted().joined(separator: ", ")).
        A field id, a text or a whole number, comes back in the answer. What cannot be answered gets
        {"error":"one sentence","kind":"bad-input"}, and the program goes on to the next line.

        Example: {"op":"totp","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","time":59,"digits":8}
        """

    /// Fills in the fields of an answer.
    typealias Operation = @Sendable (_ request: Request, _ reply: inout JSONObject) throws(RequestError) -> Void

    static let operations: [String: Operation] = [
        "hotp": OTPOperations.hotp,
        "totp": OTPOperations.totp,
        "verify-hotp": OTPOperations.verifyHOTP,
        "verify-totp": OTPOperations.verifyTOTP,
        "base32-encode": Base32Operations.encode,
        "base32-decode": Base32Operations.decode,
        "uri-parse": URIOperations.parse,
        "uri-build": URIOperations.build,
        "migration-parse": URIOperations.parseMigration,
        "qr": QROperations.rows,
        "qr-svg": QROperations.svg,
        "qr-png": QROperations.png,
        "phone": PhoneOperations.phone, "sms": MessageOperations.sms,
    ]

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        _ = try Arguments(arguments, flags: []).words()
        var lines = LineReader()
        while let line = lines.next() { Terminal.print(answer(to: line).text) }
        return 0
    }

    private static func answer(to line: LineReader.Line) -> JSONObject {
        var head = JSONObject()
        do throws(RequestError) {
            guard case .bytes(let bytes) = line else {
                throw RequestError("The line is longer than \(LineReader.limit) bytes.")
            }
            let request = try Request(bytes)
            try request.echoID(to: &head)
            guard let operation = operations[try request.text("op")] else {
                throw RequestError("The field op must be one of \(operations.keys.sorted().joined(separator: ", ")).")
            }
            var reply = head
            try operation(request, &reply)
            return reply
        } catch {
            // Only the id is repeated: the rest of a request may be secret.
            head.set("error", error.sentence)
            head.set("kind", "bad-input")
            return head
        }
    }
}
