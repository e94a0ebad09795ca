import AllocationCounter
import Glibc

/// One thing to time.
public struct Candidate {
    /// What its row is called.
    public let name: String
    /// Runs the thing once.
    ///
    /// What it returns is added up, so that the optimiser cannot drop it.
    public let run: () -> UInt64

    /// A thing to time, by name.
    public init(_ name: String, run: @escaping () -> UInt64) {
        self.name = name
        self.run = run
    }
}

/// What was found out about one candidate.
public struct Measurement {
    /// What its row is called.
    public let name: String
    /// The median over the batches of CPU time for one run.
    public let nanoseconds: Double
    /// Heap allocations for one run, once warm.
    public let allocations: Double
}

/// Times candidates against each other: batch by batch in turn, so that a machine that changes its pace changes it for all.
public func measure(_ candidates: [Candidate], batches: Int = 201, batchMicroseconds: Double = 300) -> [Measurement] {
    var samples = candidates.map { _ in [Double]() }
    let repetitions = candidates.map { candidate in
        max(1, Int(batchMicroseconds * 1000 / max(1, cpuTime(of: candidate, repetitions: 64))))
    }
    for _ in 0..<batches {
        for (index, candidate) in candidates.enumerated() {
            samples[index].append(cpuTime(of: candidate, repetitions: repetitions[index]))
        }
    }
    return candidates.indices.map { index in
        Measurement(
            name: candidates[index].name,
            nanoseconds: samples[index].sorted()[batches / 2],
            allocations: allocations(of: candidates[index], repetitions: min(1000, 10 * repetitions[index])))
    }
}

/// The CPU time of this thread for one run, in nanoseconds.
public func cpuTime(of candidate: Candidate, repetitions: Int) -> Double {
    let start = threadNanoseconds()
    for _ in 0..<repetitions { keep(candidate.run()) }
    return Double(threadNanoseconds() - start) / Double(repetitions)
}

private func allocations(of candidate: Candidate, repetitions: Int) -> Double {
    let start = allocationsSoFar()
    for _ in 0..<repetitions { keep(candidate.run()) }
    return Double(allocationsSoFar() - start) / Double(repetitions)
}

func allocationsSoFar() -> UInt64 { mfa_allocation_count() }

func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Makes use of a result, so that the optimiser cannot drop what it comes from.
func keep(_ result: UInt64) { sink &+= result }

// Only the one thread of a benchmark touches it.
nonisolated(unsafe) private var sink: UInt64 = 0
