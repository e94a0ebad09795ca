#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// A libpq connection, which is closed when nobody refers to it any more, on whatever path that comes about.
    ///
    /// It is used on one thread, and nothing here waits but ``wait(toRead:toWrite:until:)``.
    final class Session {
        private let connection: OpaquePointer

        /// Begins to connect; nil if there is no memory.
        init?(over route: Route, host: Route.Host) {
            // The first three are what the connection string may set otherwise; what comes after it counts more.
            let parameters =
                [
                    ("target_session_attrs", "read-write"), ("fallback_application_name", "swift-mfa"),
                    ("dbname", route.configuration.connectionString),
                ] + host.parameters + [("client_encoding", "UTF8")]
            let started = withCStrings(parameters.map(\.0)) { names in
                withCStrings(parameters.map(\.1)) { values in PQconnectStartParams(names, values, 1) }
            }
            guard let started else { return nil }
            connection = started
            PQsetNoticeReceiver(started, ignoreNotice, nil)
            // The server's sentences may repeat values. The code is enough to say what is wrong.
            PQsetErrorVerbosity(started, PQERRORS_SQLSTATE)
        }

        deinit { PQfinish(connection) }

        // MARK: Connecting

        /// Whether libpq has given up, or has not been able to begin.
        var isBroken: Bool { PQstatus(connection) == CONNECTION_BAD }

        /// Goes on connecting as far as that is possible without waiting.
        func connectFurther() -> PostgresPollingStatusType { PQconnectPoll(connection) }

        /// Why the connection could not be made.
        var connectFailure: StoreError {
            StoreError(
                connecting: PQerrorMessage(connection).map { String(cString: $0) } ?? "",
                withoutPassword: PQconnectionNeedsPassword(connection) == 1)
        }

        /// The server's version, such as 150004 for 15.4.
        var serverVersion: Int32 { PQserverVersion(connection) }

        /// The encoding of the database.
        var serverEncoding: String? { PQparameterStatus(connection, "server_encoding").map { String(cString: $0) } }

        /// From here on, calls return instead of waiting.
        func stopBlocking() -> Bool { PQsetnonblocking(connection, 1) == 0 }

        // MARK: Waiting and reading

        /// Waits for the socket; false if the instant comes first.
        func wait(toRead: Bool, toWrite: Bool, until end: Instant) -> Bool {
            let socket = PQsocket(connection)
            guard isEncrypted else {
                return Waiting.awaitSocket(socket, toRead: toRead, toWrite: toWrite, until: end)
            }
            // What has been decrypted and not been taken is in no socket, and libpq does not tell of it. So it is asked
            // again after a moment, whatever the socket says.
            let moment = min(end, .now + .milliseconds(20))
            return Waiting.awaitSocket(socket, toRead: toRead, toWrite: toWrite, until: moment) || moment < end
        }

        private var isEncrypted: Bool { PQsslInUse(connection) != 0 || PQgssEncInUse(connection) != 0 }

        /// Takes in what has arrived; false if the connection is lost.
        func consumeInput() -> Bool { PQconsumeInput(connection) == 1 && !isBroken }

        /// What somebody who was handed a result says.
        enum Reception {
            /// More are due.
            case goOn
            /// This was the last one that is due.
            case enough
            /// The result shows that the connection is of no more use.
            case lost
        }

        /// Hands over what has arrived: `goOn` means that the rest has not yet.
        func takeResults(_ body: (borrowing QueryResult) -> Reception) -> Reception {
            var separators = 0
            while PQisBusy(connection) == 0 {
                guard let result = PQgetResult(connection) else {
                    // One stands between the results of two statements. With more of them nothing is under way, though
                    // something is due.
                    separators += 1
                    guard separators < 3 else { return .lost }
                    continue
                }
                separators = 0
                let reception = body(QueryResult(result))
                guard reception == .goOn else { return reception }
            }
            return .goOn
        }

        /// Hands over the results of what was sent outside the pipeline; true when there are no more.
        func takeAll(_ body: (borrowing QueryResult) -> Void) -> Bool {
            while PQisBusy(connection) == 0 {
                guard let result = PQgetResult(connection) else { return true }
                body(QueryResult(result))
            }
            return false
        }

        /// Whether the server has kept the connection while nothing was asked of it.
        ///
        /// What is asked over a connection that is known to be lost would be lost with it; what has not been sent can
        /// be sent over another one.
        func isStillOpen() -> Bool {
            // Something to read is a message, such as of a setting that has changed, or the end of the connection. The
            // last words of a server come before the end, so it goes on until there is nothing more.
            while Waiting.hasInput(PQsocket(connection)) {
                guard consumeInput(), PQisBusy(connection) == 0 else { return false }
            }
            return !isBroken
        }

        // MARK: Sending

        /// What has become of what was to be sent.
        enum Flush {
            case done, pending, failed
        }

        /// Gives the system what it takes without waiting.
        func flush() -> Flush {
            switch PQflush(connection) {
            case 0: .done
            case 1: .pending
            default: .failed
            }
        }

        /// Has several statements sent without waiting for the results of each.
        func enterPipeline() -> Bool { PQenterPipelineMode(connection) == 1 }

        /// Ends a transaction of the pipeline, and sends.
        func endGroup() -> Bool { PQpipelineSync(connection) == 1 }

        /// Sends SQL without parameters, outside the pipeline.
        func send(_ sql: String) -> Bool { PQsendQuery(connection, sql) == 1 }

        /// Puts SQL with texts as parameters into the pipeline.
        func queue(_ sql: String, texts: [String]) -> Bool {
            withCStrings(texts) { PQsendQueryParams(connection, sql, Int32(texts.count), nil, $0, nil, nil, 1) } == 1
        }

        /// Puts the preparation of a statement into the pipeline.
        func queuePreparation(of statement: Statement) -> Bool {
            statement.parameterTypes.withUnsafeBufferPointer {
                PQsendPrepare(
                    connection, statement.name.cString, statement.sql.cString, Int32($0.count), $0.baseAddress)
            } == 1
        }

        /// Puts a prepared statement into the pipeline.
        func queue(_ statement: Statement, _ parameters: StatementParameters) -> Bool {
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(connection, statement.name.cString, count, values, lengths, formats, 1)
            } == 1
        }

        // MARK: Cancelling

        /// Asks the server to stop what it is at, from another thread.
        func requestCancellation(by canceller: Canceller) {
            if let request = PQgetCancel(connection) { canceller.send(request) }
        }
    }

    /// Keeps libpq from writing the server's notices to the standard error stream.
    private func ignoreNotice(_ context: UnsafeMutableRawPointer?, _ notice: OpaquePointer?) {}

    /// Calls `body` with C strings, and nil after the last one.
    private func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let bytes = strings.flatMap { Array($0.utf8CString) }
        return bytes.withUnsafeBufferPointer { bytes in
            var pointers: [UnsafePointer<CChar>?] = []
            var offset = 0
            for string in strings {
                pointers.append(bytes.baseAddress.map { $0 + offset })
                offset += string.utf8.count + 1
            }
            pointers.append(nil)
            return pointers.withUnsafeBufferPointer { pointers in
                // Never without an address: it has at least the nil at its end.
                body(pointers.baseAddress.unsafelyUnwrapped)
            }
        }
    }

    extension StaticString {
        /// The text as C has it: literals are followed by a zero byte.
        fileprivate var cString: UnsafePointer<CChar> {
            UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
        }
    }
#endif
