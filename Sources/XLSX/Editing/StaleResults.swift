internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel

extension WorkbookEditor {
    /// Drops the stored results, and the charts' copies of values, that changed cells may have made wrong.
    ///
    /// - Parameters:
    ///   - changed: the cells that have another value now.
    ///   - formulas: cells whose formulas may give another result although what they read did not change.
    /// - Throws: `XML_…`, `ZIP_…`, `XLSX_BAD_REFERENCE`.
    func dropStaleResults(of changed: [SheetCell], formulas seeds: [SheetCell]) throws(Problem) {
        guard !changed.isEmpty || !seeds.isEmpty else { return }
        var finder = try StoredFormulas(edit, parts)
        let stored = try finder.all()
        let index = DependencyIndex(
            stored.map { formula in
                DependencyIndex.Formula(
                    at: SheetArea(sheet: formula.place.sheet, range: formula.results), reads: formula.reads)
            })
        let seedSet = Set(seeds)
        let changedSet = Set(changed)
        let also = stored.indices.filter { stored[$0].readsAnything || seedSet.contains(stored[$0].place) }
        let changedAreas = changed.map { SheetArea(sheet: $0.sheet, cell: $0.cell) }
        let stale = index.dependents(of: changedAreas, also: also).filter { !changedSet.contains(stored[$0].place) }
        var bySheet: [Int: [CellRange]] = [:]
        for formula in stale { bySheet[stored[formula].place.sheet, default: []].append(stored[formula].results) }
        var dropped: [Int: [CellReference]] = [:]
        for sheet in bySheet.keys.sorted() { dropped[sheet] = try dropResults(bySheet[sheet] ?? [], of: sheet) }
        for formula in stale {
            let (place, results) = (stored[formula].place, stored[formula].results)
            let sheet = parts.sheets[place.sheet].name
            staleFormulas[sheet, default: []].insert(place.cell)
            if stored[formula].isDataTable {
                staleFormulas[sheet, default: []].formUnion((dropped[place.sheet] ?? []).filter(results.contains))
            }
        }
        let areas = changedAreas + stale.map { SheetArea(sheet: stored[$0].place.sheet, range: stored[$0].results) }
        let areasBySheet = Dictionary(grouping: areas, by: \.sheet)
        try dropCaches { area in areasBySheet[area.sheet]?.contains { $0.touches(area) } ?? false }
    }

    /// Drops the results stored in `cells`; returns the cells that had one.
    private func dropResults(_ cells: [CellRange], of sheet: Int) throws(Problem) -> [CellReference] {
        guard let part = parts.sheets[sheet].part else { return [] }
        let outline = try SheetOutline(edit.document(of: part), part: part.description)
        let (bytes, dropped) = try ResultDropper.dropping(cells, from: outline)
        guard !dropped.isEmpty else { return [] }
        edit.replace(part, with: bytes)
        receiptSoFar.touch(
            part.description, vi: "kết quả công thức có thể đã sai", en: "stored results may have become wrong")
        return dropped
    }

    /// Drops the values that charts store of ranges that have changed.
    func dropCaches(where isChanged: (SheetArea) -> Bool) throws(Problem) {
        let dropped = try ChartCaches(edit, parts).drop(where: isChanged)
        receiptSoFar.droppedCaches += dropped
        for cache in dropped {
            receiptSoFar.touch(
                cache.part, vi: "số liệu lưu sẵn của biểu đồ", en: "values that the chart stores")
        }
    }
}
