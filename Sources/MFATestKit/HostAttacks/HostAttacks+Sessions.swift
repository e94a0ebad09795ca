extension HostAttacks {
    /// T24: whoever has shown the password alone gets nothing that is behind the second factor.
    func usePendingSession(_ expect: Expectation) async throws {
        try await host.reset()
        let (pending, reply) = try await pending(alice)
        expect(reply == .asksForSecondFactor, "The password alone was not followed by the second factor.")
        let before = try await host.secondFactors(of: alice)
        for route in host.protectedRoutes + host.changingRoutes {
            expect(
                try await host.send(route.method, to: route, with: .own, in: pending) != .done,
                "A session with the password alone was served at \(route.method) \(route.path).")
        }
        expect(
            try await host.secondFactors(of: alice) == before,
            "A session with the password alone has changed the second factors.")
        // What is refused to everybody would say nothing.
        let signedIn = try await host.type(.right, of: alice, in: pending)
        expect(signedIn == .done, "The right code did not complete a sign-in, so that nothing was tried.")
        for route in host.protectedRoutes {
            expect(
                try await host.send(route.method, to: route, with: .own, in: pending) == .done,
                "\(route.method) \(route.path) serves nobody, also after the second factor, so that it was not tried.")
        }
    }

    /// T25: no first factor leaves the second one out.
    func useOtherFirstFactor(_ expect: Expectation) async throws {
        for way in host.firstFactors {
            try await host.reset()
            let browser = try await host.open(headers: [:])
            let reply = try await host.showFirstFactor(way, as: alice.name, in: browser)
            expect(reply == .asksForSecondFactor, "The first factor by “\(way)” was not followed by the second one.")
            for route in host.protectedRoutes {
                expect(
                    try await host.send(route.method, to: route, with: .own, in: browser) != .done,
                    "After the first factor by “\(way)” alone, \(route.method) \(route.path) was served.")
            }
        }
    }

    /// T31: what somebody has planted or read before the second factor is worth nothing after it.
    func keepSession(_ expect: Expectation) async throws {
        try await host.reset()
        let (browser, _) = try await pending(alice)
        let planted = try await host.session(of: browser)
        let reply = try await host.type(.right, of: alice, in: browser)
        expect(reply == .done, "The right code did not complete a sign-in, so that nothing was tried.")
        expect(
            try await host.session(of: browser) != planted,
            "The session has the same name after the second factor as before.")
        let thief = try await host.open(headers: [:])
        try await host.setSession(planted, of: thief)
        for route in host.protectedRoutes {
            expect(
                try await host.send(route.method, to: route, with: .own, in: thief) != .done,
                "The session of before the second factor was served at \(route.method) \(route.path) after it.")
        }
    }

    /// T34: second factors are changed by their own page alone.
    func forgeRequest(_ expect: Expectation) async throws {
        for route in host.changingRoutes {
            try await host.reset()
            let (owner, reply) = try await signIn(alice)
            let (other, otherReply) = try await signIn(bob)
            expect(
                reply == .done && otherReply == .done,
                "The right code did not complete a sign-in, so that nothing was tried.")
            var known = try await host.secondFactors(of: alice)
            let forged: [(method: String, token: HostToken<Host.Browser>, name: String)] = [
                ("GET", .own, "A link"), ("HEAD", .own, "A link"), ("GET", .none, "A link without a token"),
                (route.method, .none, "A request without a token"),
                (route.method, .foreign(other), "A request with somebody else's token"),
            ]
            for (method, token, name) in forged {
                _ = try await host.send(method, to: route, with: token, in: owner)
                let now = try await host.secondFactors(of: alice)
                expect(now == known, "\(name) has changed the second factors: \(method) \(route.path).")
                known = now
            }
            _ = try await host.send(route.method, to: route, with: .own, in: owner)
            expect(
                try await host.secondFactors(of: alice) != known,
                "\(route.method) \(route.path) changes nothing with its own token either, so that it was not tried.")
        }
    }
}
