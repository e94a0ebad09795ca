#if SQLite
    internal import MFACore

    extension Database {
        /// Carries out a request; one that changes something needs a transaction to be answered for good.
        func carryOut(_ request: StoreRequest) throws(Failure) -> StoreJob.Answer {
            switch request {
            case .read(let key, at: let now): try read(key, at: now)
            case .page(let request, at: let now): try page(request, at: now)
            case .write(let change, to: let key, at: let now): try write(change, to: key, at: now)
            case .add(let amount, to: let key, expiresAt: let expiresAt, at: let now):
                try add(amount, to: key, expiresAt: expiresAt, at: now)
            case .removeCounter(let key): try removeCounter(key)
            case .sweep(let limit, at: let now): try sweep(limit: limit, at: now)
            }
        }
    }
#endif
