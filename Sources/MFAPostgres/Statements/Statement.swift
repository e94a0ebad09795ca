#if PostgreSQL
    internal import CPostgres

    /// The statements that carry out the verbs.
    ///
    /// Each is atomic by itself: PostgreSQL looks at the conditions again, on the row as it is then, when somebody else
    /// has written it meanwhile.
    enum Statement: CaseIterable {
        case read, insert, replace, delete, add, removeCounter, sweep, pageOfRecords, pageOfCounters

        var name: StaticString {
            switch self {
            case .read: "mfa_read"
            case .insert: "mfa_insert"
            case .replace: "mfa_replace"
            case .delete: "mfa_delete"
            case .add: "mfa_add"
            case .removeCounter: "mfa_remove_counter"
            case .sweep: "mfa_sweep"
            case .pageOfRecords: "mfa_page_of_records"
            case .pageOfCounters: "mfa_page_of_counters"
            }
        }

        /// The parameters' types, in the order in which `StatementParameters.bind` writes them.
        var parameterTypes: [Oid] {
            // From the catalogue `pg_type`, where these never change.
            let (bytea, bigint, text, uuid): (Oid, Oid, Oid, Oid) = (17, 20, 25, 2950)
            return switch self {
            case .read: [text, bytea, bigint]
            case .insert: [text, bytea, bigint, uuid, bigint, text, bytea]
            case .replace: [text, bytea, bigint, uuid, bigint, text, bytea, uuid]
            case .delete: [text, bytea, bigint, uuid]
            case .add: [text, bytea, bigint, bigint, bigint]
            case .removeCounter: [text, bytea]
            case .sweep: [bigint, bigint]
            case .pageOfRecords, .pageOfCounters: [text, bytea, bigint, bytea, bytea, bigint]
            }
        }

        /// The text, in which `$1` is the collection, `$2` the identifier and `$3` the instant that it is, if it has
        /// them.
        var sql: StaticString {
            switch self {
            case .read:
                """
                SELECT value, version, expires_at, key_name FROM mfa_record
                WHERE collection = $1 AND id = $2 AND (expires_at IS NULL OR expires_at > $3)
                """
            case .insert:
                """
                INSERT INTO mfa_record AS present (collection, id, version, expires_at, key_name, value)
                VALUES ($1, $2, $4, $5, $6, $7)
                ON CONFLICT (collection, id) DO UPDATE
                SET version = excluded.version, expires_at = excluded.expires_at, key_name = excluded.key_name,
                    value = excluded.value
                WHERE present.expires_at IS NOT NULL AND present.expires_at <= $3
                """
            case .replace:
                """
                UPDATE mfa_record SET version = $4, expires_at = $5, key_name = $6, value = $7
                WHERE collection = $1 AND id = $2 AND version = $8 AND (expires_at IS NULL OR expires_at > $3)
                """
            case .delete:
                """
                DELETE FROM mfa_record
                WHERE collection = $1 AND id = $2 AND version = $4 AND (expires_at IS NULL OR expires_at > $3)
                """
            case .add:
                """
                INSERT INTO mfa_counter AS present (collection, id, value, expires_at) VALUES ($1, $2, $4, $5)
                ON CONFLICT (collection, id) DO UPDATE
                SET value = CASE WHEN present.expires_at > $3 THEN present.value + excluded.value
                                 ELSE excluded.value END,
                    expires_at = CASE WHEN present.expires_at > $3 THEN present.expires_at
                                      ELSE excluded.expires_at END
                RETURNING value
                """
            case .removeCounter:
                "DELETE FROM mfa_counter WHERE collection = $1 AND id = $2"
            case .sweep:
                // What somebody is writing at this moment is locked, and skipped. What has been written between the
                // look and the lock is looked at once more, and may be present now.
                """
                WITH stale_record AS MATERIALIZED (
                    SELECT collection, id FROM mfa_record WHERE expires_at <= $1
                    ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED
                ), swept_record AS (
                    DELETE FROM mfa_record AS present USING stale_record AS stale
                    WHERE present.collection = stale.collection AND present.id = stale.id AND present.expires_at <= $1
                    RETURNING 1
                ), stale_counter AS MATERIALIZED (
                    SELECT collection, id FROM mfa_counter WHERE expires_at <= $1
                    ORDER BY expires_at LIMIT $2 - (SELECT count(*) FROM swept_record) FOR UPDATE SKIP LOCKED
                ), swept_counter AS (
                    DELETE FROM mfa_counter AS present USING stale_counter AS stale
                    WHERE present.collection = stale.collection AND present.id = stale.id AND present.expires_at <= $1
                    RETURNING 1
                )
                SELECT (SELECT count(*) FROM swept_record) + (SELECT count(*) FROM swept_counter)
                """
            case .pageOfRecords:
                // Rows that have expired count towards the limit: a page costs the same however many wait for the
                // sweep.
                """
                SELECT id, expires_at IS NULL OR expires_at > $3 FROM mfa_record
                WHERE collection = $1 AND id > $2 AND id >= $4 AND id < $5 ORDER BY id LIMIT $6
                """
            case .pageOfCounters:
                """
                SELECT id, expires_at > $3 FROM mfa_counter
                WHERE collection = $1 AND id > $2 AND id >= $4 AND id < $5 ORDER BY id LIMIT $6
                """
            }
        }
    }
#endif
