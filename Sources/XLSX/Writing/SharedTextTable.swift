internal import OfficePackage
internal import SheetModel

/// Texts, each once, compared by their bytes, so that those which differ only in how accents are composed stay apart.
///
/// They lie in one array and are found by an open hash table. A slot holds a text's number, from 1, in its low bits and
/// bits of the hash above, so that other texts are seldom compared; slots are small since looking one up is mostly
/// waiting for memory.
private struct TextArena {
    static let most = 1 << 20
    private static let numberMask: UInt32 = 0x1F_FFFF
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var slots: [UInt32] = Array(repeating: 0, count: 1 << 12)

    var count: Int { ends.count }
    var byteCount: Int { bytes.count }

    func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    private func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    /// The number of a text; a new one is taken in unless the arena would hold more than `limit` bytes.
    mutating func index(of text: Span<UInt8>, limit: Int) -> Int? {
        let hash = TextBytes.hash(text)
        let tag = UInt32(truncatingIfNeeded: hash >> 32) & ~Self.numberMask
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry & ~Self.numberMask == tag {
                let index = Int(entry & Self.numberMask) - 1
                if TextBytes.areEqual(bytes.span.extracting(range(index)), text) { return index }
            }
            slot = (slot + 1) & mask
        }
        guard ends.count < Self.most, bytes.count + text.count <= limit else { return nil }
        for position in text.indices { bytes.append(text[position]) }
        ends.append(UInt32(bytes.count))
        slots[slot] = tag | UInt32(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    /// A number that no text has.
    mutating func reserve() -> Int? {
        guard ends.count < Self.most else { return nil }
        ends.append(UInt32(bytes.count))
        return ends.count - 1
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry != 0 {
            let index = Int(entry & Self.numberMask) - 1
            var slot = Int(truncatingIfNeeded: TextBytes.hash(bytes.span.extracting(range(index)))) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}

/// The texts that cells of a written workbook share. When the table is full, cells hold their texts themselves.
final class SharedTextTable {
    private let byteLimit: Int
    private var arena = TextArena()
    private var rich: [Int: [TextRun]] = [:]
    private var references = 0
    private var written = 0

    init(byteLimit: Int = 12 << 20) { self.byteLimit = byteLimit }

    /// The number of a text; `nil` when it is new and the table is full.
    func index(of text: String) -> Int? {
        guard let index = arena.index(of: text.utf8.span, limit: byteLimit) else { return nil }
        references += 1
        return index
    }

    /// A number for a rich text, always a new one; `nil` when the table is full.
    func index(ofRuns runs: [TextRun]) -> Int? {
        guard arena.byteCount <= byteLimit, let index = arena.reserve() else { return nil }
        rich[index] = runs
        references += 1
        return index
    }

    /// Appends the next part of the shared strings part (ECMA-376 part 1, 18.4.9); nothing at its end.
    func pull(_ target: inout [UInt8], defaultFont: Font) {
        guard written <= arena.count else { return }
        if written == 0 {
            target += Array(PackageWriter.declaration.utf8)
            target += Array(
                "<sst xmlns=\"\(Address.main)\" count=\"\(references)\" uniqueCount=\"\(arena.count)\">".utf8)
        }
        while written < arena.count {
            if target.count > 1 << 16 { return }
            target += Array("<si>".utf8)
            if let runs = rich[written] {
                RunEncoding.append(runs, defaultFont: defaultFont, to: &target)
            } else {
                CellEncoding.appendText(arena.text(written), to: &target)
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
