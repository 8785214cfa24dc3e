internal import Domain
internal import Findings
internal import Mapping
internal import SheetModel
internal import Templates
internal import XLSX

/// Notes on the cells of a report: where each figure was read, and which others differ and do not count.
struct ReportNotes {
    private let data: ReportData
    /// The cells that one note names; more would not be read.
    private static let mostSources = 15

    init(_ data: ReportData) { self.data = data }

    /// Puts a note on each cell with figures.
    ///
    /// - Throws: what the editor refuses.
    func add(of plan: FillPlan, to editor: WorkbookEditor, in sheet: String) throws(Problem) {
        let notes = plan.writes.compactMap { write -> Note? in
            let text = text(of: write.figures)
            return text.isEmpty ? nil : Note(cell: write.cell, author: "DoiSoat", text: text)
        }
        try editor.addNotes(notes, in: sheet)
    }

    private func text(of figures: [FigureBook.Figure]) -> String {
        var lines: [String] = []
        let sources = unique(figures.flatMap(\.sources))
        if !sources.isEmpty { lines += ["Nguồn:"] + listed(sources) }
        let contested = unique(figures.flatMap(\.contested))
        if !contested.isEmpty { lines += ["Số khác, không lấy:"] + listed(contested) }
        let lacking = figures.flatMap(\.lacking).map(\.unit)
        var names: [String] = []
        for unit in lacking {
            let name = data.declaration.program.organizations.organization(unit)?.name ?? unit.code
            if !names.contains(name) { names.append(name) }
        }
        if !names.isEmpty { lines.append("Còn thiếu: " + names.joined(separator: ", ")) }
        return lines.joined(separator: "\n")
    }

    private func unique(_ sources: [Source]) -> [Source] {
        var seen: Set<Source> = []
        return sources.filter { seen.insert($0).inserted }
    }

    private func listed(_ sources: [Source]) -> [String] {
        var lines = sources.prefix(Self.mostSources).map { source in
            let place = source.cell.isEmpty ? "" : " › \(source.sheet)!\(source.cell)"
            let raw = source.raw.isEmpty ? "" : ": \(source.raw)"
            return "• \(FileName.last(source.file))\(place)\(raw)"
        }
        if sources.count > lines.count { lines.append("… và \(sources.count - lines.count) ô khác") }
        return lines
    }
}
