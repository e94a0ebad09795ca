package import OTPCore

/// What became of a remembered browser's token.
package enum TrustedDeviceVerdict: Sendable {
    /// It is trusted; the token that it has to show next, or nil if it has got that already.
    case trusted(FactorID, next: String?)
    /// The token has been used before, or by another browser: the whole series is over.
    case misused(FactorID)
    /// It is no token of this account's, or its time is over.
    case unknown
}

extension Account {
    /// How long the token before the last one is still taken: a page loads several things at once, and two servers' clocks
    /// may be half a minute apart.
    static let trustedDeviceGrace: Int64 = 60

    /// Remembers a browser; the one that was used longest ago makes room for it if the account holds as many as it may.
    ///
    /// - Returns: The first token, for the browser to show.
    @discardableResult
    package mutating func trust(
        _ device: TrustedDevice, browser: String = "", under policy: Policy, _ occasion: Occasion
    ) -> String {
        trustedDevices.removeAll { !$0.isAlive(at: occasion.at) || $0.id == device.id }
        while trustedDevices.count >= max(1, policy.caps.trustedDevices) {
            let oldest = trustedDevices.min { ($0.lastUsedAt ?? $0.createdAt) < ($1.lastUsedAt ?? $1.createdAt) }
            guard let oldest else { break }
            trustedDevices.removeAll { $0.id == oldest.id }
        }
        trustedDevices.append(device)
        announce(.trustedDeviceAdded(device.id), occasion)
        return TrustedDeviceToken(device, number: device.uses, browser: browser).text
    }

    /// Judges the token that a browser shows; the account has to be stored for it to count.
    ///
    /// - Parameters:
    ///   - text: The token.
    ///   - browser: By what the host tells this browser from others.
    ///   - policy: Whether browsers can be remembered.
    ///   - occasion: When, from where and by whom.
    /// - Returns: The verdict.
    package mutating func presentTrustedDevice(
        _ text: some StringProtocol, browser: String, under policy: Policy, _ occasion: Occasion
    ) -> TrustedDeviceVerdict {
        guard case .on = policy.trustedDevices, let token = TrustedDeviceToken(text),
            let index = trustedDevices.firstIndex(where: { $0.id == token.series }),
            trustedDevices[index].isAlive(at: occasion.at), token.belongs(to: trustedDevices[index])
        else { return .unknown }
        let device = trustedDevices[index]
        guard token.wasGiven(by: device, to: browser), token.number == device.uses || isLate(token, device, occasion)
        else {
            trustedDevices.remove(at: index)
            announce(.trustedDeviceMisused(device.id), occasion)
            return .misused(device.id)
        }
        guard token.number == device.uses else { return .trusted(device.id, next: nil) }
        trustedDevices[index].uses += 1
        trustedDevices[index].lastUsedAt = occasion.at
        announce(.trustedDeviceUsed(device.id), occasion)
        let next = TrustedDeviceToken(device, number: device.uses + 1, browser: browser)
        return .trusted(device.id, next: next.text)
    }

    /// Whether a token is of this account's, without its being used by that.
    package func knowsTrustedDevice(_ text: some StringProtocol, browser: String, at now: UnixTime) -> Bool {
        guard let token = TrustedDeviceToken(text),
            let device = trustedDevices.first(where: { $0.id == token.series }), device.isAlive(at: now)
        else { return false }
        return token.belongs(to: device) && token.wasGiven(by: device, to: browser) && token.number <= device.uses
    }

    private func isLate(_ token: TrustedDeviceToken, _ device: TrustedDevice, _ occasion: Occasion) -> Bool {
        guard let used = device.lastUsedAt, device.uses > 0, token.number == device.uses - 1 else { return false }
        return occasion.at < used.advanced(by: Account.trustedDeviceGrace)
    }

    /// Forgets a browser.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``.
    public mutating func revokeTrustedDevice(_ id: FactorID, _ occasion: Occasion) throws(AccountRefusal) {
        guard trustedDevices.contains(where: { $0.id == id }) else { throw .noSuchFactor }
        trustedDevices.removeAll { $0.id == id }
        announce(.trustedDeviceRevoked(id), occasion)
    }

    /// Forgets all browsers.
    public mutating func revokeAllTrustedDevices(_ occasion: Occasion) {
        for device in trustedDevices { announce(.trustedDeviceRevoked(device.id), occasion) }
        trustedDevices = []
    }
}
