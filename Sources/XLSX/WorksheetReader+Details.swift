internal import Findings
internal import SheetModel
internal import XMLEvents

/// What stands in a worksheet part around its rows.
extension WorksheetReader {
    private static var itemLimit: Int { 1 << 20 }

    func startDetail(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        switch tag {
        case .col: startColumn(element)
        case .mergeCell:
            guard details.merged.count < Self.itemLimit else { throw XLSXProblem.tooManyItems(Self.itemLimit) }
            if let range = element.text(.ref).flatMap({ CellRange($0) }) { details.merged.append(range) }
        case .autoFilter where space == .main: filter = element.text(.ref).flatMap { CellRange($0) }
        case .filterColumn:
            if let filter { details.filteredRange = filter }
        case .sheetProtection: details.isProtected = element.flag(.sheet) ?? false
        case .hyperlink: try startLink(element)
        case .dataValidation: try startValidation(element)
        case .formula1, .formula2, .sqref, .f:
            guard rule != nil else { break }
            if tag != .f { ruleTag = tag }
            target = .rule
            ruleText.removeAll()
        default: break
        }
    }

    func endDetail(_ tag: Tag, in space: Space) throws(Problem) {
        switch tag {
        case .formula1, .formula2, .sqref, .f:
            guard target == .rule else { return }
            target = .nothing
            let text = String(decoding: ruleText, as: UTF8.self)
            guard !text.isEmpty else { return }
            switch ruleTag {
            case .formula1: rule?.formula1 = text
            case .formula2: rule?.formula2 = text
            case .sqref: rule?.ranges = Self.ranges(text)
            default: break
            }
        case .dataValidation:
            if let rule { details.validations.append(rule) }
            rule = nil
        default: break
        }
    }

    private func startColumn(_ element: borrowing XMLElement) {
        details.outlineLevel = max(details.outlineLevel, min(max(element.integer(.outlineLevel) ?? 0, 0), 7))
        guard element.flag(.hidden) == true, let first = element.integer(.min), let last = element.integer(.max),
            first >= 1, last >= first, last <= CellReference.columnLimit
        else { return }
        if let run = details.hiddenColumns.last, run.upperBound == first - 2 {
            details.hiddenColumns[details.hiddenColumns.count - 1] = run.lowerBound...(last - 1)
        } else {
            details.hiddenColumns.append((first - 1)...(last - 1))
        }
    }

    private func startLink(_ element: borrowing XMLElement) throws(Problem) {
        guard details.links.count < Self.itemLimit else { throw XLSXProblem.tooManyItems(Self.itemLimit) }
        guard let range = element.text(.ref).flatMap({ CellRange($0) }) else { return }
        if let relationship = element.relationship(.id) {
            pendingLinks.append((relationship, details.links.count))
        }
        details.links.append(
            Hyperlink(
                range: range, location: element.text(.location), display: element.text(.display),
                tooltip: element.text(.tooltip)))
    }

    private func startValidation(_ element: borrowing XMLElement) throws(Problem) {
        guard details.validations.count < Self.itemLimit else { throw XLSXProblem.tooManyItems(Self.itemLimit) }
        var rule = DataValidation(
            ranges: element.text(.sqref).map(Self.ranges) ?? [], type: element.text(.type) ?? "none")
        rule.comparison = element.text(.operator)
        rule.promptTitle = element.text(.promptTitle)
        rule.prompt = element.text(.prompt)
        rule.errorTitle = element.text(.errorTitle)
        rule.error = element.text(.error)
        self.rule = rule
    }

    private static func ranges(_ text: String) -> [CellRange] {
        text.split(separator: " ").compactMap { CellRange($0) }
    }
}
