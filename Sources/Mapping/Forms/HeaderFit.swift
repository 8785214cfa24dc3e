internal import VietnameseText

/// How well the labels of a column fit a declared header.
struct HeaderFit {
    /// From 0, for labels that are hardly alike, to 1, for those that are the same.
    var score: Double
    /// Whether labels are spelled otherwise than declared.
    var isRenamed: Bool
    /// What stands in the place of a unit's name.
    var unit: String?
}

/// A declared header, made ready for comparing.
struct HeaderComparison: Sendable {
    private enum Step: Sendable {
        case unit
        case label([HeaderLabel])
    }

    private let steps: [Step]
    /// The column number, for a header declared as `(3)`.
    private let number: Int?

    init(_ pattern: HeaderPattern) {
        steps = pattern.steps.map { step in
            switch step {
            case .unit: .unit
            case .label(let labels): .label(labels.map(HeaderLabel.init))
            }
        }
        if case .label(let labels)? = steps.first, steps.count == 1, labels.count == 1 {
            number = labels[0].columnNumber
        } else {
            number = nil
        }
    }

    /// How the labels of a column fit; `nil` when they do not.
    ///
    /// The last labels must fit each other. Labels that only the file has cost a little, labels that only the
    /// declaration has cost more.
    func fit(_ path: [HeaderLabel], number other: Int?) -> HeaderFit? {
        if let number, let other { return number == other ? HeaderFit(score: 1, isRenamed: false) : nil }
        guard !steps.isEmpty, !path.isEmpty else { return nil }
        var fit = HeaderFit(score: 1, isRenamed: false)
        var place = path.count - 1
        for (index, step) in steps.enumerated().reversed() {
            if let (next, closeness) = Self.place(of: step, in: path, upTo: place, exactly: index == steps.count - 1) {
                fit.score *= closeness
                fit.score -= 0.03 * Double(place - next)
                if closeness < HeaderLabel.sameWords { fit.isRenamed = true }
                if case .unit = step { fit.unit = path[next].text }
                place = next - 1
            } else {
                if case .unit = step { return nil }
                if index == steps.count - 1 { return nil }
                fit.score -= 0.2
                fit.isRenamed = true
            }
        }
        fit.score -= 0.02 * Double(place + 1)
        return fit.score > 0.4 ? fit : nil
    }

    /// Where a step stands in a path, the lowest place first.
    private static func place(
        of step: Step, in path: [HeaderLabel], upTo last: Int, exactly: Bool
    ) -> (place: Int, closeness: Double)? {
        var place = last
        while place >= 0 {
            if let closeness = closeness(step, path[place]) { return (place, closeness) }
            if exactly { return nil }
            place -= 1
        }
        return nil
    }

    private static func closeness(_ step: Step, _ label: HeaderLabel) -> Double? {
        switch step {
        case .unit: 1
        case .label(let labels): labels.lazy.compactMap { $0.closeness(to: label) }.max()
        }
    }
}

/// A label of a header, in the forms in which labels are compared.
struct HeaderLabel: Sendable {
    /// As it is written, on one line.
    let text: String
    private let key: NameKey
    private let bare: NameKey
    /// The words without diacritics, a unit in parentheses at the end apart.
    private let words: [Substring]

    /// Labels at least this close differ in nothing but letter case, diacritics and a unit in parentheses.
    static let sameWords = 0.9

    init(_ text: String) {
        self.text = Spacing.tidied(text)
        key = NameKey(self.text, .tonePlacement)
        bare = NameKey(Self.parts(self.text).label, .folded)
        words = bare.description.split(separator: " ")
    }

    /// `3` for `(3)` or `3`.
    var columnNumber: Int? {
        var digits = text[...]
        if digits.hasPrefix("("), digits.hasSuffix(")") { digits = digits.dropFirst().dropLast() }
        return digits.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(digits) : nil
    }

    /// A label and what stands in parentheses at its end: `Diện tích (ha)`.
    static func parts(_ text: String) -> (label: String, parentheses: String?) {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else {
            return (text, nil)
        }
        let inner = text[text.index(after: open)...].dropLast()
        return (Spacing.tidied(String(text[..<open])), Spacing.tidied(String(inner)))
    }

    /// How close two labels are: 1 for the same, 0.95 without diacritics or a unit, less for other spellings; `nil` for
    /// other words.
    func closeness(to other: HeaderLabel) -> Double? {
        if key == other.key { return 1 }
        if bare == other.bare, !words.isEmpty { return 0.95 }
        // `KH 2019` is not `KH 2020`.
        guard !words.isEmpty, !other.words.isEmpty, numbers == other.numbers else { return nil }
        let ratio = Double(shared(with: other) * 2) / Double(words.count + other.words.count)
        if ratio >= 0.6 { return 0.5 + ratio * 0.35 }
        let limit = max(bare.description.utf8.count / 5, 1)
        return bare.distance(to: other.bare, limit: limit).map { 0.85 - 0.05 * Double($0) }
    }

    private var numbers: [Substring] { words.filter { $0.utf8.contains { $0 >= 48 && $0 <= 57 } } }

    /// How many words two labels share in the same order.
    private func shared(with other: HeaderLabel) -> Int {
        var best = Array(repeating: 0, count: other.words.count + 1)
        for word in words {
            var diagonal = 0
            for (index, candidate) in other.words.enumerated() {
                let above = best[index + 1]
                best[index + 1] = word == candidate ? diagonal + 1 : max(above, best[index])
                diagonal = above
            }
        }
        return best.last ?? 0
    }
}
