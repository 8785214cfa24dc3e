internal import Domain
internal import Findings
internal import SheetModel

/// Totals: which rows a `tổng` or `cộng vùng` adds, and which figure.
extension SheetBinder {
    /// A figure in the sample rows of a loop, and the loops from the one added up down to it.
    private struct Sample {
        var value: TemplateValue
        var cell: CellReference
        var chain: [Int]
    }

    /// Tells totals of one cell from those that stand for all figures of their row.
    mutating func findRowTotals() {
        for (index, placed) in markers.enumerated() {
            guard case .total(let word, nil, _) = placed.marker else { continue }
            if sample(for: placed.cell, word) != nil { continue }
            guard hasFigure(besides: index) else { continue }
            wholeRow.insert(index)
            guard let loop = candidates(placed.cell, word, .rows).first else {
                let isThere = word.map { word in sheet.loops.contains { word.matches($0.kind) } } ?? true
                faults.append(
                    isThere ? noRows(placed) : .noLoop(placed.written, word?.names[0] ?? "", at: placed.cell))
                continue
            }
            rowTotals[placed.cell.row] = descended(loop)
        }
    }

    private func noRows(_ placed: Placed) -> TemplateFault {
        TemplateFault(
            .templateTotal, vi: "“\(placed.written)” không thấy vòng lặp nào để cộng",
            en: "“\(placed.written)” finds no loop to add up", placed.written, at: placed.cell.description,
            candidates: ["mỗi xã"])
    }

    /// Whether other markers of the row are figures.
    private func hasFigure(besides index: Int) -> Bool {
        markers.indices.contains { other in
            guard other != index, markers[other].cell.row == markers[index].cell.row else { return false }
            if case .value(let value) = markers[other].marker { return value.request != nil }
            return false
        }
    }

    /// The loops that a total may add: those directly within the one around it (or within the one it names), nearest first.
    private func candidates(_ cell: CellReference, _ word: LoopWord?, _ axis: TemplateLoop.Axis) -> [Int] {
        let around = sheet.loops(around: cell).filter { sheet.loops[$0].axis == axis }
        let along = axis == .rows ? cell.row : cell.column
        func distance(_ loop: Int) -> Int {
            let block = sheet.loops[loop].block
            return block.contains(along) ? 0 : min(abs(block.lowerBound - along), abs(block.upperBound - along))
        }
        func isBeside(_ loop: Int) -> Bool {
            let across = axis == .rows ? cell.column : cell.row
            return sheet.loops[loop].axis == axis && sheet.loops[loop].band?.contains(across) ?? true
        }
        let found: [Int]
        if let word, let named = around.last(where: { word.matches(sheet.loops[$0].kind) }) {
            found = sheet.loops(in: named)
        } else if let word {
            found = sheet.loops(in: around.last).flatMap { [$0] + inside($0) }.filter {
                word.matches(sheet.loops[$0].kind)
            }
        } else {
            found = sheet.loops(in: around.last)
        }
        // Of two equally near the one above: totals stand below more often than above.
        return found.filter(isBeside).sorted { (distance($0), $0) < (distance($1), $1) }
    }

    private func inside(_ loop: Int) -> [Int] { sheet.loops(in: loop).flatMap { [$0] + inside($0) } }

    /// A loop and what it goes through within: of groups, their units.
    private func descended(_ loop: Int) -> [Int] {
        var chain = [loop]
        while case .group = sheet.loops[chain[chain.count - 1]].kind,
            let next = sheet.loops(in: chain[chain.count - 1]).first
        {
            chain.append(next)
        }
        return chain
    }

    /// The figure above or below a total, in the same column of rows or the same row of columns.
    private func sample(for cell: CellReference, _ word: LoopWord?) -> Sample? {
        for axis in [TemplateLoop.Axis.rows, .columns] {
            for loop in candidates(cell, word, axis) {
                if let sample = sample(in: loop, for: cell, axis) { return sample }
            }
        }
        return nil
    }

    private func sample(in loop: Int, for cell: CellReference, _ axis: TemplateLoop.Axis) -> Sample? {
        var best: Sample?
        for placed in markers {
            guard case .value(let value) = placed.marker, value.request != nil, placed.cell != cell else { continue }
            let isBeside = axis == .rows ? placed.cell.column == cell.column : placed.cell.row == cell.row
            guard isBeside, sheet.loops[loop].covers(placed.cell) else { continue }
            let around = sheet.loops(around: placed.cell).filter { sheet.loops[$0].axis == axis }
            guard let start = around.firstIndex(of: loop) else { continue }
            let chain = Array(around[start...])
            // The outer rows of units rather than the inner ones of their indicators.
            if best.map({ chain.count < $0.chain.count }) ?? true {
                best = Sample(value: value, cell: placed.cell, chain: chain)
            }
        }
        return best
    }

    /// The value of a total that stands in a cell of its own.
    mutating func total(
        _ word: LoopWord?, _ value: TemplateValue?, _ form: ValueForm, at cell: CellReference, _ written: String
    ) -> TemplateValue? {
        var total: TemplateValue
        var request: FigureRequest
        if let value, let own = value.request {
            total = value
            request = bound(own, at: cell, in: sheet.loops(around: cell) + nearestChain(cell, word), written)
            request.total = nearestChain(cell, word)
        } else if let sample = sample(for: cell, word), let own = sample.value.request {
            total = sample.value
            // What the figure itself lacks is told there.
            let known = faults.count
            request = bound(own, at: sample.cell, in: sheet.loops(around: sample.cell), written)
            faults.removeSubrange(known...)
            request.total = sample.chain
            if form != ValueForm() { total.form = form }
        } else if let word, !sheet.loops.contains(where: { word.matches($0.kind) }) {
            faults.append(.noLoop(written, word.names[0], at: cell))
            return nil
        } else {
            faults.append(
                TemplateFault(
                    .templateTotal, vi: "“\(written)” không thấy số liệu nào cùng cột trong vòng lặp để cộng",
                    en: "“\(written)” finds no figure of its column in a loop to add", written, at: cell.description))
            return nil
        }
        if request.total.isEmpty {
            faults.append(noRows(Placed(cell: cell, written: written, marker: .total(of: word, value, form: form))))
        }
        total.request = request
        checkTotal(request, at: cell, written)
        return total
    }

    private func nearestChain(_ cell: CellReference, _ word: LoopWord?) -> [Int] {
        (candidates(cell, word, .rows) + candidates(cell, word, .columns)).first.map(descended) ?? []
    }

    /// Whether what a total adds can be added.
    mutating func checkTotal(_ request: FigureRequest, at cell: CellReference, _ written: String) {
        let kinds = request.total.map { sheet.loops[$0].kind }
        if kinds.contains(.body) {
            faults.append(
                TemplateFault(
                    .templateTotal, vi: "“\(written)”: số của nhiều cơ quan về cùng một việc không cộng với nhau",
                    en: "“\(written)”: figures of several bodies about one thing are not added", written,
                    at: cell.description))
        }
        if case .code(let code) = request.indicator, let indicator = program.indicators[code] {
            if indicator.overOrganizations == .none {
                faults.append(
                    TemplateFault(
                        .templateTotal, .warning,
                        vi: "“\(indicator.name)” không cộng được giữa các đơn vị; ô sẽ để “x”",
                        en: "“\(indicator.name)” is not added over units; the cell will hold “x”", written,
                        at: cell.description))
            }
            return
        }
        for case .indicator(let codes) in kinds {
            let all = codes.isEmpty ? program.indicators.indicators : codes.compactMap { program.indicators[$0] }
            let measures = Set(all.map { $0.unit ?? "" })
            guard measures.count > 1 || all.contains(where: { $0.overOrganizations != .sum }) else { continue }
            faults.append(
                TemplateFault(
                    .templateTotal,
                    vi: "“\(written)” cộng các chỉ tiêu khác đơn vị tính; ghi rõ “gồm …” hoặc tên chỉ tiêu",
                    en: "“\(written)” adds indicators of several units of measure; say “gồm …” or name the indicator",
                    written, at: cell.description))
        }
    }
}
