import MFACore
import MFAJSON
import OTPCore
import SignInFlow

/// An overview in words. What is required, and where the user can sign in, is the host's policy, which is not known here.
extension Text {
    static func page(_ overview: HelpdeskOverview) -> String {
        var lines = ["account   \(visible(overview.account.text))"]
        for item in overview.items {
            let number = item.number.map { "  \($0)" } ?? ""
            lines.append("factor    \(item.factor)  \(item.method)  “\(visible(item.name))”\(number)")
            lines.append("          \(item.stateText); set up \(item.addedAt)")
            lines.append("          last used \(instant(item.lastUsedAt)); wrong in a row \(item.wrongInARow)")
        }
        if overview.items.isEmpty { lines.append("factors   none") }
        if let left = overview.recoveryCodesLeft { lines.append("recovery  \(left) codes left") }
        for browser in overview.browsers {
            lines.append("browser   \(browser.id)  “\(visible(browser.name))”  until \(browser.expiresAt)")
        }
        lines.append("guesses   \(overview.wrongInARow) wrong in a row")
        if let text = overview.guessingText { lines.append("          \(text)") }
        if let until = overview.exemptUntil { lines.append("exempt    until \(until)") }
        if let reset = overview.pendingReset {
            lines.append("reset     from \(reset.dueAt) on, asked for by \(visible(reset.staff ?? "the user"))")
            lines.append("          “\(visible(reset.reason))”")
        }
        for action in overview.actions { lines.append("may       \(command(action.task))  \(visible(action.label))") }
        return lines.joined(separator: "\n")
    }

    static func json(_ overview: HelpdeskOverview) -> String {
        var object = JSONObject()
        object.set("account", overview.account.text)
        object.set("since", overview.createdAt)
        object.set("factors", overview.items.map(fields))
        if let left = overview.recoveryCodesLeft {
            object.set("recoveryCodesLeft", left)
        } else {
            object.setNull("recoveryCodesLeft")
        }
        object.set(
            "browsers",
            overview.browsers.map { browser in
                var fields = JSONObject()
                fields.set("id", browser.id.text)
                fields.set("name", browser.name)
                fields.set("added", browser.addedAt)
                fields.set("expires", browser.expiresAt)
                fields.set("lastUsed", browser.lastUsedAt)
                return fields
            })
        object.set("wrongInARow", overview.wrongInARow)
        object.set("exemptUntil", overview.exemptUntil)
        if let reset = overview.pendingReset {
            var fields = JSONObject()
            if let staff = reset.staff { fields.set("staff", staff) } else { fields.setNull("staff") }
            fields.set("reason", reset.reason)
            fields.set("requested", reset.requestedAt)
            fields.set("due", reset.dueAt)
            object.set("pendingReset", fields)
        } else {
            object.setNull("pendingReset")
        }
        object.set("may", overview.actions.map { command($0.task) })
        return object.text
    }

    private static func fields(_ item: HelpdeskOverview.Item) -> JSONObject {
        var fields = JSONObject()
        fields.set("id", item.factor.text)
        fields.set("method", item.method.name)
        fields.set("name", item.name)
        if let number = item.number { fields.set("number", number) } else { fields.setNull("number") }
        fields.set("state", "\(item.state)")
        fields.set("confirmed", item.addedAt)
        fields.set("lastUsed", item.lastUsedAt)
        fields.set("wrongInARow", item.wrongInARow)
        return fields
    }

    /// What has to be typed for it, after the account.
    private static func command(_ task: HelpdeskTask) -> String {
        switch task {
        case .suspend(let id): "suspend --factor \(id)"
        case .resume(let id): "resume --factor \(id)"
        case .disable(let id): "disable --factor \(id)"
        case .revokeBrowser(let id): "revoke-browser \(id)"
        case .exempt: "exempt --until DATE"
        case .endExemption: "exempt --end"
        case .requestReset: "request-reset"
        case .withdrawReset: "repudiate"
        }
    }

    private static func instant(_ time: UnixTime?) -> String { time.map { "\($0)" } ?? "never" }
}

extension JSONObject {
    /// An instant, or null.
    fileprivate mutating func set(_ name: String, _ time: UnixTime?) {
        if let time { set(name, time.seconds) } else { setNull(name) }
    }
}
