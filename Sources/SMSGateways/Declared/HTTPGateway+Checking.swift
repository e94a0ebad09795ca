internal import MFACore
internal import SMSChallenge

extension HTTPGateway.Configuration {
    /// Refuses what could not be sent, what would show a code, and rules that contradict themselves.
    func check() throws(PolicyError) {
        try PolicyError.check(!name.isEmpty, "A gateway needs a name, which is stored with its messages.")
        try PolicyError.check(
            method == "POST" || method == "PUT",
            "A gateway is called with POST or PUT; \(method) would put the code into an address, which servers log.")
        for (name, template) in headers { try HTTPGateway.check(header: name, template) }
        try body.check()
        try success.check()
        for refusal in refusals {
            try PolicyError.check(
                !refusal.statuses.isEmpty || !refusal.conditions.isEmpty,
                "A rule of \(name) is met by every answer; name statuses or conditions.")
        }
        let asksForReports = body.templates.contains(where: \.hasReceiptURL)
        try PolicyError.check(
            asksForReports == (reports != nil),
            asksForReports
                ? "\(name) is told where to report, and nothing says how its reports are read."
                : "\(name) is not told where to report; a field of its body needs the place receiptURL.")
        try reports?.check()
    }
}

extension HTTPGateway {
    fileprivate static func check(header name: String, _ template: Template) throws(PolicyError) {
        let separators = #"()<>@,;:\"/[]?={}"#.utf8
        let isToken = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !separators.contains($0) }
        try PolicyError.check(isToken, "A header field is called “\(name)”, which is no name of one.")
        try PolicyError.check(
            !["content-type", "content-length", "host", "transfer-encoding"].contains(name.lowercased()),
            "The header field \(name) comes from the body and the address; leave it out.")
        for part in template.parts {
            let words: [String]
            switch part {
            case .text, .receiptURL:
                throw PolicyError("The header field \(name) has a place for what belongs in the body.")
            case .fixed(let text): words = [text]
            case .encoding(let gsm7, let ucs2): words = [gsm7, ucs2]
            case .senderForm(let name, let number, let short): words = [name, number, short]
            case .secret, .recipient, .sender, .id, .lifetime: words = []
            }
            try PolicyError.check(
                words.joined().utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F },
                "The header field \(name) holds a character that cannot stand in one.")
        }
    }
}

extension HTTPGateway.Body {
    fileprivate func check() throws(PolicyError) {
        if case .json(let template) = self { try template.check(isRoot: true) }
        try PolicyError.check(templates.contains(where: \.hasText), "The body has no place for the text.")
        try PolicyError.check(templates.contains(where: \.hasRecipient), "The body has no place for the recipient.")
        try PolicyError.check(
            !templates.contains { $0.hasReceiptURL && ($0.hasText || $0.hasRecipient) },
            "The text or the recipient shares a field with receiptURL, without which the field is left out.")
    }
}

extension HTTPGateway.JSONTemplate {
    fileprivate func check(isRoot: Bool = false) throws(PolicyError) {
        switch self {
        case .number(let template):
            try PolicyError.check(
                template.isNumber,
                "A number in JSON is made of digits, a lifetime, or the recipient without plus, and of nothing else.")
        case .text, .bool: break
        case .list(let elements):
            for element in elements { try element.check() }
        case .object(let fields):
            let names = fields.map(\.name)
            try PolicyError.check(Set(names).count == names.count, "Two fields of a JSON object have the same name.")
            for field in fields { try field.value.check() }
        }
        guard isRoot else { return }
        switch self {
        case .list, .object: break
        case .text, .number, .bool: throw PolicyError("A body of JSON is an object or a list.")
        }
    }
}

extension HTTPGateway.Success {
    fileprivate func check() throws(PolicyError) {
        try PolicyError.check(
            !statuses.isEmpty && statuses.allSatisfy { (200..<300).contains($0) },
            "A message counts as taken for statuses of 2xx alone; name at least one.")
    }
}

extension HTTPGateway.Reports {
    fileprivate func check() throws(PolicyError) {
        try PolicyError.check(
            !sources.isEmpty, "Reports have their status nowhere; name a parameter, a field or a path.")
        try PolicyError.check(!states.isEmpty, "No word of a report means anything; name some.")
        for state in states.values {
            try PolicyError.check(
                state != .sending && state != .unknown,
                "No gateway can report that it is being asked, or that nobody knows.")
        }
        if let secret {
            try PolicyError.check(!secret.header.isEmpty, "The secret of reports stands in a header field; name it.")
        }
    }
}
