import Glibc
import Measuring

/// Prints what a race came to, as rows of a table in Markdown.
struct Report {
    let store: String
    let race: Race

    static func printHead() {
        print(
            """
            | store | sources | tasks | manner | sign-ins/s | p50 µs | p99 µs | C/s | of C | verbs/s | of the verbs | CPU µs, sign-in | C | verbs | computing |
            | --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """)
    }

    func printRows(_ result: Race.Result) {
        printRow("visits", result.visiting, result)
        if !result.staying.isEmpty { printRow("stays", result.staying, result) }
        fflush(nil)
    }

    private func printRow(_ manner: String, _ signIns: [Slice], _ result: Race.Result) {
        let all = signIns.reduce(into: Histogram()) { $0.add($1.latency) }
        let cells = [
            store, race.isKnownSource ? "counted" : "not known", "\(race.tasks)", manner,
            number(signIns.map(\.rate)), fixed(all.percentile(0.5), 0), fixed(all.percentile(0.99), 0),
            number(result.library.map(\.rate)), ratio(signIns, result.library),
            number(result.verbs.map(\.rate)), ratio(signIns, result.verbs),
            number(signIns.map(\.cpu)), number(result.library.map(\.cpu)), number(result.verbs.map(\.cpu)),
            // What a sign-in computes beyond the verbs.
            number(zip(signIns, result.verbs).map { $0.cpu - $1.cpu }),
        ]
        print("| " + cells.joined(separator: " | ") + " |")
    }

    private func number(_ values: [Double]) -> String { values.isEmpty ? "" : fixed(median(values), 0) }

    /// Of turns that were next to each other.
    private func ratio(_ ours: [Slice], _ floor: [Slice]) -> String {
        floor.isEmpty ? "" : fixed(median(zip(ours, floor).map { $0.rate / $1.rate }), 2)
    }
}
