internal import MFAJSON

extension HTTPGateway {
    /// The way to a value in JSON: names of fields and places in lists, such as `["messages", 0, "status"]`.
    public struct Path: Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
        /// One step of the way.
        public enum Step: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
            /// Into a field.
            case field(String)
            /// To an element, of which the first one is 0.
            case element(Int)

            /// Into a field.
            public init(stringLiteral name: String) { self = .field(name) }
            /// To an element.
            public init(integerLiteral place: Int) { self = .element(place) }
        }

        let steps: [Step]

        /// A way of some steps; without any, it leads to the whole text.
        public init(arrayLiteral steps: Step...) { self.steps = steps }

        /// The steps with dots between them.
        public var description: String {
            steps.map { step in
                switch step {
                case .field(let name): name
                case .element(let place): "\(place)"
                }
            }.joined(separator: ".")
        }

        func value(in json: JSONValue?) -> JSONValue? {
            steps.reduce(json) { value, step in
                switch step {
                case .field(let name): value?[name]
                case .element(let place): value?[place]
                }
            }
        }
    }

    /// What must hold for an answer that is JSON; for another answer none does.
    public struct Condition: Sendable {
        enum Test: Sendable {
            case text([String])
            case number([Int])
            case isPresent
            case isNotEmpty
        }

        let path: Path
        let test: Test

        /// A text is one of these.
        public static func equals(_ path: Path, _ texts: String...) -> Condition {
            Condition(path: path, test: .text(texts))
        }

        /// A number is one of these.
        public static func equals(_ path: Path, _ numbers: Int...) -> Condition {
            Condition(path: path, test: .number(numbers))
        }

        /// There is something, and not null.
        public static func isPresent(_ path: Path) -> Condition { Condition(path: path, test: .isPresent) }

        /// There is a list with something in it.
        public static func isNotEmpty(_ path: Path) -> Condition { Condition(path: path, test: .isNotEmpty) }

        func holds(in json: JSONValue?) -> Bool {
            let value = path.value(in: json)
            return switch (test, value) {
            case (.text(let texts), .string(let text)): texts.contains(text)
            case (.number(let numbers), .number(let text)): Int(text).map(numbers.contains) ?? false
            case (.isPresent, .null), (.isPresent, nil): false
            case (.isPresent, _): true
            case (.isNotEmpty, .array(let elements)): !elements.isEmpty
            default: false
            }
        }

        /// What a log may say of a condition that holds: a value shows only if the configuration names it.
        func finding(in json: JSONValue?) -> String {
            switch test {
            case .text, .number: "\(path) \(path.value(in: json)?.scalar ?? "")"
            case .isPresent, .isNotEmpty: "\(path)"
            }
        }
    }
}
