#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// How to get to the server: a configuration that has been looked at.
    struct Route: Sendable {
        /// One of several hosts of a connection string.
        struct Host: Sendable {
            /// libpq's parameters that lead to this host alone.
            let parameters: [(name: String, value: String)]
        }

        let configuration: PostgresStore.Configuration
        /// The hosts to try in turn; a single one without parameters if the connection string names one, or leaves it
        /// to the environment.
        ///
        /// libpq goes on to the next host by itself only when a host refuses. One that is gone without a word would use
        /// up the deadline each time, so every host gets a connecting of its own.
        let hosts: [Host]

        init(_ configuration: PostgresStore.Configuration) throws(StoreError) {
            self.configuration = configuration
            hosts = try Route.hosts(in: configuration.connectionString)
            if let schema = configuration.schema {
                guard (1...63).contains(schema.utf8.count), !schema.utf8.contains(0) else {
                    throw StoreError(.badConfiguration, "The name of a schema has 1 to 63 bytes, none of them zero.")
                }
            }
        }

        /// The schema's name as SQL writes it.
        var quotedSchema: String? {
            configuration.schema.map { schema in
                "\"" + schema.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
            }
        }

        private static func hosts(in connectionString: String) throws(StoreError) -> [Host] {
            guard !connectionString.utf8.contains(0), let options = PQconninfoParse(connectionString, nil) else {
                // libpq's own message repeats a part of the string, which may be the password.
                throw StoreError(
                    .badConfiguration,
                    "The connection string is malformed; write postgres://user:password@host:port/database, "
                        + "with every special character in percent encoding.")
            }
            defer { PQconninfoFree(options) }
            var lists: [String: [String]] = [:]
            var option = options
            while let keyword = option.pointee.keyword {
                if let value = option.pointee.val, value.pointee != 0 {
                    let parts = String(cString: value).split(separator: ",", omittingEmptySubsequences: false)
                    lists[String(cString: keyword)] = parts.map(String.init)
                }
                option += 1
            }
            let names = ["host", "hostaddr", "port"]
            let count = max(lists["host"]?.count ?? 1, lists["hostaddr"]?.count ?? 1)
            // Lists that do not fit together are for libpq to refuse.
            guard count > 1, names.allSatisfy({ [1, count].contains(lists[$0]?.count ?? 1) }) else {
                return [Host(parameters: [])]
            }
            return (0..<count).map { index in
                Host(
                    parameters: names.compactMap { name in
                        lists[name].map { (name, $0.count == 1 ? $0[0] : $0[index]) }
                    })
            }
        }
    }
#endif
