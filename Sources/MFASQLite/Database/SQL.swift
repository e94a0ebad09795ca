#if SQLite
    /// The statements of the store.
    enum SQL {
        case begin, commit, rollback
        case read, insert, replace, delete
        case addToCounter, beginCounter, removeCounter
        case sweepRecords, sweepCounters
        case pageOfRecords, pageOfCounters

        var text: String {
            switch self {
            // Takes the lock at once: whoever reads first and writes later can meet somebody who has done the same.
            case .begin: "BEGIN IMMEDIATE"
            case .commit: "COMMIT"
            case .rollback: "ROLLBACK"

            case .read:
                """
                SELECT value, version, expires_at, key_name FROM record
                WHERE collection = ?1 AND id = ?2 AND (expires_at IS NULL OR expires_at > ?3)
                """
            case .insert:
                """
                INSERT INTO record (collection, id, version, expires_at, key_name, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (collection, id) DO UPDATE SET version = excluded.version,
                    expires_at = excluded.expires_at, key_name = excluded.key_name, value = excluded.value
                WHERE record.expires_at <= ?7
                """
            case .replace:
                """
                UPDATE record SET version = ?3, expires_at = ?4, key_name = ?5, value = ?6
                WHERE collection = ?1 AND id = ?2 AND version = ?8 AND (expires_at IS NULL OR expires_at > ?7)
                """
            case .delete:
                """
                DELETE FROM record
                WHERE collection = ?1 AND id = ?2 AND version = ?3 AND (expires_at IS NULL OR expires_at > ?4)
                """

            // A sum that is no integer any more is one with a fraction for SQLite, and may be rounded back to the number it
            // came from; hence the look at its type. The expiry is not named, so that its index is left alone.
            case .addToCounter:
                """
                UPDATE counter SET value = value + ?3
                WHERE collection = ?1 AND id = ?2 AND expires_at > ?4 AND typeof(value + ?3) = 'integer'
                RETURNING value
                """
            case .beginCounter:
                """
                INSERT INTO counter (collection, id, value, expires_at) VALUES (?1, ?2, ?3, ?5)
                ON CONFLICT (collection, id) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
                WHERE counter.expires_at <= ?4
                """
            case .removeCounter: "DELETE FROM counter WHERE collection = ?1 AND id = ?2"

            case .sweepRecords:
                "DELETE FROM record WHERE rowid IN (SELECT rowid FROM record WHERE expires_at <= ?1 LIMIT ?2)"
            case .sweepCounters:
                """
                DELETE FROM counter WHERE (collection, id) IN
                    (SELECT collection, id FROM counter WHERE expires_at <= ?1 LIMIT ?2)
                """

            case .pageOfRecords:
                """
                SELECT id FROM record
                WHERE collection = ?1 AND id >= ?2 AND id < ?3 AND (expires_at IS NULL OR expires_at > ?4)
                ORDER BY id LIMIT ?5
                """
            case .pageOfCounters:
                """
                SELECT id FROM counter
                WHERE collection = ?1 AND id >= ?2 AND id < ?3 AND expires_at > ?4
                ORDER BY id LIMIT ?5
                """
            }
        }
    }
#endif
