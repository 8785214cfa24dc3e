import Foundation
import Testing

/// `report --learn`: a filled report of the sample district becomes a template again.
@Suite struct LearnCommandTests {
    private static let sample = "Samples/phuoc-son-2022"
    private static let template = "Tests/CommandTests/Templates/tong-hop.xlsx"

    private func report(_ more: [String], period: String = "2022") throws -> CommandRun {
        try CommandRun(
            [
                "report", "\(Self.sample)/bao-cao", "--program", "\(Self.sample)/chuong-trinh.xlsx", "--plan",
                "\(Self.sample)/ke-hoach.xlsx", "--received", "\(Self.sample)/danh-sach-nhan.csv", "--period", period,
            ] + more)
    }

    private func values(_ file: URL, sheet: String) throws -> String {
        try CommandRun(["convert", "--as", "values", "--format", "csv", "--sheet", sheet, file.path]).output
    }

    /// The template filled, as last period's report.
    private func old(in folder: URL) throws -> URL {
        let old = folder.appending(path: "cu.xlsx")
        let run = try report(["--template", Self.template, "--signed", "2022-12-16", "--output", old.path])
        #expect(run.exit == 0, "\(run.messages)")
        return old
    }

    @Test("The copy has its markers, can be used, and gives the same report again")
    func learned() throws {
        try withFolder { folder in
            let old = try old(in: folder)
            let copy = folder.appending(path: "ban-sao.xlsx")
            let run = try report(["--learn", old.path, "--output", copy.path])
            #expect(run.exit == 0, "\(run.messages)")
            #expect(run.output.contains("The copy can be used as a template."))
            let text = try values(copy, sheet: "Tổng hợp")
            // Of equal results the programme's order is kept: sorted by result it would be another one.
            for marker in [
                "UBND HUYỆN [[Tên huyện hoa]]", "[[Tên đơn vị]]", "[[Chỉ tiêu giao: Công dân nhập ngũ]]",
                "[[Kết quả: Công dân nhập ngũ]]", "[[Tỷ lệ: Công dân nhập ngũ]]", "[[tổng]]",
                "nhập ngũ [[Kết quả: Công dân nhập ngũ, toàn huyện]]/[[Chỉ tiêu giao: Công dân nhập ngũ, toàn huyện]] đ/c",
                "(bằng chữ: [[đọc số: Kết quả: Kinh phí tặng quà, toàn huyện]])", "[[Ngày ký]]",
                "[[mỗi xã, xếp theo Kết quả: Công dân nhập ngũ giảm dần]][[STT]]",
            ] {
                #expect(text.contains(marker), "\(marker)")
            }
            #expect(!text.contains("Phước Chánh"))
            let cells = try CommandRun(["convert", "--as", "cells", copy.path]).output
            #expect(cells.contains("\"formula\":\"SUM(D8:D8)\""))
            #expect(try values(copy, sheet: "Đề xuất").contains("Tổng hợp,E8,"))
            #expect(try ExternalPackage.faults(of: copy) == "")
            let check = try CommandRun(["check-template", copy.path, "--program", "\(Self.sample)/chuong-trinh.xlsx"])
            #expect(check.exit == 0, "\(check.output)")

            let again = folder.appending(path: "lai.xlsx")
            let refilled = try report(["--template", copy.path, "--signed", "2022-12-16", "--output", again.path])
            #expect(refilled.exit == 0, "\(refilled.messages)")
            #expect(try values(again, sheet: "Tổng hợp") == values(old, sheet: "Tổng hợp"))
        }
    }

    @Test("Without the submissions names, days and quotas are proposed; no result is, though all equal the quotas")
    func withoutSubmissions() throws {
        try withFolder { folder in
            let old = try old(in: folder)
            let copy = folder.appending(path: "ban-sao.xlsx")
            let run = try CommandRun([
                "report", "\(Self.sample)/bao-cao/chi-cuc-thong-ke.xlsx", "--program",
                "\(Self.sample)/chuong-trinh.xlsx", "--plan", "\(Self.sample)/ke-hoach.xlsx", "--period", "2022",
                "--learn", old.path, "--output", copy.path,
            ])
            #expect(run.exit == 0, "\(run.messages)")
            let text = try values(copy, sheet: "Tổng hợp")
            #expect(text.contains("[[Tên huyện hoa]]"))
            #expect(text.contains("[[Chỉ tiêu giao: Công dân nhập ngũ]],\"[[ghi chú: chưa nhận ra, số cũ 8]]\","))
            #expect(!text.contains("[[Kết quả"))
        }
    }

    @Test("Nothing is written over; one of two is chosen; a signed report is refused")
    func refused() throws {
        try withFolder { folder in
            let old = try old(in: folder)
            let before = try Data(contentsOf: old)
            #expect(try report(["--learn", old.path, "--output", old.path]).exit == 73)
            #expect(try Data(contentsOf: old) == before)
            let copy = folder.appending(path: "x.xlsx")
            #expect(try report(["--learn", old.path, "--template", old.path, "--output", copy.path]).exit == 64)
            #expect(try report(["--output", copy.path]).exit == 64)
            let signed = try report(
                ["--learn", "Tests/CommandTests/Templates/co-chu-ky.xlsx", "--output", copy.path])
            #expect(
                signed.exit == 65 && signed.messages.contains("TEMPLATE_SIGNED"), "\(signed.exit) \(signed.messages)")
            #expect(!FileManager.default.fileExists(atPath: copy.path))
        }
    }
}
