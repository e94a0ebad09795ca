/// Prints measurements as a Markdown table, each beside the first one.
public func printTable(_ title: String, _ measurements: [Measurement], note: String? = nil) {
    guard let first = measurements.first else { return }
    print("\n### \(title)\n\n| what | ns | ratio | allocations |\n| --- | ---: | ---: | ---: |")
    for measurement in measurements {
        let ratio = measurement.nanoseconds / first.nanoseconds
        print(
            "| \(measurement.name) | \(fixed(measurement.nanoseconds, 0)) | \(fixed(ratio, 2)) | \(fixed(measurement.allocations, 1)) |"
        )
    }
    if let note { print("\n\(note)") }
}

/// A number with so many decimals, at most two.
public func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = [1.0, 10, 100][decimals]
    let scaled = Int((value * scale).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: decimals - fraction.count) + fraction
}
