/// A call as a server has received it.
package struct ReceivedCall: Sendable {
    /// The method.
    package let method: String
    /// What is called, as it stands in the first line.
    package let target: String
    /// The header fields in their order, their names in lower case.
    package let headers: [(name: String, value: String)]
    /// The body.
    package let body: [UInt8]

    /// Reads a call; nil for what is none, or is not whole yet.
    package init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: [13, 10, 13, 10], from: 0) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let first = lines.first?.split(separator: " ") ?? []
        guard first.count == 3 else { return nil }
        headers = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? (parts[0].lowercased(), ReceivedCall.trimmed(parts[1])) : nil
        }
        method = String(first[0])
        target = String(first[1])
        let rest = bytes[(end + 4)...]
        let fields = headers
        func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        if value("transfer-encoding")?.lowercased() == "chunked" {
            guard let whole = ReceivedCall.joined(Array(rest)) else { return nil }
            body = whole
        } else {
            let length = value("content-length").flatMap { Int($0) } ?? 0
            guard rest.count >= length else { return nil }
            body = Array(rest.prefix(length))
        }
    }

    /// The first value of a header field.
    package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    /// A body that came in chunks (RFC 9112, section 7.1); nil if the last one is missing.
    private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var body: [UInt8] = []
        var place = 0
        while let end = bytes.firstIndex(of: [13, 10], from: place) {
            let line = String(decoding: bytes[place..<end], as: UTF8.self)
            guard let length = Int(line.prefix { $0 != ";" }, radix: 16), length >= 0 else { return nil }
            if length == 0 { return body }
            guard end + 2 + length + 2 <= bytes.count else { return nil }
            body += bytes[(end + 2)..<(end + 2 + length)]
            place = end + 2 + length + 2
        }
        return nil
    }
}

extension [UInt8] {
    /// Where some bytes begin, at a place or after it.
    fileprivate func firstIndex(of bytes: [UInt8], from start: Int) -> Int? {
        guard start + bytes.count <= count else { return nil }
        return (start...(count - bytes.count)).first { self[$0..<($0 + bytes.count)].elementsEqual(bytes) }
    }
}
