import Foundation
import Testing

/// `check-template --fields`: the workbook of names to copy from.
@Suite struct TemplateCommandTests {
    private static let program = ["--program", "Samples/phuoc-son-2022/chuong-trinh.xlsx"]
    private static let template = "Tests/CommandTests/Templates/tong-hop.xlsx"

    @Test("Every name that is offered can be used: a template of all of them has no unknown name")
    func fields() throws {
        try withFolder { folder in
            let fields = folder.appending(path: "danh-muc.xlsx").path
            let run = try CommandRun(
                ["check-template", "--lang", "vi", Self.template] + Self.program + ["--fields", fields])
            #expect(run.exit == 0, "\(run.messages)")
            let rows = try CommandRun(["convert", "--as", "values", "--format", "csv", fields]).output
            #expect(rows.contains("Nhóm,Chép vào mẫu,Nghĩa"))
            #expect(rows.contains("[[Công dân nhập ngũ › Kết quả]]"))
            #expect(rows.contains("[[đơn vị: Xã Phước Chánh]]"))
            #expect(rows.contains("[[mỗi xã, xếp theo Kết quả giảm dần, chỉ lấy Tỷ lệ < 100%]]"))
            // The list of names is a workbook of markers itself; only loops may contradict each other in it.
            let again = try CommandRun(["check-template", "--format", "json", fields] + Self.program)
            let faults = try #require(
                (JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])?["faults"]
                    as? [[String: Any]])
            let codes: Set = [
                "TEMPLATE_NAME_UNKNOWN", "TEMPLATE_NAME_AMBIGUOUS", "TEMPLATE_MARKER_SYNTAX", "TEMPLATE_MARKER_BROKEN",
            ]
            let wrong = faults.filter { codes.contains($0["code"] as? String ?? "") }.compactMap {
                $0["text"] as? String
            }
            // The sample programme declares no areas.
            #expect(wrong.allSatisfy { $0.contains("vùng") }, "\(wrong)")
        }
    }

    @Test("The list of names is written for a faulty template too, and never over an input")
    func faultyTemplate() throws {
        try withFolder { folder in
            let fields = folder.appending(path: "danh-muc.xlsx").path
            let faulty = try CommandRun(
                ["check-template", "Tests/CommandTests/Templates/mau-sai.xlsx"] + Self.program + ["--fields", fields])
            #expect(faulty.exit == 1)
            #expect(FileManager.default.fileExists(atPath: fields))
            let copy = folder.appending(path: "mau.xlsx")
            try FileManager.default.copyItem(at: CommandRun.root.appending(path: Self.template), to: copy)
            let before = try Data(contentsOf: copy)
            let over = try CommandRun(["check-template", copy.path] + Self.program + ["--fields", copy.path])
            #expect(over.exit == 73)
            #expect(try Data(contentsOf: copy) == before)
            let none = folder.appending(path: "khong.xlsx").path
            let unread = try CommandRun(
                ["check-template", "Tests/CommandTests/Templates/co-mat-khau.xlsx"] + Self.program + ["--fields", none])
            #expect(unread.exit == 65)
            #expect(!FileManager.default.fileExists(atPath: none))
        }
    }
}
