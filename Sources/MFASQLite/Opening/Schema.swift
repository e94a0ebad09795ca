#if SQLite
    /// What the database looks like.
    enum Schema {
        /// Tells the file from those of other programs ("MFAs" in the header of the file).
        static let applicationID: Int64 = 0x4D46_4173

        /// What the file goes through from an empty one on.
        ///
        /// Its `user_version` says how many steps it has behind it. A step is never changed once it has been released; what
        /// is to be different becomes a new step.
        static let steps = [tables]

        // The table of records has a rowid, and its key is an index beside it. Without one the rows would stand in the index
        // itself, and a row of the usual 2 KB does not fit there: a quarter of a page is kept, the rest goes to another
        // page, and the key is found through fewer branches. This way a replacement changes one page. A counter is
        // small and has no use for a second tree.
        private static let tables = """
            CREATE TABLE record (
                collection TEXT NOT NULL,
                id TEXT NOT NULL,
                -- Sixteen random bytes that distinguish this writing from every other one.
                version BLOB NOT NULL CHECK (length(version) = 16),
                -- Seconds since 1970 from which on the record counts as absent; NULL for never.
                expires_at INTEGER,
                -- The key that the value is sealed under.
                key_name TEXT NOT NULL,
                value BLOB NOT NULL,
                PRIMARY KEY (collection, id)
            ) STRICT;

            CREATE INDEX record_expiry ON record (expires_at) WHERE expires_at IS NOT NULL;

            CREATE TABLE counter (
                collection TEXT NOT NULL,
                id TEXT NOT NULL,
                value INTEGER NOT NULL,
                -- Seconds since 1970 from which on the counter counts as absent.
                expires_at INTEGER NOT NULL,
                PRIMARY KEY (collection, id)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX counter_expiry ON counter (expires_at);

            -- For people: what there is, without the sealed values.
            CREATE VIEW overview AS
            WITH everything (kind, collection, id, content, key_name, expires_at, version) AS (
                SELECT 'record', collection, id, length(value) || ' bytes', key_name, expires_at, lower(hex(version))
                FROM record
                UNION ALL
                SELECT 'counter', collection, id, value, NULL, expires_at, NULL FROM counter
            )
            SELECT
                kind, collection,
                -- A zero byte would end the text on the screen.
                CASE WHEN instr(CAST(id AS BLOB), x'00') THEN 'hex ' || hex(id) ELSE id END AS id,
                content,
                CASE
                    WHEN expires_at IS NULL THEN 'never'
                    ELSE coalesce(datetime(expires_at, 'unixepoch') || ' UTC', expires_at)
                END AS expires,
                CASE WHEN expires_at <= CAST(strftime('%s', 'now') AS INTEGER) THEN 'expired' ELSE 'present' END AS state,
                key_name, version
            FROM everything ORDER BY kind DESC, collection, id;
            """
    }
#endif
