import Foundation
import Testing

/// `report`: a template filled with the sample district's submissions, complete, as a draft, or not at all.
@Suite struct ReportCommandTests {
    private static let sample = "Samples/phuoc-son-2022"
    private static let template = "Tests/CommandTests/Templates/tong-hop.xlsx"

    private func report(_ template: String, _ output: URL, inputs: [String]? = nil, _ more: [String] = []) throws
        -> CommandRun
    {
        try CommandRun(
            ["report"] + (inputs ?? ["\(Self.sample)/bao-cao"])
                + [
                    "--program", "\(Self.sample)/chuong-trinh.xlsx", "--plan", "\(Self.sample)/ke-hoach.xlsx",
                    "--received", "\(Self.sample)/danh-sach-nhan.csv", "--period", "2022", "--template", template,
                    "--output", output.path,
                ] + more)
    }

    /// The submissions without those of one commune.
    private func submissions(without name: String) throws -> [String] {
        let folder = CommandRun.root.appending(path: "\(Self.sample)/bao-cao")
        let all = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let kept = all.filter { !"/\($0)".contains(name) }
        #expect(kept.count < all.count)
        return kept.map { "\(Self.sample)/bao-cao/\($0)" }
    }

    private func values(_ file: URL, sheet: String) throws -> String {
        try CommandRun(["convert", "--as", "values", "--format", "csv", "--sheet", sheet, file.path]).output
    }

    @Test("A template is filled: twelve rows, a total over all, sentences, nothing left of markers")
    func filled() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let run = try report(Self.template, output, ["--signed", "2022-12-16"])
            #expect(run.exit == 0, "\(run.messages)")
            let text = try values(output, sheet: "Tổng hợp")
            #expect(text.contains("Vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao."))
            #expect(text.contains("trị giá 33.000.000đ (bằng chữ: Ba mươi ba triệu đồng)."))
            #expect(text.contains("Phước Sơn, ngày 16 tháng 12 năm 2022"))
            #expect(text.contains("UBND HUYỆN PHƯỚC SƠN"))
            #expect(!text.contains("[[") && !text.contains("{{"))
            let cells = try CommandRun(["convert", "--as", "cells", output.path]).output
            #expect(cells.contains("\"formula\":\"SUM(D8:D19)\""))
            #expect(cells.contains("\"formula\":\"D20-E20\""))
            #expect(try ExternalPackage.faults(of: output) == "")
        }
    }

    @Test(
        "Without a commune's report: named, exit 1 and no file; with --draft a report that says so and lists what is missing"
    )
    func draft() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let inputs = try submissions(without: "xa-phuoc-chanh")
            let run = try report(Self.template, output, inputs: inputs)
            #expect(run.exit == 1, "\(run.messages)")
            #expect(run.output.contains("Xã Phước Chánh"))
            #expect(!FileManager.default.fileExists(atPath: output.path))
            let draft = try report(Self.template, output, inputs: inputs, ["--draft"])
            #expect(draft.exit == 0, "\(draft.messages)")
            let text = try values(output, sheet: "Tổng hợp")
            #expect(text.hasPrefix("DỰ THẢO – 11/12 đơn vị (chưa gửi: Xã Phước Chánh)"))
            #expect(try values(output, sheet: "Còn thiếu").contains("Xã Phước Chánh,"))
            #expect(try ExternalPackage.faults(of: output) == "")
        }
    }

    @Test("A commune of which only another body has sent its report is missing all the same")
    func otherBody() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let inputs = try submissions(without: "/xa-phuoc-chanh.xlsx")
            #expect(inputs.contains { $0.contains("khoi-dan-van-xa-phuoc-chanh") })
            let run = try report(Self.template, output, inputs: inputs)
            #expect(run.exit == 1, "\(run.messages)")
            #expect(run.output.contains("Not sent (1/12 units): Xã Phước Chánh"))
        }
    }

    @Test("All faults of a template at once, with their cells, and no file")
    func faults() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let faulty = try report("Tests/CommandTests/Templates/mau-sai.xlsx", output)
            #expect(faulty.exit == 1)
            for cell in ["A1", "B1", "C1", "D1", "B3", "C3", "D5", "E5", "A7", "K7:K8"] {
                #expect(faulty.messages.contains("Mẫu sai!\(cell)"), "\(cell): \(faulty.messages)")
            }
            let signed = try report("Tests/CommandTests/Templates/co-chu-ky.xlsx", output)
            #expect(signed.exit == 1 && signed.messages.contains("TEMPLATE_SIGNED"))
            let locked = try report("Tests/CommandTests/Templates/co-mat-khau.xlsx", output)
            #expect(locked.exit == 65 && locked.messages.contains("FILE_ENCRYPTED"))
            #expect(!FileManager.default.fileExists(atPath: output.path))
        }
    }

    @Test("Rows that refer to those of another loop mean the same commune in it, on another sheet, above and below")
    func parallelLoops() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let run = try report("Tests/CommandTests/Templates/song-song.xlsx", output)
            #expect(run.exit == 0, "\(run.messages)")
            let cells = try CommandRun(["convert", "--as", "cells", output.path]).output
            // Row 15 of 4 to 15 is the twelfth commune's; the second loop of the first sheet begins in row 19.
            for formula in [
                "'Biểu 02'!C4", "'Biểu 02'!C10", "'Biểu 02'!C15", "'Biểu 01'!C15", "C19", "C25", "C30", "C4", "C15",
            ] {
                #expect(cells.contains("\"formula\":\"\(formula)\""), "\(formula)")
            }
            #expect(cells.contains("\"formula\":\"C15/SUM('Biểu 01'!C$4:C$15)\""))
            // Each sheet's column D adds up to what the other's column C does.
            #expect(cells.matches(of: #/"ref":"D16","type":"number","value":47,"formula":"SUM\(D4:D15\)"/#).count == 2)
            #expect(!cells.contains("'Biểu 02'!C16") && !cells.contains("'Biểu 01'!C16"))
        }
    }

    @Test("Markers in chart titles and page footers are told, and never printed into a report")
    func outsideCells() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let run = try report("Tests/CommandTests/Templates/ngoai-o.xlsx", output)
            #expect(run.exit == 1)
            #expect(run.messages.contains("“Giao quân [[Kỳ báo cáo]]” stands in a chart"))
            #expect(run.messages.contains("Kỳ {{Kỳ}}” stands in the header or footer of pages"))
            #expect(!FileManager.default.fileExists(atPath: output.path))
        }
    }

    @Test("No input is written over, and a day of signing is a day")
    func usage() throws {
        try withFolder { folder in
            let copy = folder.appending(path: "mau.xlsx")
            try FileManager.default.copyItem(at: CommandRun.root.appending(path: Self.template), to: copy)
            let before = try Data(contentsOf: copy)
            #expect(try report(copy.path, copy).exit == 73)
            #expect(try Data(contentsOf: copy) == before)
            #expect(try report(copy.path, folder.appending(path: "x.xlsx"), ["--signed", "hôm nay"]).exit == 64)
        }
    }

    @Test("Where it comes from: properties, a hidden sheet of files with their SHA-256, notes with each figure's cell")
    func provenance() throws {
        try withFolder { folder in
            let output = folder.appending(path: "bao-cao.xlsx")
            let run = try report(Self.template, output, ["--notes"])
            #expect(run.exit == 0, "\(run.messages)")
            let sheet = try values(output, sheet: "Nguồn số liệu")
            let sum = try CommandRun(
                URL(filePath: "/usr/bin/sha256sum"), ["\(Self.sample)/bao-cao/xa-phuoc-chanh.xlsx"]
            ).output.prefix(64)
            #expect(sum.count == 64)
            #expect(sheet.contains("xa-phuoc-chanh.xlsx,\(sum)"))
            let properties = try CommandRun(
                URL(filePath: "/usr/bin/unzip"), ["-p", output.path, "docProps/custom.xml"]
            ).output
            #expect(properties.contains("DoiSoat – Kỳ báo cáo") && properties.contains(String(sum)))
            let cells = try CommandRun(["convert", "--as", "cells", output.path]).output
            #expect(cells.contains("\"name\":\"Nguồn số liệu\",\"index\":1,\"state\":\"hidden\""))
            #expect(cells.contains("ban-chqs-huyen.xlsx › Biểu 01-QS!E23: 5"))
            #expect(try ExternalPackage.faults(of: output) == "")
        }
    }
}

/// The package checker that stands beside the project where there is one.
enum ExternalPackage {
    static func faults(of file: URL) throws -> String {
        let program = CommandRun.root.deletingLastPathComponent().appending(path: "shared/tools/check-xlsx")
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return "" }
        let run = try CommandRun(program, [file.path])
        return run.exit == 0 ? "" : run.output + run.messages
    }
}
