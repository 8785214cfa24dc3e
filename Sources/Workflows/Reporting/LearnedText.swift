internal import Findings
internal import Templates

/// What was learned, for a person at a terminal.
enum LearnedText {
    /// Proposals that need a look and are listed at most.
    private static let longest = 40

    static func render(
        _ sheets: [LearnedSheet], template: Template, broken: [Place], output: String, in language: Language
    ) -> String {
        func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
        let all = sheets.flatMap { sheet in sheet.proposals.map { (sheet: sheet, proposal: $0) } }
        func count(_ certainty: MarkerProposal.Certainty) -> Int { all.count { $0.proposal.certainty == certainty } }
        let (rows, columns) = (
            sheets.reduce(0) { $0 + $1.removedRows.reduce(0) { $0 + $1.count } },
            sheets.reduce(0) { $0 + $1.removedColumns.reduce(0) { $0 + $1.count } }
        )
        var lines = [
            output,
            say(
                "Đề xuất \(all.count { $0.proposal.text != nil }) ô: \(count(.sure)) chắc, \(count(.unsure)) cần xem lại; \(count(.left)) ô chưa rõ.",
                "Proposed for \(all.count { $0.proposal.text != nil }) cells: \(count(.sure)) sure, \(count(.unsure)) to be looked at; \(count(.left)) not clear."
            ),
        ]
        if rows + columns > 0 {
            lines.append(
                say(
                    "Gom \(rows) dòng và \(columns) cột lặp lại vào dòng, cột mẫu.",
                    "\(rows) rows and \(columns) columns became those of the samples."))
        }
        let open = all.filter { $0.proposal.certainty != .sure }
        if !open.isEmpty { lines += ["", say("Cần xem lại:", "To be looked at:")] }
        for (sheet, proposal) in open.prefix(longest) {
            let cell = sheet.moved(proposal.cell) ?? proposal.cell
            lines.append("    \(sheet.name)!\(cell)  \(proposal.text ?? say("(giữ nguyên)", "(left as it is)"))")
            lines += proposal.reason[language].split(separator: "\n").map { "        \($0)" }
        }
        if open.count > longest {
            lines.append(
                "    "
                    + say("… và \(open.count - longest) ô nữa, xem trang Đề xuất", "… and \(open.count - longest) more")
            )
        }
        lines.append("")
        for place in broken {
            lines.append(
                say("Công thức mất tham chiếu: ", "A formula lost what it reads: ")
                    + "\(place.sheet ?? "")!\(place.cell ?? "")")
        }
        lines.append(
            template.isUsable
                ? say("Bản sao dùng được làm mẫu.", "The copy can be used as a template.")
                : say("Bản sao còn lỗi, đề nghị sửa:", "The copy still has faults:"))
        for fault in template.faults { lines.append(fault.line(in: language)) }
        return lines.joined(separator: "\n") + "\n"
    }
}
