#if PostgreSQL
    internal import MFACore

    extension StoreError {
        /// What the server's code for an error means: the server has undone the statement, so nothing has happened.
        init(sqlState: String) {
            let (code, sentence): (Code, String) =
                switch (sqlState, sqlState.prefix(2)) {
                case ("25006", _): (.unavailable, "The server takes no writes; it may have become a standby")
                case ("53300", _):
                    (.unavailable, "The server has no connection left; raise max_connections or use fewer")
                case ("55P03", _), ("57014", _):
                    (
                        .unavailable,
                        "The server has given up on the request because of its own limits of time; try again"
                    )
                case ("3D000", _): (.badConfiguration, "The server has no such database; look at the connection string")
                case ("26000", _):
                    (.badConfiguration, "The server has forgotten its prepared statements; have the pooler keep them")
                case ("XX001", _), ("XX002", _): (.damaged, "The server says that its data are damaged")
                case (_, "28"):
                    (.badConfiguration, "The server refuses the user or the password; look at the connection string")
                case ("42501", _):
                    (.badConfiguration, "The user lacks a privilege on the store's tables or their schema; grant it")
                case (_, "42"), (_, "3F"):
                    (.badConfiguration, "The tables are missing or are not as the store has made them; open it anew")
                case (_, "53"): (.unavailable, "The server lacks memory, disk or other means; try again")
                case (_, "57"): (.unavailable, "The server is starting or stopping; try again")
                case (_, "58"): (.unavailable, "The server has trouble with its disk or its system; look at its log")
                case (_, "08"): (.unavailable, "The connection was lost; try again")
                default: (.unavailable, "The server has refused the request; look at its log")
                }
            self.init(code, "\(sentence) (SQLSTATE \(sqlState)).")
        }

        /// What libpq's message about a connection that could not be made means.
        ///
        /// The message itself is not shown: of a string that is not well formed, it may repeat the password.
        init(connecting message: String, withoutPassword needsPassword: Bool) {
            let line = message.split(separator: "\n").last ?? ""
            if line.count > 7, let code = line.split(separator: " ").last.map(String.init), code.count == 5,
                code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
            {
                self.init(sqlState: code)
            } else if needsPassword {
                self.init(.badConfiguration, "The server asks for a password, and the connection string has none.")
            } else if line.contains("SSL") || line.contains("certificate") {
                self.init(
                    .badConfiguration,
                    "TLS with the server fails; look at sslmode, sslrootcert and the server's certificate."
                )
            } else if line.hasPrefix("invalid ") || line.contains("could not match") {
                self.init(.badConfiguration, "The connection string has a parameter that libpq does not accept.")
            } else if line.contains("read-only") || line.contains("hot standby") {
                self.init(.unavailable, "The server takes no writes; it may be a standby.")
            } else {
                self.init(
                    .unavailable, "The server cannot be reached; look whether it runs, and at the host and the port.")
            }
        }

        static var noMemory: StoreError { StoreError(.unavailable, "There is no memory for a connection.") }

        static var connectTimeout: StoreError {
            StoreError(.unavailable, "The server did not complete the connection in time; try again.")
        }

        static var connectionLost: StoreError {
            StoreError(.unavailable, "The connection to the server was lost; try again.")
        }

        /// For a verb whose answer did not come.
        static func lostAnswer(to request: StoreRequest, isLate: Bool) -> StoreError {
            let what = isLate ? "The server did not answer in time" : "The connection was lost before the answer came"
            return request.changesSomething
                ? StoreError(.outcomeUnknown, "\(what); it may have done what it was asked. Read to find out.")
                : StoreError(.unavailable, "\(what); try again.")
        }
    }
#endif
