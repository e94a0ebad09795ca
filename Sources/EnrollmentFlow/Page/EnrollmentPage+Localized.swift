extension EnrollmentPage {
    /// The same page with other texts.
    func map<Other: Sendable>(_ transform: (Text) -> Other) -> EnrollmentPage<Other> {
        EnrollmentPage<Other>(
            step: step, token: token, content: content.map(transform), error: error.map(transform),
            actions: actions.map { $0.map(transform) }, progress: progress, progressText: transform(progressText),
            expiresAt: expiresAt, timeLeft: transform(timeLeft), support: support,
            labels: labels.map(transform))
    }
}

extension PageContent {
    /// The same content with other texts.
    func map<Other: Sendable>(_ transform: (Text) -> Other) -> PageContent<Other> {
        var mapped = PageContent<Other>(title: transform(title), instructions: instructions.map(transform))
        mapped.choices = choices.map {
            PageChoice<Other>(
                id: $0.id, title: transform($0.title), detail: $0.detail.map(transform),
                warnings: $0.warnings.map(transform), isEnabled: $0.isEnabled)
        }
        mapped.fields = fields.map {
            PageField<Other>(
                name: $0.name, label: transform($0.label), kind: $0.kind, value: $0.value, placeholder: $0.placeholder,
                options: $0.options)
        }
        mapped.links = links.map { PageLink<Other>(title: transform($0.title), address: $0.address) }
        mapped.scan = scan.map { PageScan<Other>(code: $0.code, alternative: transform($0.alternative)) }
        mapped.manual = manual.map {
            PageDetail<Other>(label: transform($0.label), value: transform($0.value), copied: $0.copied)
        }
        mapped.codes = codes
        mapped.file = file.map { ($0.name, transform($0.text)) }
        mapped.isWaiting = isWaiting
        mapped.actions = actions.map { $0.map(transform) }
        return mapped
    }
}

extension PageAction {
    /// The same action with other texts.
    func map<Other: Sendable>(_ transform: (Text) -> Other) -> PageAction<Other> {
        PageAction<Other>(
            event, transform(label), accessibleLabel: accessibleLabel.map(transform), from: from)
    }
}

extension PageLabels {
    /// The same labels with other texts.
    func map<Other: Sendable>(_ transform: (Text) -> Other) -> PageLabels<Other> {
        PageLabels<Other>(
            copy: transform(copy), print: transform(print), download: transform(download), help: transform(help),
            showPassword: transform(showPassword), useAnotherAccount: transform(useAnotherAccount))
    }
}
