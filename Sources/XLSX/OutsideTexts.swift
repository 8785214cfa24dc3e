public import Findings
internal import OfficePackage
internal import XMLEvents

/// A text of a workbook that stands in no cell.
public struct OutsideText: Sendable, Hashable {
    /// Where such texts stand.
    public enum Kind: Sendable, Hashable {
        /// In a chart: its title, that of an axis.
        case chart
        /// In a text box or shape.
        case drawing
        /// In the header or footer of printed pages.
        case header
    }

    /// Where it stands.
    public var kind: Kind
    /// The part that holds it.
    public var part: String
    /// The text.
    public var text: String
}

extension Workbook {
    /// The texts of charts, text boxes, headers and footers that hold one of some strings.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    /// - Complexity: O(n) in the bytes of sheets, drawings and charts.
    public func textsOutsideCells(holding wanted: [String]) throws(Problem) -> [OutsideText] {
        var found: [OutsideText] = []
        for part in package.partNames.sorted(by: { $0.description < $1.description }) {
            let name = part.description
            guard name.hasSuffix(".xml"), !name.contains("/_rels/") else { continue }
            let kind: OutsideText.Kind
            if name.hasPrefix("xl/charts/") || name.hasPrefix("xl/chartsheets/") {
                kind = .chart
            } else if name.hasPrefix("xl/drawings/") {
                kind = .drawing
            } else if name.hasPrefix("xl/worksheets/") {
                kind = .header
            } else {
                continue
            }
            let bytes = try package.bytes(of: part)
            let texts = kind == .header ? Self.headers(in: bytes) : try Self.paragraphs(in: bytes, part, file)
            for text in texts where wanted.contains(where: text.contains) {
                found.append(OutsideText(kind: kind, part: name, text: text))
            }
        }
        return found
    }

    /// What stands between the tags of headers and footers, which are the last things in a sheet: only they are looked at.
    private static func headers(in bytes: [UInt8]) -> [String] {
        let tail = String(decoding: bytes.suffix(64 << 10), as: UTF8.self)
        guard let start = tail.firstRange(of: "<headerFooter"), let end = tail.firstRange(of: "</headerFooter>") else {
            return []
        }
        guard start.upperBound < end.lowerBound else { return [] }
        return tail[start.upperBound..<end.lowerBound].split(separator: "<").compactMap { tag in
            // Behind a tag, which says which pages, stands its text, with codes for fonts and page numbers.
            tag.hasPrefix("/") ? nil : tag.split(separator: ">", maxSplits: 1).dropFirst().first.map(String.init)
        }
    }

    /// The paragraphs of a drawing, each with its runs together (ECMA-376 part 1, 21.1.2.2.6). The values that charts keep of
    /// cells are none.
    private static func paragraphs(in bytes: [UInt8], _ part: PartName, _ file: String?) throws(Problem) -> [String] {
        let document: MarkupDocument
        do throws(Problem) { document = try MarkupDocument(bytes) } catch {
            throw error.within(Place(file: file, part: part.description))
        }
        return document.elements.indices.filter { document.isNamed($0, "p") }.map { paragraph in
            document.children(of: paragraph).compactMap { document.child(of: $0, "t") }.map { document.text(of: $0) }
                .joined()
        }
    }
}
