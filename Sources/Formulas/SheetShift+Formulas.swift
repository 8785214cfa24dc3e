import SheetModel

/// A formula after a shift or a renaming.
public struct ShiftedFormula: Hashable, Sendable {
    /// The formula; the very text that was given when nothing in it changed.
    public var text: String
    /// Whether anything in it changed.
    public var isChanged: Bool
    /// References over several sheets (3-D), which Excel leaves as they are when one of the sheets is edited.
    ///
    /// Whether they reach the edited sheet depends on the order of the sheets: ``SheetQualifier/covers(_:in:)``.
    public var leftAlone: [SheetQualifier]
}

extension SheetShift {
    /// A formula as it reads after the shift.
    ///
    /// Every byte that belongs to no changed reference stays as it is. A text that is no formula is treated the same
    /// way, piece by piece; nothing is ever refused. Names, structured references, texts and references to other
    /// workbooks stay. A lost reference becomes `#REF!`, behind its sheet when it names one.
    ///
    /// - Parameters:
    ///   - text: The formula without `=`.
    ///   - host: The sheet on which it stands, which references without a sheet mean; `nil` when it stands on none.
    ///   - relativeStay: Leaves references without `$` on the shifted axis alone, as Excel does in defined names, where
    ///     they count from the cell that uses the name.
    /// - Complexity: O(*n*) in the text's length.
    public func formula(_ text: String, on host: String?, relativeStay: Bool = false) -> ShiftedFormula {
        let isHost = host.map { SheetQualifier.isSameSheet($0, sheet) } ?? false
        // On another sheet, only a reference with a sheet can be meant.
        if !isHost, !text.utf8.contains(UInt8(ascii: "!")) { return ShiftedFormula([], text, replacing: [:]) }
        let tokens = FormulaLexer.tokens(of: text)
        var edits: [Int: String] = [:]
        var leftAlone: [SheetQualifier] = []
        for (index, token) in tokens.enumerated() {
            guard case .reference(let reference) = token.kind else { continue }
            let qualifier =
                index > 0 && tokens[index - 1].kind == .sheetPrefix
                ? SheetQualifier(prefix: tokens[index - 1].text) : nil
            if let qualifier {
                if qualifier.isLost || !qualifier.isThisBook { continue }
                if qualifier.lastSheet != nil {
                    leftAlone.append(qualifier)
                    continue
                }
                guard let named = qualifier.sheet, SheetQualifier.isSameSheet(named, sheet) else { continue }
            } else if !isHost {
                continue
            }
            let moved = self.reference(reference, relativeStay: relativeStay)
            if moved != reference { edits[index] = moved.map(\.description) ?? "#REF!" }
        }
        return ShiftedFormula(tokens, text, replacing: edits, leftAlone: leftAlone)
    }

    /// Where a reference to the sheet goes; `nil` when it is lost. Corners stay in the order in which they are written.
    ///
    /// - Parameter relativeStay: See ``formula(_:on:relativeStay:)``.
    public func reference(_ reference: FormulaReference, relativeStay: Bool = false) -> FormulaReference? {
        if relativeStay, !reference.isAbsolute(along: axis) { return reference }
        switch (reference, axis) {
        case (.columns, .rows), (.rows, .columns): return reference
        case (.columns(let one, let other), .columns), (.rows(let one, let other), .rows):
            // Whole rows and columns reach beyond any band.
            guard band == nil, let moved = pair(one, other) else { return band == nil ? nil : reference }
            return axis == .rows ? .rows(moved.0, moved.1) : .columns(moved.0, moved.1)
        case (.cell(let cell), .rows):
            guard moves(cell.column.index...cell.column.index) else { return reference }
            return position(cell.row.index).map {
                .cell(FormulaCell(column: cell.column, row: cell.row.at($0)))
            }
        case (.cell(let cell), .columns):
            guard moves(cell.row.index...cell.row.index) else { return reference }
            return position(cell.column.index).map {
                .cell(FormulaCell(column: cell.column.at($0), row: cell.row))
            }
        case (.area(let one, let other), .rows):
            guard moves(Self.span(one.column, other.column)) else { return reference }
            return pair(one.row, other.row).map {
                .area(FormulaCell(column: one.column, row: $0.0), FormulaCell(column: other.column, row: $0.1))
            }
        case (.area(let one, let other), .columns):
            guard moves(Self.span(one.row, other.row)) else { return reference }
            return pair(one.column, other.column).map {
                .area(FormulaCell(column: $0.0, row: one.row), FormulaCell(column: $0.1, row: other.row))
            }
        }
    }

    static func span(_ one: ReferenceCoordinate, _ other: ReferenceCoordinate) -> ClosedRange<Int> {
        min(one.index, other.index)...max(one.index, other.index)
    }

    /// Both ends of a span after the shift, each with its `$`, in the order in which they are written.
    private func pair(
        _ one: ReferenceCoordinate, _ other: ReferenceCoordinate
    ) -> (ReferenceCoordinate, ReferenceCoordinate)? {
        guard let moved = span(Self.span(one, other)) else { return nil }
        let inOrder = one.index <= other.index
        return (
            ReferenceCoordinate(
                index: inOrder ? moved.lowerBound : moved.upperBound, isAbsolute: one.isAbsolute),
            ReferenceCoordinate(
                index: inOrder ? moved.upperBound : moved.lowerBound, isAbsolute: other.isAbsolute)
        )
    }
}

extension ReferenceCoordinate {
    /// The coordinate at another place, with its `$`.
    func at(_ index: Int) -> ReferenceCoordinate { ReferenceCoordinate(index: index, isAbsolute: isAbsolute) }
}

extension FormulaReference {
    /// Whether `$` stands before every coordinate on `axis`.
    func isAbsolute(along axis: SheetShift.Axis) -> Bool {
        switch (self, axis) {
        case (.cell(let cell), .rows): cell.row.isAbsolute
        case (.cell(let cell), .columns): cell.column.isAbsolute
        case (.area(let one, let other), .rows): one.row.isAbsolute && other.row.isAbsolute
        case (.area(let one, let other), .columns): one.column.isAbsolute && other.column.isAbsolute
        case (.columns(let one, let other), _), (.rows(let one, let other), _): one.isAbsolute && other.isAbsolute
        }
    }
}

extension ShiftedFormula {
    /// The formula of `tokens` with some of them replaced; `text` itself when none is.
    init(
        _ tokens: [FormulaToken], _ text: String, replacing edits: [Int: String], leftAlone: [SheetQualifier] = []
    ) {
        self.leftAlone = leftAlone
        isChanged = !edits.isEmpty
        if edits.isEmpty {
            self.text = text
        } else {
            self.text = tokens.indices.map { edits[$0] ?? tokens[$0].text }.joined()
        }
    }
}
