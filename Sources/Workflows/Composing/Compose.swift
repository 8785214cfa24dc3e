internal import Findings
internal import XLSX
internal import ZipContainer

/// `doisoat convert DATA.json --output OUT.xlsx`: JSON back to a workbook.
enum Compose {
    /// Whether an input is a JSON document rather than a workbook, by its first bytes; `bytes` are those of one that can
    /// be read only once.
    static func isJSON(_ file: String, _ bytes: [UInt8]?) -> Bool {
        if let bytes { return DataDocument.isJSON(Array(bytes.prefix(64))) }
        do throws(Problem) {
            return DataDocument.isJSON(try FileHead.bytes(path: file, limit: 64))
        } catch {
            return false
        }
    }

    /// Makes the workbook; a failure leaves no file.
    static func run(_ file: String, _ kind: PathKind, _ bytes: [UInt8]?, to output: String) -> Outcome {
        var outcome = Outcome()
        do throws(Problem) {
            if output == "-", Terminal.showsResults { throw DataProblem.terminal }
            var input = bytes ?? []
            if bytes == nil { input = try read(file, kind) }
            let document = try DataDocument(input)
            var composition = Composition()
            // What is wrong is told even where no workbook comes of it.
            defer { outcome.warnings = composition.warnings.map { $0.within(Place(file: file)) } }
            let writer = try composition.workbook(of: document)
            try write(writer, of: file, to: output)
        } catch {
            outcome.error = error.within(Place(file: file))
        }
        return outcome
    }

    static func read(_ file: String, _ kind: PathKind) throws(Problem) -> [UInt8] {
        if case .file(let size) = kind, size > DataDocument.limit {
            let limit = DataDocument.limit
            throw OutputProblem.unreadableInput(
                file, LocalizedText(vi: "dài hơn \(limit) byte", en: "longer than \(limit) bytes"))
        }
        return try FileHead.bytes(path: file, limit: DataDocument.limit)
    }

    private static func write(_ writer: WorkbookWriter, of file: String, to output: String) throws(Problem) {
        var path = output
        if output == "-" {
            let sink = DocumentSink(.standardOutput, limit: OutputLimit(bytes: .max, inputBytes: .max))
            var bytes = try writer.bytes()
            try sink.write(&bytes)
            return try sink.finish()
        }
        if ConvertOptions.isFolder(output) {
            let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
            try OutputFileHandle.makeFolder(folder)
            path = "\(folder)/\(OutputNames.stem(of: file)).xlsx"
            if PathKind.isSameFile(file, path) { throw OutputProblem.isInput(path) }
        }
        do throws(Problem) {
            try writer.write(to: path)
        } catch {
            // What the sheets hold is the input's matter; only what the system refused is the output's.
            throw error.code == .outputUnwritable ? error : error.at(Place(file: file).filled(from: error.place))
        }
    }
}

extension Place {
    /// This place with sheet and cell of another.
    fileprivate func filled(from other: Place) -> Place {
        Place(file: file, sheet: other.sheet, cell: other.cell, part: other.part, line: other.line)
    }
}
