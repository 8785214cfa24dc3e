internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// What each marker's value means where it stands.
extension SheetBinder {
    // MARK: Cells

    /// The content of a cell: its instructions gone, its values bound.
    mutating func cell(_ place: CellReference, _ written: String, _ pieces: [Piece]) -> TemplateCell {
        var parts: [SentencePiece] = []
        var placed: [PlacedMarker] = []
        for piece in pieces {
            switch piece {
            case .text(let words): parts.append(.text(words))
            case .none: break
            case .marker(let index):
                let marker = markers[index]
                let value = value(of: index)
                if let value { parts.append(.value(value)) }
                placed.append(
                    PlacedMarker(
                        written: marker.written, kind: Self.kind(marker.marker),
                        meaning: MarkerMeaning(program, sheet).text(marker.marker, value, at: marker.cell),
                        value: value))
            }
        }
        var cell = TemplateCell(place, written: written, content: Self.content(parts))
        cell.markers = placed
        return cell
    }

    private static func content(_ parts: [SentencePiece]) -> TemplateCell.Content {
        let values = parts.compactMap { part -> TemplateValue? in
            if case .value(let value) = part { value } else { nil }
        }
        func isBlank(_ part: SentencePiece) -> Bool {
            if case .text(let words) = part { words.allSatisfy(\.isWhitespace) } else { false }
        }
        if values.count == 1, parts.allSatisfy({ if case .value = $0 { true } else { isBlank($0) } }) {
            return .value(values[0])
        }
        if values.isEmpty {
            let words = parts.map { if case .text(let words) = $0 { words } else { "" } }.joined()
            let text = trimmed(words[...], atStart: true, atEnd: true)
            return text.isEmpty ? .blank : .text(text)
        }
        var kept = parts
        while let first = kept.first, isBlank(first) { kept.removeFirst() }
        while let last = kept.last, isBlank(last) { kept.removeLast() }
        if case .text(let words)? = kept.first { kept[0] = .text(trimmed(words[...], atStart: true, atEnd: false)) }
        if case .text(let words)? = kept.last {
            kept[kept.count - 1] = .text(trimmed(words[...], atStart: false, atEnd: true))
        }
        return .sentence(kept)
    }

    private static func trimmed(_ words: Substring, atStart: Bool, atEnd: Bool) -> String {
        var words = words
        while atStart, let first = words.first, first.isWhitespace { words.removeFirst() }
        while atEnd, let last = words.last, last.isWhitespace { words.removeLast() }
        return String(words)
    }

    private static func kind(_ marker: Marker) -> PlacedMarker.Kind {
        switch marker {
        case .comment: .comment
        case .loop: .loop
        case .end: .end
        case .condition: .condition
        case .empty: .empty
        case .indicator, .unit: .setting
        case .total: .total
        case .value(let value): value.request?.total.isEmpty == false ? .total : .value
        }
    }

    /// The value of a marker, bound; `nil` for an instruction.
    private mutating func value(of index: Int) -> TemplateValue? {
        let placed = markers[index]
        switch placed.marker {
        case .value(let value): return bound(value, at: placed.cell, placed.written)
        case .total(let word, let value, let form):
            return wholeRow.contains(index) ? nil : total(word, value, form, at: placed.cell, placed.written)
        default: return nil
        }
    }

    // MARK: Values

    mutating func bound(_ value: TemplateValue, at cell: CellReference, _ written: String) -> TemplateValue {
        var value = value
        let around = sheet.loops(around: cell)
        checkKinds(around, at: cell, written)
        if let request = value.request {
            var bound = bound(request, at: cell, in: around, written)
            // A figure in the row of a total is of all its rows, unless a unit is named or gone through.
            if bound.unit == .context, bound.total.isEmpty, let total = rowTotals[cell.row],
                !around.contains(where: { sheet.loops[$0].kind == .unit })
            {
                bound.total = total
                checkTotal(bound, at: cell, written)
            }
            value.request = bound
            checkMeasure(value.form.measure, bound, at: cell, written)
            return value
        }
        switch value.source {
        case .plain(let name): value.indicator = check(name, around, at: cell, written)
        case .list(let list): value.source = .list(bound(list, at: cell, around, written))
        case .count(let list): value.source = .count(bound(list, at: cell, around, written))
        case .figure, .words: break
        }
        return value
    }

    /// A figure is converted only to a measure of the same: people are no money.
    private mutating func checkMeasure(
        _ asked: String?, _ request: FigureRequest, at cell: CellReference, _ written: String
    ) {
        guard let asked, case .code(let code) = request.indicator, let indicator = program.indicators[code],
            let unit = indicator.unit, let target = try? UnitOfMeasure(asked, region: program.region)
        else { return }
        if let own = try? UnitOfMeasure(unit, region: program.region), (try? own.converted(1, to: target)) != nil {
            return
        }
        faults.append(
            .contradiction(
                "“\(indicator.name)” tính bằng \(unit), không đổi được sang \(asked)",
                "“\(indicator.name)” is measured in \(unit), which is not converted to \(asked)", written, at: cell))
    }

    private mutating func bound(
        _ list: ListRequest, at cell: CellReference, _ around: [Int], _ written: String
    ) -> ListRequest {
        var list = list
        list.filter = list.filter.map { bound($0, at: cell, in: around, written) }
        for index in list.order.indices {
            guard case .figure(let request) = list.order[index].key else { continue }
            list.order[index].key = .figure(bound(request, at: cell, in: around, written))
        }
        list.figure = list.figure.map { bound($0, at: cell, in: around, written) }
        return list
    }

    mutating func bound(
        _ condition: TemplateCondition, at cell: CellReference, in around: [Int], _ written: String
    ) -> TemplateCondition {
        switch condition {
        case .compares(let request, let comparison, let number):
            .compares(bound(request, at: cell, in: around, written), comparison, number)
        case .has(let request): .has(bound(request, at: cell, in: around, written))
        case .lacks(let request): .lacks(bound(request, at: cell, in: around, written))
        case .hasReported, .hasNotReported, .isKind: condition
        }
    }

    /// A request with the indicator and unit that settings around its cell say.
    mutating func bound(
        _ request: FigureRequest, at cell: CellReference, in around: [Int], _ written: String
    ) -> FigureRequest {
        var request = request
        if request.indicator == .context {
            switch indicator(at: cell, in: around) {
            case .setting(let code): request.indicator = .code(code)
            case .loop: break
            case nil: if !lostSetting { faults.append(.noIndicator(written, at: cell)) }
            }
        }
        let goesThroughUnits = around.contains { sheet.loops[$0].kind == .unit || isGroup(sheet.loops[$0].kind) }
        if request.unit == .context, !goesThroughUnits, let unit = unitSetting(at: cell) {
            request.unit = .unit(unit)
        }
        return request
    }

    private func isGroup(_ kind: TemplateLoop.Kind) -> Bool { if case .group = kind { true } else { false } }

    // MARK: What stands around

    /// Where an indicator comes from.
    enum IndicatorSource: Equatable {
        case loop
        case setting(String)
    }

    /// The loops around a loop.
    func ancestors(of loop: Int) -> [Int] {
        var chain: [Int] = []
        var next = sheet.loops[loop].parent
        while let place = next, chain.count < sheet.loops.count {
            chain.insert(place, at: 0)
            next = sheet.loops[place].parent
        }
        return chain
    }

    /// The indicator of a place: of the loops around, else the setting of its row, of its column above, or the sheet's only
    /// one.
    func indicator(at cell: CellReference, in around: [Int]) -> IndicatorSource? {
        for loop in around {
            switch sheet.loops[loop].kind {
            case .indicator, .part: return .loop
            case .unit, .body, .group: break
            }
        }
        let settings = markers.compactMap { placed -> (cell: CellReference, code: String)? in
            if case .indicator(let code) = placed.marker { (placed.cell, code) } else { nil }
        }
        if let own = settings.last(where: { $0.cell.row == cell.row && $0.cell.column <= cell.column })
            ?? settings.first(where: { $0.cell.row == cell.row })
        {
            return .setting(own.code)
        }
        if let above = settings.last(where: { $0.cell.column == cell.column && $0.cell.row < cell.row }) {
            return .setting(above.code)
        }
        let codes = Set(settings.map(\.code))
        return codes.count == 1 ? settings.first.map { .setting($0.code) } : nil
    }

    /// The unit that a setting says: of the row, else the sheet's only one.
    private func unitSetting(at cell: CellReference) -> OrganizationID? {
        let settings = markers.compactMap { placed -> (cell: CellReference, unit: OrganizationID)? in
            if case .unit(let unit) = placed.marker { (placed.cell, unit) } else { nil }
        }
        if let own = settings.last(where: { $0.cell.row == cell.row }) { return own.unit }
        return Set(settings.map(\.unit)).count == 1 ? settings.first?.unit : nil
    }

    // MARK: Checks

    /// A name that needs a loop around it; the code of the indicator where a setting says it.
    private mutating func check(
        _ name: PlainName, _ around: [Int], at cell: CellReference, _ written: String
    ) -> String? {
        func stands(in test: (TemplateLoop.Kind) -> Bool) -> Bool { around.contains { test(sheet.loops[$0].kind) } }
        switch name {
        case .number: if around.isEmpty { faults.append(.noLoop(written, "xã", at: cell)) }
        case .unitName, .unitFullName, .unitCode, .unitKind:
            if !stands(in: { $0 == .unit }) { faults.append(.noLoop(written, "xã", at: cell)) }
        case .bodyName: if !stands(in: { $0 == .body }) { faults.append(.noLoop(written, "cơ quan", at: cell)) }
        case .groupName: if !stands(in: isGroup) { faults.append(.noLoop(written, "vùng", at: cell)) }
        case .indicatorName, .indicatorCode, .measure:
            switch indicator(at: cell, in: around) {
            case .setting(let code): return code
            case .loop: break
            case nil: if !lostSetting { faults.append(.noLoop(written, "chỉ tiêu", at: cell)) }
            }
        default: break
        }
        return nil
    }

    /// Rows and columns that go through the same thing.
    private mutating func checkKinds(_ around: [Int], at cell: CellReference, _ written: String) {
        for (place, loop) in around.enumerated() {
            guard
                let other = around[..<place].first(where: {
                    sheet.loops[$0].axis != sheet.loops[loop].axis
                        && LoopLayout.isSameKind(sheet.loops[$0].kind, sheet.loops[loop].kind)
                })
            else { continue }
            faults.append(
                .contradiction(
                    "ô vừa nằm trong vòng lặp dòng vừa nằm trong vòng lặp cột cùng loại (ô \(sheet.loops[other].marker))",
                    "the cell is within rows and columns that go through the same (with \(sheet.loops[other].marker))",
                    written, at: cell))
        }
    }

    /// Settings that contradict each other or a loop.
    mutating func checkSettings() {
        let settings = markers.filter { placed in
            switch placed.marker {
            case .indicator, .unit: true
            default: false
            }
        }
        for (index, placed) in settings.enumerated() {
            let earlier = settings[..<index].filter { $0.cell.row == placed.cell.row }
            switch placed.marker {
            case .indicator(let code):
                let isInLoop = sheet.loops(around: placed.cell).contains { place in
                    if case .indicator = sheet.loops[place].kind { true } else { false }
                }
                if isInLoop {
                    faults.append(
                        .contradiction(
                            "nằm trong vòng lặp [[mỗi chỉ tiêu]]", "it stands within [[mỗi chỉ tiêu]]", placed.written,
                            at: placed.cell))
                } else if earlier.contains(where: { other in
                    guard other.cell.column == placed.cell.column, case .indicator(let found) = other.marker else {
                        return false
                    }
                    return found != code
                }) {
                    faults.append(
                        .contradiction(
                            "hai chỉ tiêu trong một ô", "two indicators in one cell", placed.written, at: placed.cell))
                }
            case .unit(let unit):
                let isOther = earlier.contains { other in
                    if case .unit(let found) = other.marker { found != unit } else { false }
                }
                if isOther {
                    faults.append(
                        .contradiction(
                            "hai đơn vị trên một dòng", "two units in one row", placed.written, at: placed.cell))
                }
            default: break
            }
        }
    }

    /// Merged ranges that a loop would cut: neither within its sample rows nor around all of them, or behind them and only
    /// partly in the columns that move.
    mutating func checkMerges() {
        for merge in source.grid.merged {
            // Once is enough for a range that several loops cut.
            let known = faults.count
            for loop in sheet.loops where faults.count == known {
                let (along, across) =
                    loop.axis == .rows ? (merge.rows, merge.columns) : (merge.columns, merge.rows)
                let leavesBand = loop.band.map { $0.overlaps(across) && across.clamped(to: $0) != across } ?? false
                if loop.block.upperBound < along.lowerBound, leavesBand {
                    faults.append(Self.cutBehind(merge, loop))
                    continue
                }
                guard along.overlaps(loop.block), loop.band?.overlaps(across) ?? true else { continue }
                let isInside = loop.block.lowerBound <= along.lowerBound && along.upperBound <= loop.block.upperBound
                let isAround = along.lowerBound <= loop.block.lowerBound && loop.block.upperBound <= along.upperBound
                if leavesBand || !isInside && !isAround { faults.append(Self.cut(merge, loop)) }
            }
        }
    }

    private static func cut(_ merge: CellRange, _ loop: TemplateLoop) -> TemplateFault {
        let lines = loop.axis == .rows ? ("dòng", "rows") : ("cột", "columns")
        let block = name(of: loop.block, loop.axis)
        return TemplateFault(
            .templateLoopCut,
            vi:
                "vùng gộp \(merge) bị vòng lặp \(lines.0) \(block) (ô \(loop.marker)) cắt ngang; bỏ gộp hoặc gộp gọn trong dòng mẫu",
            en:
                "the merged range \(merge) is cut by the loop over \(lines.1) \(block) (at \(loop.marker)); unmerge it or keep it within the sample",
            merge.description, at: merge.description)
    }

    /// A line over both of two tables, behind them: the tables move apart below it.
    private static func cutBehind(_ merge: CellRange, _ loop: TemplateLoop) -> TemplateFault {
        let isRows = loop.axis == .rows
        let band = loop.band.map { name(of: $0, isRows ? .columns : .rows) } ?? ""
        return TemplateFault(
            .templateLoopCut,
            vi:
                "vùng gộp \(merge) nằm \(isRows ? "dưới" : "bên phải") vòng lặp (ô \(loop.marker)), chỉ một phần trong \(isRows ? "cột" : "dòng") \(band) được dời; bỏ gộp hoặc gộp gọn trong \(isRows ? "các cột" : "các dòng") đó",
            en:
                "the merged range \(merge) stands \(isRows ? "below" : "right of") the loop (at \(loop.marker)), and only a part of it in \(isRows ? "columns" : "rows") \(band), which move; unmerge it or keep it within them",
            merge.description, at: merge.description)
    }

    static func name(of block: ClosedRange<Int>, _ axis: TemplateLoop.Axis) -> String {
        func name(_ index: Int) -> String {
            axis == .rows ? String(index + 1) : CellReference.columnName(index)
        }
        let (first, last) = (name(block.lowerBound), name(block.upperBound))
        return first == last ? first : "\(first):\(last)"
    }
}
