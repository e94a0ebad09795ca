#if PostgreSQL
    internal import MFACore

    /// What a lane does with its jobs: it keeps a connection, and sends again what may be sent again.
    struct PostgresConnection: StoreConnection {
        /// How long jobs wait for a connection that is not to be tried before that.
        ///
        /// Lanes that refused at once would draw all jobs to themselves while others still have a connection.
        private static let patience = Duration.milliseconds(250)

        private let route: Route
        private let canceller = Canceller()
        private var parameters = StatementParameters()
        private var session: Session?
        private var attempt: ConnectionAttempt?
        private var host = 0
        private var hostsTried = 0
        private var pause = ReconnectPause()
        private var lastFailure = StoreError.connectionLost

        /// Connects at once, so that the first job need not wait for it; what takes longer goes on with that job.
        init(over route: Route) {
            self.route = route
            var nobody: [Errand] = []
            let limit = min(route.configuration.connectDeadline, route.configuration.deadline / 2)
            _ = connect(for: &nobody, until: .now + limit)
        }

        mutating func perform(_ jobs: [StoreJob]) {
            var errands = jobs.compactMap { Errand($0) }
            // Reads next to each other travel together, and wait for no disk.
            if errands.count > 1 {
                errands = errands.filter(\.mayShareTransaction) + errands.filter { !$0.mayShareTransaction }
            }
            // What would only be cut short is not begun: under a load that is too high, every verb that is begun and
            // given up would cost its connection as well.
            answerLateOnes(among: &errands, leaving: route.configuration.deadline / 10)
            while !errands.isEmpty, let session = connect(for: &errands, until: nil) {
                carryOut(&errands, over: session)
                answerLateOnes(among: &errands, leaving: .zero)
            }
        }

        mutating func close() {
            session = nil
            attempt = nil
        }

        // MARK: Running

        private mutating func carryOut(_ errands: inout [Errand], over session: Session) {
            var run = PipelineRun(errands, over: session)
            errands = []
            let ending = run.carryOut(with: &parameters)
            errands = run.errands
            switch ending {
            case .complete:
                pause.noteSuccess()
                if run.isSessionStale { self.session = nil }
            case .lost, .late:
                self.session = nil
                pause.noteFailure()
                if ending == .late { session.requestCancellation(by: canceller) }
                let now = ContinuousClock.now
                for index in errands.indices {
                    errands[index].connectionWasLost(isLate: ending == .late, at: now)
                }
            }
            if run.isSessionStale { for index in errands.indices { errands[index].losses += 1 } }
            errands.removeAll(where: \.isAnswered)
        }

        private func answerLateOnes(among errands: inout [Errand], leaving margin: Duration) {
            guard !errands.isEmpty else { return }
            let end = ContinuousClock.now + margin
            errands.removeAll { errand in
                guard errand.job.deadline <= end else { return false }
                errand.job.answer(
                    .failure(StoreError(.unavailable, "The database was too busy or away for too long; try again.")))
                return true
            }
        }

        // MARK: Connecting

        /// Gives a connection that is open; nil if there is none, which whoever waits has been told.
        private mutating func connect(for errands: inout [Errand], until limit: Instant?) -> Session? {
            if let session {
                if session.isStillOpen() { return session }
                self.session = nil
                pause.noteFailure()
            }
            if attempt?.isOver == true { attempt = nil }
            while true {
                guard let end = limit ?? errands.map(\.job.deadline).min() else { return nil }
                if attempt == nil {
                    Waiting.pause(until: min(pause.end, end, .now + PostgresConnection.patience))
                    guard ContinuousClock.now >= pause.end else { return giveUp(&errands) }
                    attempt = ConnectionAttempt(over: route, host: route.hosts[host], for: .requests)
                }
                switch attempt?.proceed(until: end) {
                case .connected(let connected):
                    attempt = nil
                    hostsTried = 0
                    session = connected
                    return connected
                case .failed(let error):
                    attempt = nil
                    lastFailure = StoreError(.unavailable, error.description)
                    host = (host + 1) % route.hosts.count
                    hostsTried += 1
                    if hostsTried % route.hosts.count == 0 {
                        pause.noteFailure()
                        return giveUp(&errands)
                    }
                case .pending, nil:
                    guard limit == nil else { return nil }
                    answerLateOnes(among: &errands, leaving: .zero)
                }
            }
        }

        private func giveUp(_ errands: inout [Errand]) -> Session? {
            for errand in errands { errand.job.answer(.failure(lastFailure)) }
            errands = []
            return nil
        }
    }
#endif
