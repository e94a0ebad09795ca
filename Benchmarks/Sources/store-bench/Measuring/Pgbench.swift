import Glibc
import Measuring
import StoreFloor

/// PostgreSQL's own load generator with the same two statements, if it is installed.
enum Pgbench {
    static func run(_ database: PostgresDatabase, rows: Int, clients: Int, seconds: Int) {
        let script = """
            \\set number random(0, \(rows - 1))
            SELECT value, version AS seen, expires_at, key_name FROM mfa_record
            WHERE collection = '\(Workload.collection)' AND id = convert_to('user-' || :number, 'UTF8')
            AND (expires_at IS NULL OR expires_at > 0) \\gset
            UPDATE mfa_record SET version = gen_random_uuid(), expires_at = NULL, key_name = '\(Workload.keyName)',
            value = convert_to(repeat('x', \(Workload.valueCount)), 'UTF8')
            WHERE collection = '\(Workload.collection)' AND id = convert_to('user-' || :number, 'UTF8')
            AND version = :seen AND (expires_at IS NULL OR expires_at > 0);
            """
        var path = Array("/tmp/mfa-pgbench.XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { return }
        defer { unlink(path) }
        _ = write(descriptor, script, script.utf8.count)
        close(descriptor)
        let file = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let command =
            "pgbench -n -M prepared -f '\(file)' -c \(clients) -j \(clients) -T \(seconds) '\(database.url)' 2>/dev/null"
        guard let output = popen(command, "r") else { return }
        defer { pclose(output) }
        var line = [CChar](repeating: 0, count: 1024)
        while fgets(&line, Int32(line.count), output) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("tps = ") else { continue }
            let rate = Double(text.dropFirst(6).prefix { $0.isNumber || $0 == "." }) ?? 0
            print("pgbench with \(clients) clients: \(fixed(rate, 0))/s")
        }
    }
}
