internal import Domain
public import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// The list of what was received: a CSV file or a workbook with the columns tệp, mã đơn vị, lúc, lần.
struct ReceivedList {
    /// A line of the list.
    struct Line {
        /// The file's name, without its folder.
        var file: String
        /// The unit's code.
        var unit: String?
        /// When it came, in ISO 8601.
        var time: String?
        /// Which time it was sent.
        var version: Int?
    }

    let lines: [Line]

    /// Reads the list at a path.
    ///
    /// - Throws: `FILE_…` and what reading a workbook throws; `RECEIVED_LIST_COLUMNS` where no column is headed *tệp*.
    init(_ path: String, limits: InputLimits) throws(Problem) {
        let kind = PathKind(of: path)
        do throws(Problem) {
            let head = try Compose.read(path, kind)
            let rows =
                head.starts(with: [0x50, 0x4B]) ? try Self.rows(ofWorkbook: path, kind, limits) : CSVText.rows(head)
            lines = try Self.lines(rows)
        } catch {
            throw error.within(Place(file: path))
        }
    }

    private static func rows(
        ofWorkbook path: String, _ kind: PathKind, _ limits: InputLimits
    ) throws(Problem) -> [[String]] {
        let workbook = try InputFiles.open(path, kind, limits: limits)
        guard let sheet = workbook.sheets.first(where: { $0.kind == .worksheet }) else { return [] }
        let grid = try SheetGrid.read(sheet, of: workbook, locale: .enUS).grid
        return grid.rows.map { row in
            var texts: [String] = []
            for cell in row.cells {
                while texts.count < cell.column { texts.append("") }
                texts.append(cell.isoDate ?? cell.shown)
            }
            return texts
        }
    }

    /// The rows below the first that heads a column *tệp*.
    private static func lines(_ rows: [[String]]) throws(Problem) -> [Line] {
        func key(_ text: String) -> String { NameKey(text, .folded).description }
        for (place, row) in rows.enumerated() {
            let keys = row.map(key)
            guard let file = keys.firstIndex(where: { ["tep", "ten tep", "file"].contains($0) }) else { continue }
            let unit = keys.firstIndex { ["ma don vi", "don vi", "ma", "unit"].contains($0) }
            let time = keys.firstIndex { ["luc", "luc nhan", "thoi gian", "ngay nhan", "time"].contains($0) }
            let version = keys.firstIndex { ["lan", "lan gui", "version"].contains($0) }
            return rows[(place + 1)...].compactMap { row in
                func text(_ column: Int?) -> String? {
                    guard let column, row.indices.contains(column) else { return nil }
                    let text = Spacing.tidied(row[column])
                    return text.isEmpty ? nil : text
                }
                guard let name = text(file) else { return nil }
                return Line(
                    file: FileName.last(name), unit: text(unit), time: text(time),
                    version: text(version).flatMap { Int($0) }
                )
            }
        }
        throw Problem(
            .receivedListColumns,
            LocalizedText(
                vi: "danh sách đã nhận không có cột “tệp”", en: "the list of what was received has no column “tệp”"),
            remedy: LocalizedText(
                vi: "Đề nghị ghi các cột: tệp, mã đơn vị, lúc, lần.",
                en: "Head the columns: tệp, mã đơn vị, lúc, lần (file, unit's code, time, version)."))
    }

    /// The receipts of files, with the units in force on a day.
    func receipts(of files: [String], _ program: Program, at day: CalendarDate) -> [String: Receipt] {
        let lines = Dictionary(lines.map { ($0.file, $0) }) { $1 }
        var receipts: [String: Receipt] = [:]
        for file in files {
            guard let line = lines[FileName.last(file)] else { continue }
            let unit = line.unit.flatMap { code in
                program.organizations.organization(code, at: day) ?? program.organizations.organizations(code).last
            }
            let time = line.time.map(Array.init)
            receipts[file] = Receipt(
                file: file, organization: unit?.id, version: line.version ?? WrittenVersion.of(file) ?? 1,
                day: time.flatMap { CalendarDate(iso: String($0.prefix(10))) },
                time: time.flatMap { $0.count >= 16 ? String($0[11..<16]) : nil })
        }
        return receipts
    }
}

extension Problem.Code {
    /// A list of what was received without the columns it needs.
    public static let receivedListColumns = Problem.Code(rawValue: "RECEIVED_LIST_COLUMNS")
}

/// The version that a file's name says: `lần 2`, `v2`, `(2)`.
enum WrittenVersion {
    static func of(_ file: String) -> Int? {
        let name = Array(NFC.normalised(FileName.last(file)).lowercased())
        return number(in: name, behind: [["("]], before: [")"])
            ?? number(in: name, behind: [["v"]], from: gaps, before: gaps + [")"], orEnd: true)
            ?? number(in: name, behind: ["lần", "lan"].map(Array.init) + lan)
    }

    private static let gaps: [Character] = [" ", "_", "-", "."]
    /// `lần 2`, `lan_2`.
    private static let lan = ["lần", "lan"].flatMap { word in [" ", "_", "-"].map { Array(word + $0) } }

    /// The first number of one or two digits behind a word.
    ///
    /// - Parameters:
    ///   - start: what the word must stand behind, unless it begins the name; empty for anything.
    ///   - end: what must follow the number; empty for anything.
    private static func number(
        in name: [Character], behind words: [[Character]], from start: [Character] = [], before end: [Character] = [],
        orEnd: Bool = false
    ) -> Int? {
        for place in name.indices {
            if !start.isEmpty, place > 0, !start.contains(name[place - 1]) { continue }
            for word in words where name[place...].starts(with: word) {
                let rest = name[(place + word.count)...]
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                let kept = end.isEmpty ? digits.prefix(2) : digits
                guard (1...2).contains(kept.count), let number = Int(String(kept)) else { continue }
                let next = rest.dropFirst(kept.count).first
                if end.isEmpty || next.map(end.contains) ?? orEnd { return number }
            }
        }
        return nil
    }
}

/// Comma-separated text (RFC 4180); semicolons and tabs part fields too where the first line has no comma.
enum CSVText {
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        let first = text.prefix { !$0.isNewline }
        let separator: Character = first.contains(",") ? "," : first.contains(";") ? ";" : "\t"
        var rows: [[String]] = [[""]]
        var isQuoted = false
        var wasQuote = false
        for character in text {
            if isQuoted {
                if character == "\"" {
                    isQuoted = false
                    wasQuote = true
                } else {
                    rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
                }
                continue
            }
            switch character {
            case "\"":
                // A doubled quote within quotes is one.
                if wasQuote { rows[rows.count - 1][rows[rows.count - 1].count - 1].append("\"") }
                isQuoted = true
            case separator: rows[rows.count - 1].append("")
            case _ where character.isNewline: rows.append([""])
            default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
            wasQuote = false
        }
        return rows.filter { $0 != [""] }
    }
}
