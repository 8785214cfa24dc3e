public import Findings
internal import SheetModel
internal import Templates

/// Writes a checked template for a person at a terminal: each marker with its meaning and a sample, formulas that will
/// change, then all faults.
public struct TemplateCheckText {
    private let language: Language
    private var lines: [String] = []

    /// Renders `check` in `language`.
    public static func render(_ check: TemplateCheck, in language: Language) -> String {
        var text = TemplateCheckText(language: language)
        text.lines.append(check.template.file)
        for sheet in check.template.sheets { text.add(sheet, check.sample) }
        text.add(check.template.faults)
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(language: Language) { self.language = language }

    private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    private mutating func add(_ sheet: TemplateSheet, _ sample: TemplateSample) {
        lines += ["", "▌ \(sheet.name)"]
        for cell in sheet.cells {
            for marker in cell.markers {
                lines.append("    \(cell.cell)  \(marker.written)")
                let shown = marker.value.map { sample.text(of: $0, at: cell, in: sheet) }
                let tail = shown.map { "  ·  " + say("ví dụ", "sample") + ": \($0)" } ?? ""
                lines.append("        \(marker.meaning[language])\(tail)")
            }
            if case .sentence = cell.content {
                lines.append("        " + say("cả ô", "the cell") + ": \(sample.text(of: cell, in: sheet))")
            }
        }
        guard !sheet.formulas.isEmpty else { return }
        lines += ["", "    " + say("Công thức sẽ thay đổi:", "Formulas that will change:")]
        for formula in sheet.formulas {
            lines.append("    \(formula.cell)  =\(formula.formula)")
            switch formula.change {
            case .copied:
                lines.append("        " + say("chép theo từng dòng của vòng lặp", "copied with each row of the loop"))
            case .grows:
                lines.append(
                    "        " + say("mở rộng theo các dòng mới", "takes in the new rows") + ", "
                        + say("chẳng hạn", "such as") + " =\(formula.becomes)")
            case .moves:
                lines.append(
                    "        " + say("dời theo", "moves along") + ", " + say("chẳng hạn", "such as")
                        + " =\(formula.becomes)")
            }
        }
    }

    private mutating func add(_ faults: [Finding]) {
        lines.append("")
        guard !faults.isEmpty else {
            lines.append(say("Mẫu dùng được, không có lỗi.", "The template can be used; no faults."))
            return
        }
        let errors = faults.count { $0.severity == .error }
        lines.append(
            errors > 0
                ? say("Mẫu chưa dùng được: \(errors) lỗi.", "The template cannot be used yet: \(errors) faults.")
                : say("Mẫu dùng được, có chỗ nên xem lại.", "The template can be used; some things deserve a look."))
        for fault in faults { lines.append(fault.line(in: language)) }
    }
}
