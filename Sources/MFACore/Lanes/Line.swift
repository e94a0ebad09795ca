/// A line to stand in: an array that is cheap to take from at its front.
struct Line<Element> {
    private var elements: [Element] = []
    private var first = 0

    var count: Int { elements.count - first }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ element: Element) { elements.append(element) }

    /// Takes so many from the front, or as many as there are.
    mutating func take(_ limit: Int) -> [Element] {
        let taken = Array(elements[first..<first + min(limit, count)])
        first += taken.count
        if isEmpty {
            elements.removeAll(keepingCapacity: true)
            first = 0
        } else if first > 1024 {
            elements.removeFirst(first)
            first = 0
        }
        return taken
    }

    /// Takes the first one out that fits; whether there was one.
    mutating func remove(where fits: (Element) -> Bool) -> Bool {
        guard let index = elements[first...].firstIndex(where: fits) else { return false }
        elements.remove(at: index)
        return true
    }
}
