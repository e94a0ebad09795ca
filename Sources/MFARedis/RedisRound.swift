#if Redis
    internal import MFACore

    /// Carries out jobs over one session, and keeps account of what has been sent and what has been answered.
    struct RedisRound {
        private let keys: RedisKeys
        private let requests: RedisRequests
        private var commands = RedisCommands()

        /// Not sent.
        private var waiting: ArraySlice<StoreJob> = []
        /// Sent and not answered, in the order of the replies.
        private var sent: ArraySlice<StoreJob> = []
        /// Refused because the server has forgotten the script.
        private var unscripted: [StoreJob] = []

        /// Whether the session must not be used again.
        private(set) var isSessionSpoilt = false

        /// About how much is sent before replies are read.
        private static let chunk = 1 << 18

        init(keys: RedisKeys) {
            self.keys = keys
            requests = RedisRequests(keys: keys)
        }

        /// Answers jobs, and gives back those to which nothing has happened.
        mutating func run(_ jobs: [StoreJob], over session: RedisSession) -> [StoreJob] {
            isSessionSpoilt = false
            var pages: ArraySlice<StoreJob> = []
            waiting = []
            for job in jobs {
                if case .page = job.request { pages.append(job) } else { waiting.append(job) }
            }
            do throws(LinkFailure) {
                try exchange(over: session, scripts: .name)
                waiting = unscripted[...]
                unscripted = []
                try exchange(over: session, scripts: .text)
                while let job = pages.first {
                    if case .page(let request, let now) = job.request {
                        let pager = RedisPager(session: session, keys: keys, deadline: job.deadline)
                        job.answer(try pager.page(request, at: now))
                    }
                    pages.removeFirst()
                }
                return []
            } catch {
                isSessionSpoilt = true
                defer { (waiting, sent, unscripted) = ([], [], []) }
                return retriable(untouched(by: error) + waiting + unscripted + pages)
            }
        }

        private mutating func exchange(
            over session: RedisSession, scripts: RedisRequests.ScriptForm
        ) throws(LinkFailure) {
            while let first = waiting.first {
                commands.removeAll()
                var deadline = first.deadline
                while let job = waiting.first, commands.bytes.count < RedisRound.chunk {
                    requests.append(job.request, to: &commands, for: session, scripts: scripts)
                    deadline = min(deadline, job.deadline)
                    sent.append(job)
                    waiting.removeFirst()
                }
                try session.link.send(commands.bytes, before: deadline)
                while let job = sent.first {
                    let reply = try session.link.receive(before: deadline)
                    sent.removeFirst()
                    take(reply, for: job, scripts: scripts)
                }
            }
        }

        private mutating func take(_ reply: RedisReply, for job: StoreJob, scripts: RedisRequests.ScriptForm) {
            if case .refusal(let refusal) = reply {
                switch (refusal.kind, scripts) {
                case (.unknownScript, .name):
                    unscripted.append(job)
                    return
                case (.replica, _):
                    // There is another master now.
                    isSessionSpoilt = true
                default:
                    break
                }
            }
            job.answer(requests.answer(to: job.request, from: reply))
        }

        /// Answers what was sent and may have happened, and gives the rest of what was sent.
        private func untouched(by failure: LinkFailure) -> [StoreJob] {
            sent.filter { job in
                guard failure != .unsent, job.request.changesSomething else { return true }
                job.answer(.failure(.answerLost))
                return false
            }
        }

        /// Those for whom there is time left; the others are told.
        private func retriable(_ jobs: [StoreJob]) -> [StoreJob] {
            let now = ContinuousClock.now
            return jobs.filter { job in
                if now < job.deadline { return true }
                job.answer(.failure(.late))
                return false
            }
        }
    }
#endif
