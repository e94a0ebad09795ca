import MFACore
import MFATestKit
import PhoneNumbers
import SMSChallenge
import Synchronization
import Testing

@Suite struct NumberRiskConformanceTests {
    private typealias Judgement = @Sendable (PhoneNumber, CodeChallenge.Purpose) async -> NumberRiskVerdict

    /// A look-up with the faults of a test.
    private struct Flawed: NumberRisk {
        var says: Judgement

        func assess(
            _ number: PhoneNumber, for purpose: CodeChallenge.Purpose, of account: AccountID
        ) async -> NumberRiskVerdict { await says(number, purpose) }
    }

    private func numbers() throws -> [PhoneNumber] {
        [try PhoneNumber("+47 406 12 345"), try PhoneNumber("+44 7400 123456"), try PhoneNumber("+1 202 555 0143")]
    }

    private func findings(
        until hang: Hang? = nil, numbers: [PhoneNumber]? = nil, _ says: @escaping Judgement
    ) async throws -> [String] {
        let found = Mutex<[String]>([])
        await NumberRiskConformance(Flawed(says: says), numbers: try numbers ?? self.numbers()).reporting(
            patience: hang?.patience
        ) { finding in found.withLock { $0.append(finding.sentence) } }.run()
        return found.withLock { $0 }
    }

    /// Says of each number something else.
    private static let right: Judgement = { number, purpose in
        switch number.region.code {
        case "NO": .proceed
        case "GB": purpose == .addNumber ? .refuse : .stepUp
        default: .refuse
        }
    }

    @Test func `a look-up that keeps to everything passes`() async throws {
        await NumberRiskConformance(Flawed(says: NumberRiskConformanceTests.right), numbers: try numbers()).run()
        #expect(try await findings(NumberRiskConformanceTests.right).isEmpty)
    }

    @Test func `a suite without numbers says so`() async throws {
        #expect(try await findings(numbers: []) { _, _ in .proceed } == ["There are no numbers to look up."])
    }

    @Test func `a look-up that does not come back for some purpose is found`() async throws {
        let hang = Hang()
        let found = try await findings(until: hang) { number, purpose in
            purpose == .stepUp ? await hang.forever() : .proceed
        }
        #expect(found.contains("A look-up comes back, whatever the code is for: stepUp."))
    }

    @Test func `a look-up that mixes up calls at once is found`() async throws {
        let last = Mutex<PhoneNumber?>(nil)
        let found = try await findings { number, purpose in
            last.withLock { $0 = number }
            for _ in 0..<100 { await Task.yield() }
            // By now it may be somebody else's.
            return await NumberRiskConformanceTests.right(last.withLock { $0 } ?? number, purpose)
        }
        #expect(found == ["Sixty-four look-ups at once are told the same as each alone."])
    }

    @Test func `a look-up that does not come back when there are many is found`() async throws {
        let inside = Mutex(0)
        let hang = Hang()
        let found = try await findings(until: hang) { _, _ in
            if inside.withLock({ $0 > 0 }) { return await hang.forever() }
            inside.withLock { $0 += 1 }
            for _ in 0..<100 { await Task.yield() }
            inside.withLock { $0 -= 1 }
            return .proceed
        }
        #expect(found.first == "Sixty-four look-ups at once come back.")
    }

    @Test func `a look-up that does not come back when it is cancelled is found`() async throws {
        let hang = Hang()
        let found = try await findings(until: hang) { _, _ in
            Task.isCancelled ? await hang.forever() : .proceed
        }
        #expect(found.contains("A look-up that is cancelled comes back: signIn."))
    }
}
