import EnrollmentFlow
import SignInFlow

/// Draws any page of a set-up or a sign-in: there is nothing of a method in it.
enum Terminal {
    static func show(_ page: EnrollmentPage<String>) {
        show("\(page.content.title)  (\(page.progressText))", page.content.instructions, page.error)
        for choice in page.content.choices { print("  [\(choice.id)] \(choice.title)") }
    }

    static func show(_ page: SignInPage<String>) {
        show("\(page.title)  (\(page.timeLeft))", page.instructions, page.error)
        for choice in page.choices { print("  [\(choice.id)] \(choice.title)") }
    }

    static func ask(_ page: EnrollmentPage<String>) -> EnrollmentEvent {
        if !page.content.choices.isEmpty { return ask(">").map { .choose($0) } ?? .cancel }
        var values: [String: String] = [:]
        for field in page.content.fields {
            guard let line = ask("\(field.label):") else { return .cancel }
            values[field.name] = line
        }
        return .submit(values)
    }

    static func ask(_ page: SignInPage<String>) -> SignInEvent {
        guard let line = ask("\(page.field?.label ?? ""):") else { return .cancel }
        return page.choices.first { $0.id.description == line }.map { .use($0.id) } ?? .submit(line)
    }

    private static func show(_ title: String, _ instructions: [String], _ error: String?) {
        print("\n── \(title)")
        for line in instructions { print(line) }
        if let error { print("! \(error)") }
    }

    private static func ask(_ question: String) -> String? {
        print(question, terminator: " ")
        return readLine()
    }
}
