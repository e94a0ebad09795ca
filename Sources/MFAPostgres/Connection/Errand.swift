#if PostgreSQL
    internal import MFACore

    /// A job on its way to the server and back.
    struct Errand {
        /// How far it has come.
        enum Stage {
            /// The server has surely not carried it out: it was not sent, or was undone.
            case toSend
            /// The server may have it.
            case sent
            /// The server has answered; the transaction may not have ended yet.
            case carriedOut(StoreJob.Answer)
            /// The server has undone it.
            case refused(StoreError)
            /// Its task has the answer.
            case answered
        }

        let job: StoreJob
        /// Where a page begins, taken out of its cursor.
        let cursor: [UInt8]
        var stage = Stage.toSend
        /// How often a connection was lost with it.
        var losses = 0

        /// Takes a job over; nil if it cannot be put as a statement, of which its task is told.
        init?(_ job: StoreJob) {
            self.job = job
            do throws(StoreError) {
                switch job.request {
                case .page(let page, at: _):
                    cursor = try page.cursor.map { cursor throws(StoreError) in try cursor.identifier() } ?? []
                default:
                    cursor = []
                }
            } catch {
                job.answer(.failure(error))
                return nil
            }
        }

        var isAnswered: Bool {
            if case .answered = stage { true } else { false }
        }

        /// Whether the next one may be in the same transaction: only what changes nothing, so that an error undoes
        /// nothing.
        var mayShareTransaction: Bool {
            if case .read = job.request { true } else { false }
        }

        mutating func answer(_ answer: StoreJob.Answer) {
            job.answer(answer)
            stage = .answered
        }

        /// Draws the conclusions from the loss of the connection: what surely has not happened, and a read once, may be
        /// sent again.
        mutating func connectionWasLost(isLate: Bool, at now: Instant) {
            let changesSomething = job.request.changesSomething
            switch stage {
            case .toSend, .answered: break
            case .refused(let error): answer(.failure(error))
            case .carriedOut(let result) where !changesSomething: answer(result)
            case .carriedOut, .sent:
                losses += 1
                if changesSomething || losses > 1 || job.deadline <= now {
                    answer(.failure(.lostAnswer(to: job.request, isLate: isLate)))
                } else {
                    stage = .toSend
                }
            }
        }
    }
#endif
