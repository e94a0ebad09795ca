/// One thing to time that is written as an asynchronous function, and in truth waits for nothing.
public struct AsyncCandidate {
    /// What its row is called.
    public let name: String
    /// Runs the thing once.
    ///
    /// What it returns is added up, so that the optimiser cannot drop it.
    public let run: () async -> UInt64

    /// A thing to time, by name.
    public init(_ name: String, run: @escaping () async -> UInt64) {
        self.name = name
        self.run = run
    }
}

/// Times candidates against each other as the synchronous function does; they must stay on the thread that calls.
public func measure(
    _ candidates: [AsyncCandidate], batches: Int = 201, batchMicroseconds: Double = 1000
) async -> [Measurement] {
    var samples = candidates.map { _ in [Double]() }
    var repetitions: [Int] = []
    for candidate in candidates {
        repetitions.append(
            max(1, Int(batchMicroseconds * 1000 / max(1, await cpuTime(of: candidate, repetitions: 64)))))
    }
    for _ in 0..<batches {
        for (index, candidate) in candidates.enumerated() {
            samples[index].append(await cpuTime(of: candidate, repetitions: repetitions[index]))
        }
    }
    var measurements: [Measurement] = []
    for (index, candidate) in candidates.enumerated() {
        let start = allocationsSoFar()
        for _ in 0..<1000 { keep(await candidate.run()) }
        measurements.append(
            Measurement(
                name: candidate.name, nanoseconds: samples[index].sorted()[batches / 2],
                allocations: Double(allocationsSoFar() - start) / 1000))
    }
    return measurements
}

private func cpuTime(of candidate: AsyncCandidate, repetitions: Int) async -> Double {
    let start = threadNanoseconds()
    for _ in 0..<repetitions { keep(await candidate.run()) }
    return Double(threadNanoseconds() - start) / Double(repetitions)
}
