internal import Findings
internal import SheetModel
internal import XMLEvents

/// Reads the styles part: number formats, fonts and cell formats (ECMA-376 part 1, 18.8).
final class StyleCodec: MarkupReader {
    private static let formatLimit = 1 << 20
    private var codes: [Int: String] = [:]
    private var fonts: [Font] = []
    private var cells: [(format: Int, font: Int, indent: Int, isLocked: Bool)] = []
    private var font: Font?
    private var isInCellFormats = false

    /// The styles, once the part is read. Number formats of the file win over Excel's own of the same id.
    func styleSheet() -> StyleSheet {
        var parsed: [Int: NumberFormat] = [:]
        let formats = cells.map { cell in
            let format =
                parsed[cell.format] ?? codes[cell.format].map(NumberFormat.init(code:))
                ?? NumberFormat.builtIn(cell.format) ?? .general
            parsed[cell.format] = format
            return CellFormat(
                numberFormat: format, numberFormatID: cell.format, font: cell.font, indent: cell.indent,
                isLocked: cell.isLocked)
        }
        return StyleSheet(fonts: fonts, formats: formats)
    }

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        guard space == .main else { return skip() }
        switch tag {
        case .dxfs, .cellStyleXfs, .colors: skip()
        case .numFmt:
            if let id = element.integer(.numFmtId), let code = element.text(.formatCode), !code.isEmpty {
                codes[id] = code
            }
        case .font: font = Font()
        case .cellXfs: isInCellFormats = true
        case .xf where isInCellFormats:
            guard cells.count < Self.formatLimit, fonts.count < Self.formatLimit else {
                throw XLSXProblem.tooManyItems(Self.formatLimit)
            }
            cells.append((element.integer(.numFmtId) ?? 0, element.integer(.fontId) ?? 0, 0, true))
        case .alignment where !cells.isEmpty: cells[cells.count - 1].indent = max(element.integer(.indent) ?? 0, 0)
        case .protection where !cells.isEmpty: cells[cells.count - 1].isLocked = element.flag(.locked) ?? true
        default: font?.read(tag, element)
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        switch tag {
        case .font:
            if let font { fonts.append(font) }
            font = nil
        case .cellXfs: isInCellFormats = false
        default: break
        }
    }
}
