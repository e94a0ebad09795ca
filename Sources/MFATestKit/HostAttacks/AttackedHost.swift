/// An application of a host's own, as ``HostAttacks`` attacks it: its routes, and browsers that a test has.
///
/// A host writes one for its tests, over the client that it tests its routes with. It needs two users, each with an authenticator
/// app, and a clock that the test moves.
public protocol AttackedHost: Sendable {
    /// A browser with cookies of its own.
    associatedtype Browser: Sendable

    /// Two users or more, of whom each has an authenticator app.
    var users: [AttackedUser] { get }
    /// The ways to show the first factor: “password”, and whatever else there is, such as federation, a link by mail, another API.
    var firstFactors: [String] { get }
    /// What only somebody gets who is signed in: pages, sockets, plug-ins, files, the endpoint that gives out tokens.
    var protectedRoutes: [HostRoute] { get }
    /// What changes a user's second factor: setting up, switching off, removing, new recovery codes.
    var changingRoutes: [HostRoute] { get }
    /// After how many wrong codes an account has to pause; what `GuessBudget/perWindow` says.
    var wrongCodesBeforePause: Int { get }

    /// Puts everything back: nobody is signed in, nobody has guessed, and of each user one right code has not been used.
    func reset() async throws

    /// Opens a browser that is nobody's yet.
    ///
    /// - Parameter headers: What it sends with every request, also what only a proxy should write.
    /// - Returns: The browser.
    /// - Throws: What the client throws.
    func open(headers: [String: String]) async throws -> Browser

    /// Shows the right first factor of a user.
    ///
    /// - Parameters:
    ///   - way: One of ``firstFactors``.
    ///   - name: One of the user's names.
    ///   - browser: Where.
    /// - Returns: What came of it.
    /// - Throws: What the client throws.
    func showFirstFactor(_ way: String, as name: String, in browser: Browser) async throws -> HostReply

    /// Types a code where the second factor is asked for.
    ///
    /// - Parameters:
    ///   - code: Whether it is the right one.
    ///   - user: Whose code.
    ///   - browser: Where.
    /// - Returns: What came of it.
    /// - Throws: What the client throws.
    func type(_ code: HostCode, of user: AttackedUser, in browser: Browser) async throws -> HostReply

    /// Sends a request to a route.
    ///
    /// - Parameters:
    ///   - method: The method, which need not be the route's own.
    ///   - route: The route.
    ///   - token: With which token against forged requests.
    ///   - browser: From which browser, with its cookies.
    /// - Returns: What came of it.
    /// - Throws: What the client throws.
    func send(
        _ method: String, to route: HostRoute, with token: HostToken<Browser>, in browser: Browser
    ) async throws -> HostReply

    /// The name of a browser's session, as it stands in its cookie.
    func session(of browser: Browser) async throws -> String

    /// Puts the name of a session into a browser's cookie.
    func setSession(_ session: String, of browser: Browser) async throws

    /// All that a user has of second factors and recovery codes, as a text that is another one when anything has changed.
    func secondFactors(of user: AttackedUser) async throws -> String
}

extension AttackedHost {
    /// Ten, as in `GuessBudget/standard`.
    public var wrongCodesBeforePause: Int { 10 }
}

/// A user of an attacked host.
public struct AttackedUser: Sendable, Hashable {
    /// Everything that he can sign in with as his name: the usual one first, then his mail address, other spellings, names in directories.
    public let names: [String]

    /// A user with one name or more.
    public init(_ name: String, aliases: String...) { names = [name] + aliases }

    var name: String { names.first ?? "" }
}

/// A route of an attacked host.
public struct HostRoute: Sendable, Hashable {
    /// The method that it is meant for.
    public let method: String
    /// The path, with whatever belongs to it.
    public let path: String

    /// A route.
    public init(_ method: String, _ path: String) {
        self.method = method
        self.path = path
    }
}

/// A code that is typed.
public enum HostCode: Sendable, Hashable {
    /// The right one, which has not been used.
    case right
    /// A wrong one.
    case wrong
}

/// With which token against forged requests a request comes.
public enum HostToken<Browser: Sendable>: Sendable {
    /// With the one of the page that the browser shows.
    case own
    /// With none.
    case none
    /// With the one that another browser got, which is somebody else's.
    case foreign(Browser)
}

/// What came of a request.
public enum HostReply: Sendable, Hashable {
    /// What was asked for was done or shown; of a sign-in, that it is complete.
    case done
    /// The second factor is asked for, for the first time or again.
    case asksForSecondFactor
    /// It was refused, or led to somewhere else.
    case refused
}
