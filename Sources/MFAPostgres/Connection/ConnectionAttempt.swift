#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// A connection in the making, which can be left for a while to tell those who wait that their time is up.
    struct ConnectionAttempt {
        /// What a connection is for.
        enum Purpose {
            /// Plain commands, in a database that may have no tables yet.
            case migration
            /// Prepared statements in pipeline mode.
            case requests
        }

        /// How far it has come.
        enum Progress {
            case pending
            case connected(Session)
            case failed(StoreError)
        }

        private enum Stage {
            case connecting(PostgresPollingStatusType)
            case settingUp(isWriting: Bool)
        }

        private let session: Session?
        private let route: Route
        private let purpose: Purpose
        private let end: Instant
        // As libpq wants it: the first thing is to wait until the socket can be written.
        private var stage = Stage.connecting(PGRES_POLLING_WRITING)
        private var refusal: StoreError?

        init(over route: Route, host: Route.Host, for purpose: Purpose) {
            self.route = route
            self.purpose = purpose
            end = .now + route.configuration.connectDeadline
            session = Session(over: route, host: host)
        }

        /// Whether its time is up, as it is when nobody has gone on with it for long.
        var isOver: Bool { ContinuousClock.now >= end }

        /// Goes on until the connection is made, cannot be made, or the instant has come.
        mutating func proceed(until pause: Instant) -> Progress {
            guard let session else { return .failed(.noMemory) }
            guard !session.isBroken else { return .failed(session.connectFailure) }
            while true {
                let isReady =
                    switch stage {
                    case .connecting(let direction):
                        session.wait(
                            toRead: direction == PGRES_POLLING_READING, toWrite: direction == PGRES_POLLING_WRITING,
                            until: min(pause, end))
                    case .settingUp(let isWriting):
                        session.wait(toRead: true, toWrite: isWriting, until: min(pause, end))
                    }
                guard isReady else { return isOver ? .failed(.connectTimeout) : .pending }
                let progress =
                    switch stage {
                    case .connecting: connectFurther(session)
                    case .settingUp: setUpFurther(session)
                    }
                guard case .pending = progress else { return progress }
            }
        }

        private mutating func connectFurther(_ session: Session) -> Progress {
            let direction = session.connectFurther()
            guard direction != PGRES_POLLING_FAILED else { return .failed(session.connectFailure) }
            stage = .connecting(direction)
            guard direction == PGRES_POLLING_OK else { return .pending }
            guard session.stopBlocking() else { return .failed(.connectionLost) }
            switch purpose {
            case .migration:
                return .connected(session)
            case .requests:
                guard session.enterPipeline(), queueSetUp(session), session.endGroup() else {
                    return .failed(.connectionLost)
                }
                return flush(session)
            }
        }

        /// The settings that the statements rely on, and the statements, in one round trip.
        private func queueSetUp(_ session: Session) -> Bool {
            var settings = [
                // A stricter level would only turn conflicts into errors: every verb is a single statement.
                ("default_transaction_isolation", "read committed"),
                // Every statement finds its rows by an index. Statistics from when a table was almost empty would have
                // it read the whole table until they are renewed.
                ("enable_seqscan", "off"), ("jit", "off"),
            ]
            if let schema = route.quotedSchema { settings.append(("search_path", schema)) }
            return settings.allSatisfy { session.queue("SELECT set_config($1, $2, false)", texts: [$0.0, $0.1]) }
                && Statement.allCases.allSatisfy(session.queuePreparation)
        }

        private mutating func setUpFurther(_ session: Session) -> Progress {
            guard session.consumeInput() else { return .failed(refusal ?? .connectionLost) }
            var isSetUp = false
            let reception = session.takeResults { result in
                switch result.status {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_ABORTED: return .goOn
                case PGRES_PIPELINE_SYNC:
                    isSetUp = true
                    return .enough
                default:
                    guard let code = result.sqlState else { return .lost }
                    refusal = refusal ?? StoreError(sqlState: code)
                    return .goOn
                }
            }
            if isSetUp || reception == .lost {
                guard isSetUp, refusal == nil else { return .failed(refusal ?? .connectionLost) }
                return .connected(session)
            }
            return flush(session)
        }

        private mutating func flush(_ session: Session) -> Progress {
            switch session.flush() {
            case .done: stage = .settingUp(isWriting: false)
            case .pending: stage = .settingUp(isWriting: true)
            case .failed: return .failed(.connectionLost)
            }
            return .pending
        }
    }
#endif
