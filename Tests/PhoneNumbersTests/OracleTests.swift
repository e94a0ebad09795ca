import Foundation
import PhoneNumbers
import TestSupport
import Testing

/// What libphonenumber's port to Python says of the same texts, with the metadata that our tables come from.
@Suite struct OracleTests {
    /// How many random numbers are asked for; `make phones` asks for ten times as many.
    static let count = ProcessInfo.processInfo.environment["MFA_PHONE_NUMBERS"].flatMap(Int.init) ?? 20_000

    @Test func `every example of every plan is read and written alike`() async throws {
        let count = try #require(try await Oracle.answers("phone_numbers.py", to: ["count"]).first.flatMap { Int($0) })
        let answers = try await Oracle.answers("phone_numbers.py", to: (0..<count).map { "example \($0)" })
        for answer in answers.map(Answer.init) {
            #expect(answer.isValid)
            #expect(answer.difference == nil, "\(answer.text)")
        }
    }

    @Test func `random numbers, typed in many ways, are read and written alike, or as the list of differences says`()
        async throws
    {
        let seed = UInt32.random(in: 0 ... .max)
        let allowed = try Difference.listed()
        let answers = try await Oracle.answers("phone_numbers.py", to: (0..<Self.count).map { "random \(seed):\($0)" })
        var found: [String: Int] = [:]
        var unexplained: [String] = []
        for answer in answers.lazy.map(Answer.init) {
            guard let difference = answer.difference else { continue }
            if let reason = allowed.first(where: { $0.explains(difference, of: answer) }) {
                found[reason.refusal, default: 0] += 1
            } else {
                unexplained.append("\(answer.way) \(answer.region?.code ?? "-") “\(answer.text)”: \(difference)")
            }
        }
        let valid = answers.lazy.map(Answer.init).count { $0.isValid }
        #expect(unexplained.isEmpty, "seed \(seed): \(unexplained.count) such as \(unexplained.prefix(20))")
        #expect(valid > Self.count / 4, "seed \(seed)")
        // What stands in the list is there for a reason.
        for difference in allowed { #expect(found[difference.refusal] != nil, "seed \(seed): \(difference.refusal)") }
    }
}

/// A line of the oracle.
struct Answer {
    let way: String
    let region: Region?
    let text: String
    private let fields: [String]

    init(_ line: String) {
        fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        way = fields[0]
        region = Region(fields[1])
        text = fields[2]
    }

    var isValid: Bool { fields.count > 3 }
    /// The digits that the oracle has found.
    var digitCount: Int { isValid ? fields[3].dropFirst().count : 0 }

    /// What we say that it does not; nil if both agree.
    var difference: String? {
        do throws(PhoneNumberRefusal) {
            let number = try PhoneNumber(text, in: region)
            let ours = [number.e164, number.region.code, number.type.rawValue, number.national, number.international]
            return ours == Array(fields.dropFirst(3)) ? nil : "\(ours) instead of \(fields.dropFirst(3))"
        } catch {
            return isValid ? "refused \(error.name)" : nil
        }
    }
}

/// A line of the list of differences.
struct Difference {
    let way: String
    let refusal: String

    static func listed() throws -> [Difference] {
        let url = try #require(Bundle.module.url(forResource: "differences", withExtension: "tsv"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            line in
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3)
            return Difference(way: fields[0], refusal: fields[1])
        }
    }

    func explains(_ difference: String, of answer: Answer) -> Bool {
        (way == "*" || way == answer.way) && difference == "refused \(refusal)"
            && (refusal != "tooLong" || answer.digitCount > 15)
    }
}

extension PhoneNumberRefusal {
    /// The name of the case.
    var name: String {
        switch self {
        case .empty: "empty"
        case .invalidCharacter: "invalidCharacter"
        case .letters: "letters"
        case .extension: "extension"
        case .unknownCallingCode: "unknownCallingCode"
        case .noRegion: "noRegion"
        case .tooShort: "tooShort"
        case .tooLong: "tooLong"
        case .notAssigned: "notAssigned"
        }
    }
}
