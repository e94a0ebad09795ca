import EnrollmentFlow
import Testing

@Suite struct FieldTests {
    @Test(arguments: [
        (PageFieldKind.password, "current-password", "text"), (.code(digits: 6), "one-time-code", "numeric"),
        (.code(digits: 8), "one-time-code", "numeric"), (.phoneNumber, "tel-national", "tel"),
        (.country, "tel-country-code", "text"), (.text, "off", "text"),
    ])
    func `browsers learn what a field is for, and phones which keyboard it takes`(
        _ kind: PageFieldKind, _ autocomplete: String, _ inputMode: String
    ) {
        let field = PageField(name: "field", label: "Field", kind: kind)
        #expect(field.autocomplete == autocomplete && field.inputMode == inputMode)
    }
}
