/// How digits were understood, for telling what is wrong if nobody has that number.
struct Understanding {
    let code: CallingCode
    /// The plan by which they were read.
    let plan: Plan
    /// The digits without a prefix for calls at home.
    let national: Digits

    /// Why a number that nobody has is refused.
    var refusal: PhoneNumberRefusal {
        let length = national.count
        // What the digits can become says more than how many there are, if it is as long as people's numbers are. One or two
        // digits say little, and can become so much that the search would take its time.
        if length > 2, let missing = code.missingDigits(after: national), missing > 0,
            plan.missingDigits(length + missing) == 0
        {
            return .tooShort(by: missing)
        }
        let missing = plan.missingDigits(length)
        if missing == 0 { return .notAssigned(Region(of: plan)) }
        return missing > 0 ? .tooShort(by: missing) : .tooLong(by: -missing)
    }
}

extension TypedNumber {
    /// What is called: a calling code, a national number, and how it was understood.
    struct Called {
        let code: CallingCode
        let national: Digits
        let understanding: Understanding
    }

    /// Takes off prefixes, as somebody dials them in the plan's region.
    ///
    /// Reading follows libphonenumber step by step: what is a number there is the same number here, and the tests compare both.
    func called(in home: Plan?) throws(PhoneNumberRefusal) -> Called {
        let plan: Plan
        let code: CallingCode
        var national: Digits
        if let abroad = try calledAbroad(from: home) {
            code = abroad.code
            national = abroad.national
            plan = code.mainPlan
        } else {
            guard let home, let own = CallingCode(of: home) else { throw .noRegion }
            code = own
            national = digits
            plan = home
        }
        let stripped = plan.withoutNationalPrefix(national)
        let understanding = Understanding(code: code, plan: plan, national: stripped)
        // With too little behind it, it was no prefix.
        switch plan.fit(stripped.count) {
        case .possible, .tooLong: national = stripped
        case .tooShort, .onlyWithinArea, .impossible: break
        }
        guard (Plan.shortest...Plan.longest).contains(national.count) else { throw understanding.refusal }
        return Called(code: code, national: national, understanding: understanding)
    }

    /// The calling code and what follows it; nil if there is none.
    private func calledAbroad(from home: Plan?) throws(PhoneNumberRefusal) -> (code: CallingCode, national: Digits)? {
        if hasPlus {
            if let code = CallingCode(beginning: digits) { return try split(digits, code) }
            // `+0047 …` is meant as `0047 …`.
            guard let home, let called = try dialled(from: home) else { throw .unknownCallingCode }
            return called
        }
        return try home.flatMap { home throws(PhoneNumberRefusal) in try dialled(from: home) }
    }

    /// The same without regard to a plus.
    private func dialled(from home: Plan) throws(PhoneNumberRefusal) -> (code: CallingCode, national: Digits)? {
        if let rest = home.withoutInternationalPrefix(digits) {
            guard let code = CallingCode(beginning: rest) else { throw .unknownCallingCode }
            return try split(rest, code)
        }
        // The region's own code without a plus: taken for one only if the digits are no number of the plan as they are.
        guard let own = CallingCode(of: home), digits.starts(with: Digits(own.number)) else { return nil }
        let national = home.withoutNationalPrefix(digits.dropFirst(own.length))
        let isMeant = !home.describes(digits) && home.describes(national)
        return isMeant || home.fit(digits.count) == .tooLong ? (own, national) : nil
    }

    private func split(
        _ digits: Digits, _ code: CallingCode
    ) throws(PhoneNumberRefusal) -> (code: CallingCode, national: Digits) {
        let national = digits.dropFirst(code.length)
        guard digits.count > Plan.shortest else {
            throw Understanding(code: code, plan: code.mainPlan, national: national).refusal
        }
        return (code, national)
    }
}
