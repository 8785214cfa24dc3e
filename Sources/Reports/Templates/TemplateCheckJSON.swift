internal import Findings
internal import SheetModel
public import Templates

/// A template and its sample values, as `check-template` shows them.
public struct TemplateCheck: Sendable {
    /// The template.
    public var template: Template
    /// The programme's code.
    public var program: String
    /// The sample values.
    public var sample: TemplateSample

    /// Creates a check.
    public init(_ template: Template, program: String, sample: TemplateSample) {
        self.template = template
        self.program = program
        self.sample = sample
    }
}

/// Writes a checked template as `doisoat.template/1`.
public enum TemplateCheckJSON {
    /// Appends the whole document.
    public static func append(_ check: TemplateCheck, to buffer: inout TextBuffer) {
        buffer.raw("{\"schema\":\"doisoat.template/1\",\"file\":")
        buffer.string(check.template.file)
        buffer.member("program", check.program)
        buffer.raw(",\"usable\":")
        buffer.boolean(check.template.isUsable)
        buffer.raw(",\"sheets\":")
        buffer.list(check.template.sheets) { sheet(&$0, $1, check.sample) }
        buffer.raw(",\"faults\":")
        buffer.list(check.template.faults, fault)
        buffer.raw("}\n")
    }

    private static func sheet(_ buffer: inout TextBuffer, _ sheet: TemplateSheet, _ sample: TemplateSample) {
        buffer.raw("{")
        buffer.key("name")
        buffer.string(sheet.name)
        buffer.raw(",\"cells\":")
        buffer.list(sheet.cells) { cell(&$0, $1, sheet, sample) }
        buffer.raw(",\"loops\":")
        buffer.list(sheet.loops) { loop(&$0, $1, sheet) }
        buffer.raw(",\"formulas\":")
        buffer.list(sheet.formulas, formula)
        buffer.raw("}")
    }

    private static func cell(
        _ buffer: inout TextBuffer, _ cell: TemplateCell, _ sheet: TemplateSheet, _ sample: TemplateSample
    ) {
        buffer.raw("{")
        buffer.key("cell")
        buffer.string(cell.cell.description)
        buffer.member("text", cell.written)
        let content =
            switch cell.content {
            case .blank: "blank"
            case .text: "text"
            case .value: "value"
            case .sentence: "sentence"
            }
        buffer.member("becomes", content)
        buffer.member("sample", sample.text(of: cell, in: sheet))
        buffer.raw(",\"markers\":")
        buffer.list(cell.markers) { buffer, marker in
            buffer.raw("{")
            buffer.key("marker")
            buffer.string(marker.written)
            buffer.member("kind", marker.kind.rawValue)
            buffer.raw(",\"meaning\":")
            text(&buffer, marker.meaning)
            buffer.member("sample", marker.value.map { sample.text(of: $0, at: cell, in: sheet) })
            buffer.raw("}")
        }
        buffer.raw("}")
    }

    private static func loop(_ buffer: inout TextBuffer, _ loop: TemplateLoop, _ sheet: TemplateSheet) {
        buffer.raw("{")
        buffer.key("cell")
        buffer.string(loop.marker.description)
        buffer.member("of", loop.kind.code)
        buffer.member("axis", loop.axis.rawValue)
        buffer.member("block", loop.blockName)
        buffer.member("within", loop.bandName)
        buffer.member("parent", loop.parent.map { sheet.loops[$0].marker.description })
        buffer.raw("}")
    }

    private static func formula(_ buffer: inout TextBuffer, _ formula: TemplateFormula) {
        buffer.raw("{")
        buffer.key("cell")
        buffer.string(formula.cell.description)
        buffer.member("formula", formula.formula)
        buffer.member("change", formula.change.rawValue)
        buffer.member("becomes", formula.change == .copied ? nil : formula.becomes)
        buffer.raw("}")
    }

    private static func fault(_ buffer: inout TextBuffer, _ fault: Finding) {
        buffer.raw("{")
        buffer.key("code")
        buffer.string(fault.code.rawValue)
        buffer.member("severity", fault.severity.rawValue)
        let place = fault.evidence.first?.place
        buffer.member("sheet", place?.sheet)
        buffer.member("cell", place?.cell)
        if let raw = fault.evidence.first?.raw, !raw.isEmpty { buffer.member("text", raw) }
        buffer.raw(",\"message\":")
        text(&buffer, fault.message)
        if !fault.candidates.isEmpty {
            buffer.raw(",\"candidates\":")
            buffer.list(fault.candidates) { $0.string($1) }
        }
        buffer.raw("}")
    }

    private static func text(_ buffer: inout TextBuffer, _ text: LocalizedText) {
        buffer.raw("{\"vi\":")
        buffer.string(text.vi)
        buffer.member("en", text.en)
        buffer.raw("}")
    }
}

extension TemplateLoop {
    /// The sample rows or columns as people name them: `8:9`, `C:G`.
    var blockName: String { Self.name(block, axis) }
    /// The columns or rows within which cells move.
    var bandName: String? { band.map { Self.name($0, axis == .rows ? .columns : .rows) } }

    private static func name(_ span: ClosedRange<Int>, _ axis: Axis) -> String {
        func name(_ index: Int) -> String { axis == .rows ? "\(index + 1)" : CellReference.columnName(index) }
        return "\(name(span.lowerBound)):\(name(span.upperBound))"
    }
}

extension TemplateLoop.Kind {
    /// What is gone through, in JSON.
    var code: String {
        switch self {
        case .unit: "unit"
        case .indicator: "indicator"
        case .body: "body"
        case .group(.area): "area"
        case .group(.kind): "kind"
        case .part: "part"
        }
    }
}
