extension HostAttacks {
    /// More than any budget or limit that is usual bears.
    private static var manyGuesses: Int { 100 }

    /// T10: where a request says that it comes from is not believed.
    func forgeAddress(_ expect: Expectation) async throws {
        let honest = try await guessAtLength { _ in [:] }
        let forged = try await guessAtLength { number in
            let address = "198.51.100.\(number % 250 + 1)"
            return [
                "X-Forwarded-For": address, "Forwarded": "for=\(address)", "X-Real-IP": address,
                "True-Client-IP": address, "X-Client-IP": address, "CF-Connecting-IP": address,
            ]
        }
        expect(honest.alice != .done, "After a hundred wrong codes the right one was taken at once.")
        expect(
            forged.alice != .done,
            "After a hundred wrong codes with forged addresses (X-Forwarded-For) the right one was taken at once.")
        expect(
            honest.bob == .done || forged.bob != .done,
            "One address that forges others (X-Forwarded-For) had more tries at several accounts than one that does not."
        )
    }

    /// What comes of the right codes of two users after many wrong ones of the first.
    private func guessAtLength(
        _ headers: (Int) -> [String: String]
    ) async throws -> (alice: HostReply, bob: HostReply) {
        try await host.reset()
        for number in 0..<HostAttacks.manyGuesses {
            _ = try await signIn(alice, with: .wrong, headers: headers(number))
        }
        let alice = try await signIn(alice, headers: headers(HostAttacks.manyGuesses)).reply
        return (alice, try await signIn(bob, headers: headers(HostAttacks.manyGuesses + 1)).reply)
    }

    /// T18: all names of a user have one number of guesses.
    func guessByAlias(_ expect: Expectation) async throws {
        for name in alice.names {
            try await host.reset()
            for _ in 0..<host.wrongCodesBeforePause {
                _ = try await signIn(alice, as: alice.names.first { $0 != name } ?? name, with: .wrong)
            }
            expect(
                try await signIn(alice, as: name).reply != .done,
                "After \(host.wrongCodesBeforePause) wrong codes by one name, the right one was taken by “\(name)”.")
        }
    }

    /// T33: all names of a user lead to his second factor.
    func signInByAlias(_ expect: Expectation) async throws {
        for name in alice.names {
            try await host.reset()
            let (browser, reply) = try await pending(alice, as: name)
            expect(
                reply == .asksForSecondFactor,
                "The password with the name “\(name)” was not followed by the second factor."
            )
            for route in host.protectedRoutes {
                expect(
                    try await host.send(route.method, to: route, with: .own, in: browser) != .done,
                    "With the name “\(name)” and the password alone, \(route.method) \(route.path) was served.")
            }
            guard reply == .asksForSecondFactor else { continue }
            expect(
                try await host.type(.right, of: alice, in: browser) == .done,
                "The right code did not complete a sign-in by the name “\(name)”: it is not the same account.")
        }
    }
}
