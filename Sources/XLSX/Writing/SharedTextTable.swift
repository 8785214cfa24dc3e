internal import OfficePackage
internal import SheetModel

/// The texts that cells of a written workbook share, each once; compared by their bytes, so that texts which differ
/// only in how accents are composed stay apart.
///
/// The texts lie in one array, found by an open hash table of positions. When the table is full, cells hold their
/// texts themselves.
final class SharedTextTable {
    private let textLimit: Int
    private let byteLimit: Int
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var slots: [UInt64]
    private var rich: [Int: [TextRun]] = [:]
    private(set) var references = 0
    private var written = 0

    init(textLimit: Int = 1 << 20, byteLimit: Int = 12 << 20) {
        self.textLimit = textLimit
        self.byteLimit = byteLimit
        slots = Array(repeating: 0, count: 1 << 12)
    }

    var count: Int { ends.count }

    /// The number of a text; `nil` when it is new and the table is full.
    func index(of text: String) -> Int? {
        let span = text.utf8.span
        let hash = TextBytes.hash(span)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            // The high half of a slot is that of the hash, so that other texts are seldom compared.
            if entry >> 32 == hash >> 32 {
                let index = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
                let start = index == 0 ? 0 : Int(ends[index - 1])
                if TextBytes.areEqual(bytes.span.extracting(start..<Int(ends[index])), span) {
                    references += 1
                    return index
                }
            }
            slot = (slot + 1) & mask
        }
        guard ends.count < textLimit, bytes.count + span.count <= byteLimit else { return nil }
        for position in span.indices { bytes.append(span[position]) }
        ends.append(UInt32(bytes.count))
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(ends.count)
        references += 1
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    /// A number for a rich text, always a new one; `nil` when the table is full.
    func index(ofRuns runs: [TextRun]) -> Int? {
        guard ends.count < textLimit, bytes.count <= byteLimit else { return nil }
        ends.append(UInt32(bytes.count))
        rich[ends.count - 1] = runs
        references += 1
        return ends.count - 1
    }

    private func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        var start = 0
        for index in ends.indices {
            let end = Int(ends[index])
            if rich[index] == nil {
                let hash = TextBytes.hash(bytes.span.extracting(start..<end))
                var slot = Int(truncatingIfNeeded: hash) & mask
                while slots[slot] != 0 { slot = (slot + 1) & mask }
                slots[slot] = hash & ~0xFFFF_FFFF | UInt64(index + 1)
            }
            start = end
        }
    }

    /// Appends the next part of the shared strings part (ECMA-376 part 1, 18.4.9); nothing at its end.
    func pull(_ target: inout [UInt8], defaultFont: Font) {
        guard written <= ends.count else { return }
        if written == 0 {
            target += Array(PackageWriter.declaration.utf8)
            target += Array(
                "<sst xmlns=\"\(Address.main)\" count=\"\(references)\" uniqueCount=\"\(ends.count)\">".utf8)
        }
        while written < ends.count {
            if target.count > 1 << 16 { return }
            target += Array("<si>".utf8)
            if let runs = rich[written] {
                RunEncoding.append(runs, defaultFont: defaultFont, to: &target)
            } else {
                let start = written == 0 ? 0 : Int(ends[written - 1])
                CellEncoding.appendText(
                    String(decoding: bytes[start..<Int(ends[written])], as: UTF8.self), to: &target)
            }
            target += Array("</si>".utf8)
            written += 1
        }
        target += Array("</sst>".utf8)
        written += 1
    }
}

/// Rich text as it is written (ECMA-376 part 1, 18.4.4).
enum RunEncoding {
    static func append(_ runs: [TextRun], defaultFont: Font, to bytes: inout [UInt8]) {
        for run in runs where !run.text.isEmpty {
            bytes += Array("<r>".utf8)
            if let font = run.font {
                var markup = ElementWriter(piece: ())
                markup.element("rPr") { FontEncoding.append(font, defaultFont: defaultFont, nameTag: "rFont", to: &$0) }
                bytes += markup.bytes
            }
            CellEncoding.appendText(run.text, to: &bytes)
            bytes += Array("</r>".utf8)
        }
    }
}

/// Fonts as they are written (ECMA-376 part 1, 18.8.22).
enum FontEncoding {
    static func append(_ font: Font, defaultFont: Font, nameTag: String, to markup: inout ElementWriter) {
        appendTraits(font, to: &markup)
        if let position = font.position { markup.empty("vertAlign", ["val": position.rawValue]) }
        markup.empty("sz", ["val": DecimalText.shortest(font.size ?? defaultFont.size ?? 11)])
        if let color = font.color { markup.empty("color", ["rgb": color.argb]) }
        markup.empty(nameTag, ["val": font.name ?? defaultFont.name ?? "Calibri"])
        if let set = font.characterSet { markup.empty("charset", ["val": "\(set)"]) }
    }

    /// What a conditional format may change as well.
    static func appendTraits(_ font: Font, to markup: inout ElementWriter) {
        if font.isBold { markup.empty("b") }
        if font.isItalic { markup.empty("i") }
        if font.isStruckThrough { markup.empty("strike") }
        if let line = font.underline { markup.empty("u", ["val": line == .single ? nil : line.rawValue]) }
    }
}
