#if PostgreSQL
    extension PostgresStore {
        /// The SQL that creates the tables, for a database in which the store's user may not create any.
        ///
        /// It is what the store itself does when the tables are missing. Whoever runs it by hand grants the store's
        /// user `SELECT, INSERT, UPDATE, DELETE` on `mfa_record` and `mfa_counter` and `SELECT` on `mfa_schema`.
        public static let schemaSQL = """
            CREATE TABLE mfa_schema (
                version integer PRIMARY KEY,
                created_at timestamptz NOT NULL DEFAULT now()
            );
            COMMENT ON TABLE mfa_schema IS 'Which forms these tables have had; the highest version is the present one';

            CREATE TABLE mfa_record (
                collection text COLLATE "C" NOT NULL,
                id bytea NOT NULL,
                version uuid NOT NULL,
                expires_at bigint,
                key_name text NOT NULL,
                value bytea NOT NULL,
                PRIMARY KEY (collection, id)
            ) WITH (fillfactor = 70);
            -- Sealed values do not become smaller.
            ALTER TABLE mfa_record ALTER COLUMN value SET STORAGE EXTERNAL;
            CREATE INDEX mfa_record_expires_at ON mfa_record (expires_at) WHERE expires_at IS NOT NULL;
            COMMENT ON TABLE mfa_record IS
                'The records of multi-factor authentication; look at mfa_overview. Nearly every write changes version '
                'and value and no indexed column: the fillfactor leaves room for the new row on the page of the old '
                'one, so that no index has to be written (a HOT update). For the same reason key_name has no index: '
                'it would help one count after a change of keys, and cost every write of the change';
            COMMENT ON COLUMN mfa_record.collection IS 'The kind of record, after the tenant if there are tenants';
            COMMENT ON COLUMN mfa_record.id IS 'The identifier in UTF-8; bytes, since it may hold the zero byte';
            COMMENT ON COLUMN mfa_record.version IS 'Drawn at random at every write; a writer names what it has read';
            COMMENT ON COLUMN mfa_record.expires_at IS
                'From which second since 1970 (UTC) on the row counts as absent; NULL if it stays';
            COMMENT ON COLUMN mfa_record.key_name IS 'The name of the key that the value is sealed under';
            COMMENT ON COLUMN mfa_record.value IS 'The record, sealed';

            CREATE TABLE mfa_counter (
                collection text COLLATE "C" NOT NULL,
                id bytea NOT NULL,
                value bigint NOT NULL,
                expires_at bigint NOT NULL,
                PRIMARY KEY (collection, id)
            ) WITH (fillfactor = 70);
            CREATE INDEX mfa_counter_expires_at ON mfa_counter (expires_at);
            COMMENT ON TABLE mfa_counter IS 'Numbers that count something for a while, such as attempts';
            COMMENT ON COLUMN mfa_counter.collection IS 'What is counted, after the tenant if there are tenants';
            COMMENT ON COLUMN mfa_counter.id IS 'The identifier in UTF-8; bytes, since it may hold the zero byte';
            COMMENT ON COLUMN mfa_counter.value IS 'The number';
            COMMENT ON COLUMN mfa_counter.expires_at IS
                'From which second since 1970 (UTC) on the row counts as absent';

            CREATE VIEW mfa_overview AS
                WITH everything AS (
                    SELECT 'record' AS kind, collection, id, expires_at, octet_length(value) AS value_bytes, key_name,
                           version, NULL::bigint AS count
                    FROM mfa_record
                    UNION ALL
                    SELECT 'counter', collection, id, expires_at, NULL, NULL, NULL, value FROM mfa_counter
                )
                SELECT kind, collection, encode(id, 'escape') AS id,
                       CASE WHEN expires_at > 253402300799 THEN timestamptz 'infinity'
                            WHEN expires_at < 0 THEN timestamptz '-infinity'
                            ELSE to_timestamp(expires_at) END AS expires_at,
                       value_bytes, key_name, version, count
                FROM everything;
            COMMENT ON VIEW mfa_overview IS
                'The records and counters in a form to be read, without what is sealed. Expiries after the year 9999 '
                'show as infinity, and those before 1970 as -infinity';

            INSERT INTO mfa_schema (version) VALUES (1);
            """

        /// The form of the tables that this version of the package works with.
        static let schemaVersion = 1
    }
#endif
