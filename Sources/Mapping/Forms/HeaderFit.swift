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

/// A column of a file as headers are compared with it: its labels, each with the declared labels it may be.
struct ComparedPath {
    let labels: [(text: String, close: [Int: Double])]
    /// What the column-number row says: 3 for `(3)=(2)/(1)`.
    let number: Int?
}

/// A declared header, made ready for comparing.
struct HeaderComparison: Sendable {
    enum Step: Sendable {
        case unit
        /// The numbers of labels, any of which will do.
        case label([Int])
    }

    /// The labels, the outermost first.
    let steps: [Step]
    /// The column number, for a header declared as `(3)`.
    let number: Int?

    init(_ pattern: HeaderPattern, _ index: inout HeaderLabelIndex) {
        steps = pattern.steps.map { step in
            switch step {
            case .unit: .unit
            case .label(let labels): .label(labels.map { index.add($0) })
            }
        }
        if case .label(let labels)? = pattern.steps.first, pattern.steps.count == 1, labels.count == 1 {
            number = HeaderLabel(labels[0]).columnNumber
        } else {
            number = nil
        }
    }

    /// How the labels of a column fit; `nil` when they do not.
    ///
    /// The last labels must fit each other. Labels that only the file has cost a little, labels that only the
    /// declaration has cost more; where each has labels of its own, the column is another one.
    func fit(_ path: ComparedPath) -> HeaderFit? {
        if let number, let other = path.number {
            return number == other ? HeaderFit(score: 1, isRenamed: false) : nil
        }
        guard !steps.isEmpty, !path.labels.isEmpty else { return nil }
        var fit = HeaderFit(score: 1, isRenamed: false)
        var place = path.labels.count - 1
        var (lost, foreign) = (0, 0)
        for (index, step) in steps.enumerated().reversed() {
            let isLast = index == steps.count - 1
            if let (next, closeness) = Self.place(of: step, in: path, upTo: place, exactly: isLast) {
                fit.score *= closeness
                foreign += place - next
                if closeness < LabelCloseness.sameCore { fit.isRenamed = true }
                if case .unit = step { fit.unit = path.labels[next].text }
                place = next - 1
            } else {
                if case .unit = step { return nil }
                if isLast { return nil }
                lost += 1
            }
        }
        foreign += place + 1
        guard lost == 0 || foreign == 0 else { return nil }
        fit.score -= 0.02 * Double(foreign) + 0.2 * Double(lost)
        if lost > 0 { fit.isRenamed = true }
        return fit.score > 0.4 ? fit : nil
    }

    /// Where a step stands in a path, the lowest place first.
    private static func place(
        of step: Step, in path: ComparedPath, upTo last: Int, exactly: Bool
    ) -> (place: Int, closeness: Double)? {
        var place = last
        while place >= 0 {
            if let closeness = closeness(step, path.labels[place].close) { return (place, closeness) }
            if exactly { return nil }
            place -= 1
        }
        return nil
    }

    private static func closeness(_ step: Step, _ close: [Int: Double]) -> Double? {
        switch step {
        case .unit: 1
        case .label(let labels): labels.lazy.compactMap { close[$0] }.max()
        }
    }
}

/// The headers of all forms, to find those that a column of a file may be.
struct HeaderIndex: Sendable {
    /// A declared column.
    struct Column: Hashable, Sendable {
        var form: Int
        var column: Int
    }

    private var labels = HeaderLabelIndex()
    private var headers: [[HeaderComparison]] = []
    private var byLastLabel: [Int: [Column]] = [:]
    private var byNumber: [Int: [Column]] = [:]
    private var unitsLast: [Column] = []

    init(_ forms: [Form]) {
        for (form, declared) in forms.enumerated() {
            headers.append(declared.columns.map { HeaderComparison($0.header, &labels) })
            for (column, header) in headers[form].enumerated() {
                let place = Column(form: form, column: column)
                if let number = header.number { byNumber[number, default: []].append(place) }
                switch header.steps.last {
                case .unit?: unitsLast.append(place)
                case .label(let numbers)?: for number in Set(numbers) { byLastLabel[number, default: []].append(place) }
                case nil: break
                }
            }
        }
    }

    /// The declared columns that each column of a table may be, by form.
    ///
    /// - Complexity: linear in the columns and what they may be; forms that share no label cost nothing.
    func fits(_ columns: [TableColumnLabels]) -> [Int: [(declared: Int, place: Int, fit: HeaderFit)]] {
        var known: [String: [Int: Double]] = [:]
        var fits: [Int: [(declared: Int, place: Int, fit: HeaderFit)]] = [:]
        for (place, column) in columns.enumerated() {
            let compared = column.path.map { text -> (text: String, close: [Int: Double]) in
                if let close = known[text] { return (Spacing.tidied(text), close) }
                let label = HeaderLabel(text)
                let close = labels.close(to: label)
                known[text] = close
                return (label.text, close)
            }
            let number = column.number.flatMap { HeaderLabel(String($0.prefix { $0 != "=" })).columnNumber }
            let path = ComparedPath(labels: compared, number: number)
            for header in candidates(path) {
                guard let fit = headers[header.form][header.column].fit(path) else { continue }
                fits[header.form, default: []].append((header.column, place, fit))
            }
        }
        return fits
    }

    private func candidates(_ path: ComparedPath) -> Set<Column> {
        var found = Set(unitsLast)
        if let number = path.number { found.formUnion(byNumber[number] ?? []) }
        for label in path.labels.last?.close.keys ?? [:].keys { found.formUnion(byLastLabel[label] ?? []) }
        return found
    }
}

/// The labels and number of a table's column.
struct TableColumnLabels {
    var path: [String]
    var number: String?
}
