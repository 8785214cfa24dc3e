import Domain
import Foundation
import Mapping
import SheetModel
import Testing

@testable import Templates

/// Whatever stands between brackets, nothing traps, and nothing that is not understood becomes a value.
@Suite struct RoughMarkerTests {
    private static let pieces = [
        "[[", "]]", "{{", "}}", "[", "]", "mỗi", "xã", "chỉ tiêu", "cơ quan", "vùng", "phần", ",", ":", "›", ">", "<",
        "100%",
        "2", "dòng", "cột", "theo cột", "xếp theo", "chỉ lấy", "Kết quả", "Tỷ lệ", "tổng", "cộng", "hết", "nếu", "rỗng",
        "STT",
        "Giao quân", "Phước Kim", "toàn huyện", "ghi chú", "hoa", "đọc số", "gồm", ";", "\u{301}", "…", "“", "\n", "=",
        "B:H",
        "danh sách", "số", "kèm", "tính bằng", "ha", "9999999999999999999", "-1",
    ]

    /// A generator that gives the same every time.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    private static let sound = [
        "[[mỗi xã]]", "[[mỗi xã]]", "[[mỗi chỉ tiêu, gồm Giao quân; Nữ]]", "[[mỗi vùng]]", "[[mỗi phần]]",
        "[[mỗi cơ quan]]",
        "[[mỗi xã, theo cột]]", "[[mỗi xã, 2 dòng]]", "[[mỗi loại, theo cột]]", "[[mỗi xã, chỉ lấy Giao quân > 8]]",
        "[[Kỳ]]",
        "[[Giao quân]]", "[[Giao quân › Tỷ lệ]]", "[[tổng]]", "[[cộng vùng]]", "[[nếu Giao quân > 8]]",
        "[[nếu rỗng: không]]",
        "[[hết xã]]", "đạt [[Giao quân]], [[Kỳ]]", "[[Năm]]", "[[số xã]]", "[[danh sách xã]]", "x", "x", "x", "x", "x",
        "x", "x", "x", "x", "x", "x", "x", "x", "x", "x",
    ]

    private static func cell(_ generator: inout Generator) -> String {
        if Int.random(in: 0..<40, using: &generator) > 0 { return sound.randomElement(using: &generator) ?? "" }
        let words = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }
        let inside = words.joined(separator: Bool.random(using: &generator) ? " " : "")
        return Bool.random(using: &generator) ? "[[\(inside)]]" : inside
    }

    @Test("Sheets of random markers: refused, or steps and writes agree", arguments: 0..<8)
    func random(seed: UInt64) throws {
        let office = try FillPlanTests.office()
        let reader = TemplateReader(NameDirectory(office.declaration), at: office.day)
        var generator = Generator(state: seed &* 77 &+ 1)
        var (usable, faulty, looped) = (0, 0, 0)
        for _ in 0..<400 {
            let rows = (0..<4).map { row in
                let cells = (0..<3).map { column in
                    let text = Self.cell(&generator)
                    return GridCell(column: column, value: .text(text), shown: text)
                }
                return GridRow(index: row, cells: cells.filter { $0.shown != "x" })
            }
            let template = reader.read([TemplateSource(SheetGrid(name: "B", rows: rows))], file: "x.xlsx")
            guard template.isUsable, let sheet = template.sheets.first else {
                faulty += 1
                continue
            }
            usable += 1
            looped += sheet.loops.isEmpty ? 0 : 1
            try check(FillPlan(TemplateEvaluator(sheet, office.book)), of: sheet, rows)
        }
        // Neither all is nonsense nor all is taken.
        #expect(usable > 15 && faulty > 100, "\(usable), \(faulty)")
        #expect(looped > 3, "\(looped)")
    }

    private func check(_ plan: FillPlan, of sheet: TemplateSheet, _ rows: [GridRow]) throws {
        var model = FillPlanTests.Model(rows: 9, columns: 6)
        for step in plan.steps { model.make(step) }
        let drawn = rows.flatMap { row in
            row.cells.map { "\(CellReference(row: row.index, column: $0.column)) \($0.shown)" }
        }.joined(separator: " ⏎ ")
        for write in plan.writes {
            let isThere = write.cell.row < model.rows.count && write.cell.column < model.rows[0].count
            try #require(isThere, "\(drawn)")
            #expect(model.rows[write.cell.row][write.cell.column] == write.template.description, "\(drawn)")
            guard case .text(let words) = write.content else { continue }
            #expect(!words.contains("[[") && !words.contains("]]"), "\(words)")
        }
        let marked = Set(sheet.cells.map(\.cell.description))
        let copies = model.rows.joined().count { marked.contains($0) }
        #expect(plan.writes.count == copies, "\(drawn)")
        #expect(Set(plan.writes.map(\.cell)).count == plan.writes.count, "\(drawn)")
    }

    @Test("A very long marker, and very many of them, are told or read at once", .timeLimit(.minutes(1)))
    func long() throws {
        let office = try Office()
        let names = String(repeating: "Kết quả, ", count: 5000)
        #expect(!office.template("[[\(names)]]").isUsable)
        #expect(!office.template(String(repeating: "[[", count: 20_000)).isUsable)
        let many = String(repeating: "[[Kỳ]] ", count: 2000)
        #expect(office.template(many).isUsable)
    }
}
