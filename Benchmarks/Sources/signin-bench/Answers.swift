import MFACore
import Measuring
import OTPCore
import SignInFlow
import SignInSite

/// Who comes, when nobody may find out who is there.
enum Comer: Int, CaseIterable {
    case wrongCode, unknown, nothing, wrongPassword

    var title: String {
        switch self {
        case .wrongCode: "an app, and a wrong code"
        case .unknown: "no such user"
        case .nothing: "no factor"
        case .wrongPassword: "an app, and a wrong password"
        }
    }
}

/// How long answers take that must be alike: of a page, and of a wrong code that is typed into it.
struct Answers {
    private let site: Site
    private let calls: Int
    private let people: Int
    /// In microseconds, by who comes.
    private var pages = Comer.allCases.map { _ in [Double]() }
    private var verdicts = Comer.allCases.map { _ in [Double]() }

    /// A guesser comes so often to each user; the first time could differ from the next ones.
    private static let visits = 4

    init(_ store: any RecordStore, calls: Int) async throws {
        self.calls = calls
        people = (calls + Answers.visits - 1) / Answers.visits
        site = try await Site(store, users: 2 * people, hidesAccounts: true)
        for number in 0..<people {
            try await site.accounts.update(try account(.nothing, number)) { account, now in
                account.exempt(until: UnixTime(now.seconds - 1), reason: "was on leave", Occasion(at: now))
            }
        }
    }

    /// The site's users, and others.
    private func account(_ comer: Comer, _ number: Int) throws -> AccountID {
        switch comer {
        case .wrongCode: try site.account(number)
        case .wrongPassword: try site.account(people + number)
        case .unknown: try site.account(2 * people + number)
        case .nothing: try site.account(3 * people + number)
        }
    }

    /// Lets them all come, in random order.
    mutating func measure() async throws {
        let visits = Comer.allCases.flatMap { comer in (0..<calls).map { (comer, $0) } }.shuffled()
        for (comer, number) in visits {
            let request = SignInRequest(try account(comer, number % people), session: "\(site.clock.tick())")
            var start = site.start
            if comer == .wrongPassword { start.firstFactor = .failed }
            let begin = ContinuousClock.now
            let page = try await site.service.begin(start, request)
            let shown = ContinuousClock.now
            guard case .page(let page, nil) = consume page else { throw Problem("\(comer.title): no page") }
            let submitted = ContinuousClock.now
            let verdict = try await site.service.handle(.submit("12345"), token: page.token, request)
            let answered = ContinuousClock.now
            guard case .page(_, .wrong?) = consume verdict else { throw Problem("\(comer.title): not wrong") }
            pages[comer.rawValue].append((shown - begin) / .microseconds(1))
            verdicts[comer.rawValue].append((answered - submitted) / .microseconds(1))
        }
    }

    func printRows(_ store: String) {
        for (answer, times) in [("the page", pages), ("the verdict", verdicts)] {
            let sorted = times.map { $0.sorted() }
            let reference = sorted[Comer.wrongCode.rawValue]
            for comer in Comer.allCases {
                let mine = sorted[comer.rawValue]
                let percentiles = [0.05, 0.5, 0.95, 0.99].map { mine[Int($0 * Double(mine.count - 1))] }
                let mean = mine.reduce(0, +) / Double(mine.count)
                let numbers = (percentiles + [mean]).map { fixed($0, 1) }
                let cells = [store, answer, comer.title] + numbers + [fixed(distance(mine, reference), 3)]
                print("| " + cells.joined(separator: " | ") + " |")
            }
        }
    }

    static func printHead(_ calls: Int) {
        // The distance that two samples of one distribution keep to, nineteen times out of twenty.
        let chance = 1.36 * (2 / Double(calls)).squareRoot()
        print(
            """
            \(calls) of each, in random order; a distance of \(fixed(chance, 3)) is chance.

            | store | answer | who | p5 µs | p50 | p95 | p99 | mean | distance |
            | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """)
    }
}

/// The largest difference of two distributions (Kolmogorov and Smirnov), of samples in order.
func distance(_ left: [Double], _ right: [Double]) -> Double {
    var (i, j, largest) = (0, 0, 0.0)
    while i < left.count, j < right.count {
        let value = min(left[i], right[j])
        while i < left.count, left[i] <= value { i += 1 }
        while j < right.count, right[j] <= value { j += 1 }
        largest = max(largest, abs(Double(i) / Double(left.count) - Double(j) / Double(right.count)))
    }
    return largest
}
