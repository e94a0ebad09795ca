/// What must not be, as often as it was found.
struct Findings {
    /// What was acknowledged and is not there.
    private(set) var losses = 0
    /// What has happened twice, or was granted to two.
    private(set) var duplicates = 0
    /// What is there and was never intended, or was refused.
    private(set) var strangers = 0

    var isEmpty: Bool { losses == 0 && duplicates == 0 && strangers == 0 }

    mutating func loss(_ sentence: String) {
        losses += 1
        print("LOST: \(sentence)")
    }

    mutating func duplicate(_ sentence: String) {
        duplicates += 1
        print("TWICE: \(sentence)")
    }

    mutating func stranger(_ sentence: String) {
        strangers += 1
        print("STRANGE: \(sentence)")
    }
}
