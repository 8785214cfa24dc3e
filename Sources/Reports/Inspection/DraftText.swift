internal import Findings
internal import Mapping
internal import SheetModel

/// Writes proposed forms as rows of the sheets Biểu and Cột biểu, parted by tabs so that they can be pasted there.
///
/// The headings are those of the program workbook, which is Vietnamese; behind them stands what should be looked at.
enum DraftText {
    /// The lines, a blank one first.
    static func lines(of drafts: [FormDraft], in language: Language) -> [String] {
        func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
        var lines = ["", say("Khai báo biểu", "Form declarations")]
        for draft in drafts {
            let place = "    \(draft.sheet)!\(draft.range)  "
            guard let code = draft.declared else {
                lines.append(place + say("dự thảo: ", "draft: ") + draft.form.code)
                continue
            }
            let notes = draft.doubts.map { "; " + $0[language] }.joined()
            lines.append(place + say("đã khai báo: ", "declared: ") + code + notes)
        }
        let proposed = drafts.filter { $0.declared == nil }
        guard !proposed.isEmpty else {
            if drafts.isEmpty { lines.append("    " + say("Không có bảng nào để khai báo.", "No table to declare.")) }
            return lines
        }
        let records = ProgramRecords(forms: proposed.map(\.form))
        let columns = proposed.flatMap { $0.columns.map(\.doubts) }
        lines += rows(.forms, records, proposed.map(\.doubts), language)
        lines += rows(.columns, records, columns, language)
        return lines
    }

    private static func rows(
        _ sheet: ProgramSheet, _ records: ProgramRecords, _ doubts: [[LocalizedText]], _ language: Language
    ) -> [String] {
        let title = language == .vietnamese ? "Dán vào trang “\(sheet.name)”:" : "To paste into sheet “\(sheet.name)”:"
        let headings = sheet.columns.map(\.heading) + ["Cần xem lại"]
        let rows = zip(records[sheet], doubts).map { record, doubts in
            let cells = sheet.columns.map { record[$0.member]?.sheetText ?? "" }
            return (cells + [doubts.map { $0[language] }.joined(separator: "; ")]).map(cell).joined(separator: "\t")
        }
        return ["", title, headings.joined(separator: "\t")] + rows
    }

    /// A tab or a line break would begin another cell.
    private static func cell(_ text: String) -> String {
        String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
}
