internal import Findings
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat edit`: changes some cells, rows and columns of a workbook and keeps all else.
public enum Edit {
    /// What is to be done.
    public struct Options: Sendable {
        /// The workbook.
        public var input = ""
        /// The changes, their references those of the input.
        public var instructions: [EditInstruction] = []
        /// Where the result goes; `-` is standard output.
        public var output = ""
        /// Where the receipt goes, if anywhere.
        public var receipt: String?
        /// How much is read of the workbook.
        public var limits = InputLimits()

        /// Creates options of nothing.
        public init() {}
    }

    /// Makes the changes: values and formulas first, then rows and columns from the bottom up.
    ///
    /// A refusal writes no workbook, but a receipt that says why.
    public static func run(_ options: Options) -> ConvertResult {
        var result = ConvertResult()
        for output in [options.output, options.receipt].compactMap(\.self)
        where output != "-" && PathKind.isSameFile(options.input, output) {
            result.problems = [OutputProblem.isInput(output)]
            return result
        }
        if let receipt = options.receipt, isSamePlace(receipt, options.output) {
            result.problems = [OutputProblem.isReceipt(receipt)]
            return result
        }
        var receipt = EditReceipt()
        var refusal: Problem?
        do throws(Problem) {
            let editor = try edited(options, &receipt)
            try save(editor, to: options.output)
        } catch {
            refusal = error
            result.problems.append(error)
        }
        if let path = options.receipt {
            var buffer = TextBuffer()
            ReceiptJSON.append(
                receipt, file: options.input, output: options.output, refusal: refusal, to: &buffer)
            do throws(Problem) {
                // Two spellings of a file that was not there before are found out only now.
                guard !isSamePlace(path, options.output) else { throw OutputProblem.isReceipt(path) }
                try write(buffer.bytes, to: path)
            } catch {
                result.problems.append(error)
            }
        }
        return result
    }

    /// Whether a receipt at `path` would take the place of `output`, or be mixed with it; a device such as `/dev/null` takes
    /// both.
    private static func isSamePlace(_ path: String, _ output: String) -> Bool {
        if path == "-" || output == "-" { return path == output }
        if case .other = PathKind(of: output) { return false }
        return path == output || PathKind.isSameFile(path, output)
    }

    private static func edited(_ options: Options, _ receipt: inout EditReceipt) throws(Problem) -> WorkbookEditor {
        let editor = try InputFiles.openForEditing(options.input, limits: options.limits)
        var structures: [SheetStructure] = []
        for instruction in options.instructions {
            switch instruction {
            case .set(let sheet, let cell, let value): try editor.set(value, at: cell, in: sheet)
            case .formula(let sheet, let cell, let formula): try editor.setFormula(formula, at: cell, in: sheet)
            case .structure(let structure): structures.append(structure)
            }
        }
        do throws(Problem) {
            for structure in try SheetStructure.bottomUp(structures) { try structure.apply(to: editor) }
        } catch {
            throw error.within(Place(file: options.input))
        }
        receipt = try editor.receipt()
        return editor
    }

    /// Saves the workbook at `path`, in the place of what is there; into a device or standard output (`-`) it is written.
    static func save(_ editor: WorkbookEditor, to path: String) throws(Problem) {
        switch path == "-" ? .other : PathKind(of: path) {
        case .file, .missing: try editor.save(to: path)
        case .folder, .other: try write(editor.bytes(), to: path)
        }
    }

    /// Puts bytes in the place of the file at `path`; into a device or standard output (`-`) they are written.
    static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        switch path == "-" ? .other : PathKind(of: path) {
        case .file, .missing: try WorkbookEditor.write(bytes, to: path)
        case .folder: throw OutputProblem.isFolder(path)
        case .other:
            let file = path == "-" ? OutputFileHandle.standardOutput() : try OutputFileHandle(inPlace: path)
            try file.write(bytes, name: path)
        }
    }
}

extension SheetStructure {
    /// The changes in an order in which none moves what a later one names.
    ///
    /// - Throws: `EDIT_OVERLAP` where two meet: rows deleted twice, or inserted among deleted ones.
    static func bottomUp(_ changes: [SheetStructure]) throws(Problem) -> [SheetStructure] {
        let sorted = changes.sorted { ($0.index, $0.inserts ? 1 : 0) > ($1.index, $1.inserts ? 1 : 0) }
        for (position, below) in sorted.enumerated() {
            for above in sorted[(position + 1)...]
            where above.sheet.lowercased() == below.sheet.lowercased() && above.axis == below.axis
                && !above.inserts && above.index + above.count > below.index
                && (!below.inserts || above.index < below.index)
            {
                throw EditInstruction.overlap(above.sheet)
            }
        }
        return sorted
    }

    fileprivate func apply(to editor: WorkbookEditor) throws(Problem) {
        switch (axis, inserts) {
        case (.rows, true): try editor.insertRows(count, before: index, in: sheet)
        case (.rows, false): try editor.deleteRows(count, from: index, in: sheet)
        case (.columns, true): try editor.insertColumns(count, before: index, in: sheet)
        case (.columns, false): try editor.deleteColumns(count, from: index, in: sheet)
        }
    }
}
