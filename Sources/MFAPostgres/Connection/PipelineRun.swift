#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// One passage of errands over a connection in pipeline mode.
    ///
    /// The statements are sent without waiting for the results in between. Whatever changes something is a transaction
    /// of its own; reads next to each other share one, for which the server sends its results in one go. An answer
    /// counts when the transaction has ended: only then is a change durable.
    struct PipelineRun {
        /// How it has ended.
        enum Ending {
            /// Every errand has come back.
            case complete
            /// The connection is lost, or of no more use.
            case lost
            /// An answer did not come in time.
            case late
        }

        private let session: Session
        private(set) var errands: [Errand]
        /// Whether the connection has to be replaced although it is open.
        private(set) var isSessionStale = false

        /// The first errand that has not been sent.
        private var nextToSend = 0
        /// The first errand of the transaction that is to end next.
        private var groupStart = 0
        /// The errand whose result is to come next.
        private var nextResult = 0

        init(_ errands: [Errand], over session: Session) {
            self.session = session
            self.errands = errands
        }

        /// Sends the errands, and takes their answers back.
        mutating func carryOut(with parameters: inout StatementParameters) -> Ending {
            var isOutputPending = false
            while true {
                // What the system does not take at once waits here and not in memory.
                while !isOutputPending, nextToSend < errands.count {
                    guard sendGroup(with: &parameters) else { return .lost }
                    isOutputPending = session.flush() != .done
                }
                let until = errands[groupStart...].reduce(errands[groupStart].job.deadline) { min($0, $1.job.deadline) }
                guard session.wait(toRead: true, toWrite: isOutputPending, until: until) else { return .late }
                guard session.consumeInput() else { return .lost }
                if isOutputPending { isOutputPending = session.flush() == .pending }
                guard takeResults() else { return .lost }
                if groupStart == errands.count { return .complete }
            }
        }

        // MARK: Sending

        private func endsGroup(_ index: Int) -> Bool {
            let next = index + 1
            return next == errands.count || !errands[index].mayShareTransaction || !errands[next].mayShareTransaction
        }

        /// Sends the statements of one transaction.
        private mutating func sendGroup(with parameters: inout StatementParameters) -> Bool {
            while true {
                let index = nextToSend
                let statement = parameters.bind(errands[index].job.request, after: errands[index].cursor)
                // What libpq does not take has not been sent, and not even in part.
                guard session.queue(statement, parameters) else { return false }
                errands[index].stage = .sent
                nextToSend += 1
                if endsGroup(index) { return session.endGroup() }
            }
        }

        // MARK: Results

        /// Takes the results that have arrived; false if the connection is lost.
        private mutating func takeResults() -> Bool {
            let session = session
            guard groupStart < nextToSend else { return true }
            return session.takeResults { result in take(result) } != .lost
        }

        /// Whether every statement of the transaction that is to end next has its result.
        private var isGroupComplete: Bool { nextResult > groupStart && endsGroup(nextResult - 1) }

        private mutating func take(_ result: borrowing QueryResult) -> Session.Reception {
            if result.status == PGRES_PIPELINE_SYNC { return endTransaction() }
            if let sqlState = result.sqlState { return takeError(sqlState) }
            guard nextResult < nextToSend, !isGroupComplete else { return .lost }
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                errands[nextResult].stage = .carriedOut(result.answer(to: errands[nextResult].job.request))
            case PGRES_PIPELINE_ABORTED:
                // Another read of the same transaction has failed.
                errands[nextResult].stage = .toSend
            default:
                return .lost
            }
            nextResult += 1
            return .goOn
        }

        private mutating func endTransaction() -> Session.Reception {
            guard isGroupComplete else { return .lost }
            for index in groupStart..<nextResult {
                switch errands[index].stage {
                case .carriedOut(let answer): errands[index].answer(answer)
                case .refused(let error): errands[index].answer(.failure(error))
                case .toSend, .sent, .answered: break
                }
            }
            groupStart = nextResult
            return groupStart == nextToSend ? .enough : .goOn
        }

        private mutating func takeError(_ sqlState: String) -> Session.Reception {
            // After the result of the statement, it is the end of the transaction that has failed.
            let failed = isGroupComplete ? groupStart..<nextResult : nextResult..<nextResult + 1
            guard failed.upperBound <= nextToSend else { return .lost }
            for index in failed {
                guard let stage = stage(of: errands[index], after: sqlState) else { return .lost }
                errands[index].stage = stage
            }
            nextResult = failed.upperBound
            return .goOn
        }

        /// What becomes of an errand by the server's error; nil if that leaves open what has happened.
        private mutating func stage(of errand: Errand, after sqlState: String) -> Errand.Stage? {
            switch sqlState {
            case "40001", "40P01":
                // Two transactions were in each other's way, and this one was undone.
                return .toSend
            case "40003":
                return nil
            case _ where sqlState.hasPrefix("08"):
                // A pooler says so when it has lost the server, perhaps after a change.
                return nil
            case "26000", "0A000":
                // Prepared statements that are gone or do not fit the tables any more; another connection has new ones.
                isSessionStale = true
                return errand.losses == 0 ? .toSend : .refused(StoreError(sqlState: sqlState))
            case "25006":
                // A server that takes no writes any more will not be one that does; elsewhere there may be one.
                isSessionStale = true
                return .refused(StoreError(sqlState: sqlState))
            case "22003":
                if case .add = errand.job.request { return .refused(.counterOverflow) }
                return .refused(StoreError(sqlState: sqlState))
            default:
                return .refused(StoreError(sqlState: sqlState))
            }
        }
    }
#endif
