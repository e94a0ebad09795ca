import Measuring

/// Prints what was measured, as tables in Markdown.
struct Report {
    private var results: [Race.Result] = []

    func printHead() {
        print(
            """
            | store | records | tasks | manner | ours/s | p50 µs | p99 µs | C connections | C/s | p50 µs | p99 µs | ours/C | CPU µs, ours | C | MB before | after |
            | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """)
    }

    mutating func add(_ new: [Race.Result]) {
        results += new
        for result in new { print(row(result)) }
    }

    /// Prints what an operation costs in the largest database, as a multiple of what it costs in the smallest.
    func printFlatness() {
        guard let smallest = results.map(\.rows).min(), let largest = results.map(\.rows).max(), smallest < largest
        else {
            return
        }
        print("\nThe time of an operation at \(largest) records, as a multiple of that at \(smallest):\n")
        print("| store | tasks | manner | ours | C connections | C |\n| --- | ---: | --- | ---: | ---: | ---: |")
        for small in results where small.rows == smallest {
            let large = results.first {
                $0.rows == largest && $0.database == small.database && $0.clients == small.clients
                    && $0.manner == small.manner && $0.connections == small.connections
            }
            guard let large else { continue }
            let ours = median(small.ours.map(\.rate)) / median(large.ours.map(\.rate))
            let floor = median(small.floor.map(\.rate)) / median(large.floor.map(\.rate))
            print(
                "| \(small.database) | \(small.clients) | \(small.manner.rawValue) | \(fixed(ours, 2)) "
                    + "| \(small.connections) | \(fixed(floor, 2)) |"
            )
        }
    }

    private func row(_ result: Race.Result) -> String {
        // Of turns that were next to each other.
        let ratio = median(zip(result.ours, result.floor).map { $0.rate / $1.rate })
        let cells = [
            result.database, "\(result.rows)", "\(result.clients)", result.manner.rawValue,
            fixed(median(result.ours.map(\.rate)), 0),
            latency(result.ours, 0.5), latency(result.ours, 0.99), "\(result.connections)",
            fixed(median(result.floor.map(\.rate)), 0), latency(result.floor, 0.5), latency(result.floor, 0.99),
            fixed(ratio, 2), fixed(median(result.ours.map(\.cpu)), 0), fixed(median(result.floor.map(\.cpu)), 0),
            "\(result.memoryBefore >> 20)", "\(result.memoryAfter >> 20)",
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func latency(_ slices: [Slice], _ part: Double) -> String {
        let all = slices.reduce(into: Histogram()) { $0.add($1.latency) }
        return fixed(all.percentile(part), 0)
    }
}
