internal import Domain
internal import Findings
internal import Formulas
internal import Mapping
internal import SheetModel
internal import VietnameseText

/// Reads the markers of one sheet and binds each to the loops, settings and totals around it.
struct SheetBinder {
    /// A marker that was understood.
    struct Placed {
        var cell: CellReference
        var written: String
        var marker: Marker
    }

    let source: TemplateSource
    let parser: MarkerParser
    var faults: [TemplateFault] = []
    var sheet: TemplateSheet
    /// The pieces of each cell, in order; markers by their place in `markers`, -1 where none was understood.
    var texts: [(cell: CellReference, written: String, pieces: [Piece])] = []
    var markers: [Placed] = []
    /// The loops that a row's figures are the total of.
    var rowTotals: [Int: [Int]] = [:]
    /// Whether a setting of an indicator was not understood, so that all else would lack one.
    var lostSetting = false
    /// Totals that stand for a whole row, by their place in `markers`.
    var wholeRow: Set<Int> = []

    enum Piece {
        case text(String)
        case marker(Int)
        case none
    }

    init(_ source: TemplateSource, _ parser: MarkerParser) {
        self.source = source
        self.parser = parser
        sheet = TemplateSheet(source.grid.name)
    }

    var program: Program { parser.program }

    /// The sheet; what is wrong is in ``faults``, in the order of cells.
    mutating func bound() -> TemplateSheet {
        collect()
        let layout = LoopLayout(events, merged: source.grid.merged)
        sheet.loops = layout.loops
        faults += layout.faults
        checkLoops()
        findRowTotals()
        bindLoops()
        for text in texts { sheet.cells.append(cell(text.cell, text.written, text.pieces)) }
        checkMerges()
        checkSettings()
        let keyed = faults.enumerated().map {
            (fault: $0.element, place: Self.order($0.element.cell), offset: $0.offset)
        }
        faults = keyed.sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }.map(\.fault)
        return sheet
    }

    private static func order(_ cell: String) -> CellReference {
        CellReference(cell) ?? CellRange(cell)?.first ?? CellReference(row: 0, column: 0)
    }

    // MARK: Collecting

    private mutating func collect() {
        for row in source.grid.rows {
            for cell in row.cells {
                let place = CellReference(row: row.index, column: cell.column)
                if let formula = cell.formula {
                    look(into: formula, at: place)
                } else if case .text(let text) = cell.value, MarkerScanner.mayHoldMarkers(text) {
                    collect(text, at: place)
                }
            }
        }
        for note in source.notes where MarkerScanner.mayHoldMarkers(note.text) {
            let found = MarkerScanner.pieces(of: note.text).contains { if case .marker = $0 { true } else { false } }
            guard found else { continue }
            faults.append(
                TemplateFault(
                    .templateNotFilled, .warning, vi: "ô đánh dấu nằm trong ghi chú của ô, sẽ không được điền",
                    en: "a marker in a note is not filled in", "", at: note.cell.description))
        }
    }

    private mutating func collect(_ text: String, at cell: CellReference) {
        let found = MarkerScanner.pieces(of: text)
        for case .text(let words) in found { lookForSingleBrackets(in: words, at: cell) }
        guard found.contains(where: { if case .text = $0 { false } else { true } }) else { return }
        if let cover = source.grid.merged.first(where: { $0.contains(cell) && $0.first != cell }) {
            faults.append(
                TemplateFault(
                    .templateNotFilled, vi: "ô đánh dấu bị vùng gộp \(cover) che, người xem không thấy",
                    en: "the marker is covered by the merged range \(cover)", text, at: cell.description))
        }
        var (pieces, isBroken): ([Piece], Bool) = ([], false)
        for piece in found {
            switch piece {
            case .text(let words): pieces.append(.text(words))
            case .broken(let written):
                // Once is enough for a cell: what follows may be as it should.
                if !isBroken { faults.append(.broken(written, at: cell)) }
                isBroken = true
                pieces.append(.none)
            case .marker(let inside, let written):
                do throws(MarkerFault) {
                    markers.append(Placed(cell: cell, written: written, marker: try parser.marker(inside)))
                    pieces.append(.marker(markers.count - 1))
                } catch {
                    faults.append(.of(error, written, at: cell) { parser.nearest(to: $0) })
                    lostSetting = lostSetting || MarkerText(inside).atColon?.head.isOne(of: ["chi tieu"]) == true
                    pieces.append(.none)
                }
            }
        }
        texts.append((cell, text, pieces))
    }

    /// A marker in single brackets, the likeliest slip, would be printed.
    private mutating func lookForSingleBrackets(in words: String, at cell: CellReference) {
        for part in words.split(separator: "[").dropFirst(words.hasPrefix("[") ? 0 : 1) {
            guard let end = part.firstIndex(of: "]") else { continue }
            let inside = part[..<end]
            guard inside.contains(where: \.isLetter), (try? parser.marker(String(inside))) != nil else { continue }
            faults.append(
                TemplateFault(
                    .templateMarkerBroken, vi: "“[\(inside)]” chỉ có một dấu ngoặc; đề nghị viết [[\(inside)]]",
                    en: "“[\(inside)]” has single brackets; write [[\(inside)]]", "[\(inside)]",
                    at: cell.description, candidates: ["[[\(inside)]]"]))
        }
    }

    /// A marker within a text of a formula would be printed.
    private mutating func look(into formula: String, at cell: CellReference) {
        guard formula.contains("[[") || formula.contains("{{") else { return }
        for token in FormulaLexer.tokens(of: formula) where token.kind == .string {
            let pieces = MarkerScanner.pieces(of: token.text)
            for case .marker(_, let written) in pieces {
                faults.append(
                    TemplateFault(
                        .templateNotFilled, vi: "“\(written)” nằm trong công thức nên không được điền; viết thành chữ",
                        en: "“\(written)” stands in a formula, where nothing is filled in; write it as text", written,
                        at: cell.description))
            }
        }
    }

    private var events: [LoopEvent] {
        markers.compactMap { placed in
            let kind: LoopEvent.Kind
            switch placed.marker {
            case .loop(let loop): kind = .loop(loop)
            case .end(let word): kind = .end(word)
            case .total(let word, _, _): kind = .total(word)
            default: return nil
            }
            return LoopEvent(kind: kind, cell: placed.cell, written: placed.written)
        }
    }

    // MARK: Loops

    /// Loops that lack what they go through.
    private mutating func checkLoops() {
        for (place, loop) in sheet.loops.enumerated() {
            let written = markers.first { $0.cell == loop.marker && isLoop($0.marker, loop) }?.written ?? ""
            switch loop.kind {
            case .part:
                let around = ancestors(of: place)
                if indicator(at: loop.marker, in: around) == nil {
                    faults.append(
                        TemplateFault(
                            .templateNoIndicator,
                            vi:
                                "“\(written)” cần có [[mỗi chỉ tiêu]] hoặc [[chỉ tiêu: …]] để biết phần của chỉ tiêu nào",
                            en: "“\(written)” needs [[mỗi chỉ tiêu]] or [[chỉ tiêu: …]]: parts of which indicator",
                            written, at: loop.marker.description))
                }
            case .group(let grouping):
                if !sheet.loops(in: place).contains(where: { sheet.loops[$0].kind == .unit }) {
                    faults.append(
                        TemplateFault(
                            .templateNoLoop, vi: "“\(written)” cần có dòng [[mỗi xã]] ở bên trong",
                            en: "“\(written)” needs a row [[mỗi xã]] within", written, at: loop.marker.description,
                            candidates: ["mỗi xã"]))
                }
                if grouping == .area, !program.organizations.organizations.contains(where: { $0.area != nil }) {
                    faults.append(
                        TemplateFault(
                            .templateNameUnknown,
                            vi: "chương trình chưa khai báo vùng; thêm cột “Vùng” ở trang Đơn vị, hoặc dùng “mỗi loại”",
                            en:
                                "the programme declares no areas; add a column “Vùng” on sheet Đơn vị, or use “mỗi loại”",
                            written, at: loop.marker.description, candidates: ["mỗi loại"]))
                }
            case .unit, .indicator, .body: break
            }
        }
    }

    /// Beside tables that move apart, a row of the whole sheet is none; a condition needs the columns it is about.
    private mutating func checkBands(around placed: Placed) {
        let around = sheet.loops(around: placed.cell).filter { sheet.loops[$0].axis == .rows }
        let own = around.last.flatMap { sheet.loops[$0].band } ?? 0...(CellReference.columnLimit - 1)
        let isTorn = sheet.loops.contains { loop in
            guard loop.axis == .rows, let band = loop.band, band.overlaps(own) else { return false }
            return !(band.lowerBound <= own.lowerBound && own.upperBound <= band.upperBound)
        }
        guard isTorn else { return }
        faults.append(
            .contradiction(
                "có bảng cạnh nhau nên “nếu” phải nằm trong vòng lặp của một bảng",
                "with tables beside each other a condition must stand in the loop of one", placed.written,
                at: placed.cell))
    }

    private func isLoop(_ marker: Marker, _ loop: TemplateLoop) -> Bool {
        if case .loop(let found) = marker { return found.axis == loop.axis && found.kind == loop.kind }
        return false
    }

    /// Words that take the sample row of an empty loop away: `[[nếu rỗng: bỏ dòng]]`.
    private static let removalWords = ["bo dong", "xoa dong", "an dong", "bo", "xoa", "an"]

    /// Conditions, texts for nothing, and the figures of orders and filters.
    private mutating func bindLoops() {
        for place in sheet.loops.indices {
            let cell = sheet.loops[place].marker
            let written = markers.first { $0.cell == cell && isLoop($0.marker, sheet.loops[place]) }?.written ?? ""
            for index in sheet.loops[place].filter.indices {
                let condition = sheet.loops[place].filter[index]
                sheet.loops[place].filter[index] = bound(
                    condition, at: cell, in: ancestors(of: place) + [place], written)
            }
            for index in sheet.loops[place].order.indices {
                guard case .figure(let request) = sheet.loops[place].order[index].key else { continue }
                let around = ancestors(of: place) + [place]
                sheet.loops[place].order[index].key = .figure(bound(request, at: cell, in: around, written))
            }
        }
        for placed in markers {
            switch placed.marker {
            case .empty(let text):
                guard let loop = sheet.loops(around: placed.cell).last else {
                    faults.append(.noLoop(placed.written, "xã", at: placed.cell))
                    continue
                }
                if MarkerText(text).isOne(of: Self.removalWords) {
                    sheet.loops[loop].hidesEmpty = true
                } else {
                    sheet.loops[loop].empty = TemplateLoop.EmptyText(cell: placed.cell, text: text)
                }
            case .condition(let condition):
                let bound = bound(
                    condition, at: placed.cell, in: sheet.loops(around: placed.cell), placed.written)
                checkBands(around: placed)
                sheet.conditions.append(RowCondition(cell: placed.cell, condition: bound))
            case .indicator(let code):
                sheet.settings.append(IndicatorSetting(cell: placed.cell, indicator: code))
            default: break
            }
        }
    }
}
