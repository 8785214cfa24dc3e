public import Findings
internal import OfficePackage
internal import XMLEvents

/// A text of a workbook that stands in no cell.
public struct OutsideText: Sendable, Hashable {
    /// Where it stands.
    public enum Kind: Sendable, Hashable {
        /// In a chart: its title, the title of an axis.
        case chart
        /// In a shape on a sheet, such as a text box.
        case shape
        /// At the head or the foot of printed pages.
        case page
    }

    /// Where it stands.
    public var kind: Kind
    /// The sheet that it is seen on.
    public var sheet: String?
    /// A paragraph; of a page the text with its codes, `&CTrang &P` (ECMA-376 part 1, 18.3.1.46).
    public var text: String

    /// Creates a text.
    public init(kind: Kind, sheet: String?, text: String) {
        self.kind = kind
        self.sheet = sheet
        self.text = text
    }
}

extension WorkbookEditor {
    /// The texts that stand in no cell: paragraphs of charts and shapes, heads and feet of pages. Parts that cannot be read
    /// have none; notes are left out.
    ///
    /// - Throws: `XML_…`, `ZIP_…` for relationships that cannot be read.
    /// - Complexity: O(n) in the text of sheets, drawings and charts.
    public func outsideTexts() throws(Problem) -> [OutsideText] {
        var texts: [OutsideText] = []
        for part in try parts.referenceParts(edit) {
            let sheet = part.sheet.map { parts.sheets[$0].name }
            switch part.kind {
            case .sheet:
                texts += pageTexts(of: part.part).map { OutsideText(kind: .page, sheet: sheet, text: $0) }
            case .chart:
                texts += paragraphs(of: part.part).map { OutsideText(kind: .chart, sheet: sheet, text: $0) }
            case .drawing:
                texts += paragraphs(of: part.part).map { OutsideText(kind: .shape, sheet: sheet, text: $0) }
            default: continue
            }
        }
        return texts
    }

    private func pageTexts(of part: PartName) -> [String] {
        guard let document = try? edit.document(of: part), let list = document.child(of: document.root, "headerFooter")
        else { return [] }
        return document.children(of: list).map { document.text(of: $0) }
    }

    private func paragraphs(of part: PartName) -> [String] {
        guard let document = try? edit.document(of: part) else { return [] }
        return document.elements.indices.compactMap { element in
            guard document.isDrawn(element, "p") else { return nil }
            let runs = document.children(of: element).flatMap { Array(document.children(of: $0)) }
            let text = runs.filter { document.isDrawn($0, "t") }.map { document.text(of: $0) }.joined()
            return text.isEmpty ? nil : text
        }
    }
}

extension MarkupDocument {
    /// Whether an element has that name in the namespace of drawn text, of either form.
    fileprivate func isDrawn(_ element: Int, _ name: String) -> Bool {
        self.name(of: element) == name
            && ["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"]
                .contains(namespace(of: element))
    }
}
