internal import OTPCore

extension Account {
    /// Remembers a browser; the one that was used longest ago makes room for it if the account holds as many as it may.
    package mutating func trust(_ device: TrustedDevice, under policy: Policy, _ occasion: Occasion) {
        trustedDevices.removeAll { !$0.isAlive(at: occasion.at) || $0.id == device.id }
        while trustedDevices.count >= max(1, policy.caps.trustedDevices) {
            let oldest = trustedDevices.min { ($0.lastUsedAt ?? $0.createdAt) < ($1.lastUsedAt ?? $1.createdAt) }
            guard let oldest else { break }
            trustedDevices.removeAll { $0.id == oldest.id }
        }
        trustedDevices.append(device)
        announce(.trustedDeviceAdded(device.id), occasion)
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
