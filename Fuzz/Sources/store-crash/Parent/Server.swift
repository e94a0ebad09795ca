import Glibc

/// A server that “scripts/servers” has started.
struct Server {
    private let folder: String
    private let name: String

    /// The server of a store; nil for one that is a file.
    init?(folder: String?, store: String) {
        guard let folder else { return nil }
        self.folder = folder
        name = store.hasPrefix("redis") ? "redis" : "postgres"
    }

    /// Ends the server as a crash would, and begins it again after a while; the writers go on meanwhile.
    func crash(restartAfter pause: Int, _ fleet: Fleet) throws {
        try script("kill", fleet)
        try fleet.wait(milliseconds: pause)
        try script("restart", fleet)
    }

    private func script(_ command: String, _ fleet: Fleet) throws {
        let id = try spawn(["scripts/servers", command, folder, name], actions: nil)
        var status: Int32 = 0
        while waitpid(id, &status, WNOHANG) == 0 { try fleet.wait(milliseconds: 10) }
        guard status == 0 else { throw Problem("“scripts/servers \(command) \(folder) \(name)” has failed.") }
    }
}
