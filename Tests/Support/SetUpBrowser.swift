public import EnrollmentFlow
internal import MFACore
internal import Testing

/// A browser that a user sets something up in: it shows one page at a time, and presses what is on it.
public struct SetUpBrowser {
    private var service: EnrollmentService
    /// Who is at it.
    public var request: EnrollmentRequest
    /// The page that it shows; nil for none.
    public private(set) var page: EnrollmentPage<String>?
    /// What was set up, when all of it is done.
    public private(set) var finished: FinishedEnrollment?
    /// Why the last thing was not done; nil if it was.
    public private(set) var refusal: EnrollmentRefusal?

    /// A browser.
    public init(_ service: EnrollmentService, _ request: EnrollmentRequest) {
        self.service = service
        self.request = request
    }

    /// The step that is shown; nil for none.
    public var step: EnrollmentStep? { page?.step }

    /// Goes on with another server.
    public mutating func use(_ service: EnrollmentService) { self.service = service }

    /// Closes the page.
    public mutating func close() { page = nil }

    /// Opens the set-up.
    public mutating func begin(_ start: EnrollmentStart) async throws {
        take(try await service.begin(start, request))
    }

    /// Loads the page again.
    public mutating func reload() async throws { take(try await service.page(request)) }

    /// Does something on the page, also what is not on it.
    public mutating func send(_ event: EnrollmentEvent) async throws {
        switch try await service.handle(event, token: page?.token ?? "", request) {
        case .success(.page(let next)):
            page = next
            refusal = nil
        case .success(.finished(let done)):
            page = nil
            finished = done
            refusal = nil
        case .success(.cancelled):
            page = nil
            refusal = nil
        case .failure(let reason): refusal = reason
        }
    }

    /// Types into the page's fields, and presses the main button, which has to be there.
    public mutating func submit(_ values: String...) async throws {
        let page = try #require(page)
        try #require(page.actions.contains { $0.event == .submit }, "there is no main button at \(page.step)")
        try #require(page.content.fields.count >= values.count)
        var fields = Dictionary(uniqueKeysWithValues: page.content.fields.map { ($0.name, $0.value) })
        for (field, value) in zip(page.content.fields, values) { fields[field.name] = value }
        try await send(.submit(fields))
    }

    /// Takes one of the choices, which has to be there.
    public mutating func choose(_ id: String) async throws {
        let page = try #require(page)
        let isThere =
            page.content.choices.contains { $0.id == id && $0.isEnabled }
            || page.actions.contains { $0.event == .choose(id) }
        try #require(isThere, "“\(id)” is not to be chosen at \(page.step)")
        try await send(.choose(id))
    }

    /// Presses a button, which has to be there.
    public mutating func press(_ kind: EnrollmentEvent.Kind) async throws {
        let page = try #require(page)
        try #require(page.actions.contains { $0.event == kind }, "there is no such button at \(page.step)")
        switch kind {
        case .submit: try await submit()
        case .choose(let id): try await send(.choose(id))
        case .back(let step): try await send(.back(to: step))
        case .skip: try await send(.skip)
        case .resend(let channel): try await send(.resend(channel))
        case .check: try await send(.check)
        case .cancel: try await send(.cancel)
        }
    }

    private mutating func take(_ result: Result<EnrollmentPage<String>, EnrollmentRefusal>) {
        switch result {
        case .success(let shown): (page, refusal) = (shown, nil)
        case .failure(let reason): refusal = reason
        }
    }
}

extension EnrollmentPage<String> {
    /// What stands beside a label in the manual entry; nil if there is no such thing.
    public func manual(_ label: String) -> String? {
        content.manual.first { $0.label == label }.map { $0.copied ?? $0.value }
    }

    /// Everything that users read on it.
    public var allText: String {
        let parts: [[String]] = [
            [content.title], content.instructions, content.choices.map(\.title),
            content.choices.compactMap(\.detail), content.choices.flatMap(\.warnings), content.fields.map(\.label),
            content.links.map(\.title), content.manual.flatMap { [$0.label, $0.value] }, actions.map(\.label),
            [progressText, timeLeft], [error ?? ""], [content.scan?.alternative ?? ""],
        ]
        return parts.flatMap(\.self).joined(separator: "\n")
    }
}
