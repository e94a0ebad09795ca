import EnrollmentFlow
import Testing

@Suite struct SecrecyTests {
    @Test func `T38: printing what a step keeps shows names, and nothing that was typed or made`() {
        var memo = StepMemo()
        memo["number"] = "+4740612345"
        memo[bytes: "secret"] = Array("JBSWY3DPEHPK3PXP".utf8)
        var dumped = ""
        dump(MethodEffect("verify", memo), to: &dumped)
        for text in ["\(memo)", String(reflecting: memo), "\([memo])", "\(MethodEffect("verify", memo))", dumped] {
            #expect(!text.contains("40612345") && !text.contains("JBSWY3DP") && !text.contains("74, 66, 83"))
        }
        #expect("\(memo)" == "StepMemo(number, secret)")
        #expect(Mirror(reflecting: memo).children.isEmpty)
        memo["number"] = nil
        #expect(memo["number"] == nil && "\(memo)" == "StepMemo(secret)")
    }
}
