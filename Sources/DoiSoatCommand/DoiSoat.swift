internal import ArgumentParser
internal import Workflows

/// The command `doisoat`.
@main
struct DoiSoat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doisoat",
        abstract: Wording.say(
            "Đọc, sửa sổ tính Excel của cấp xã, cấp huyện để đối soát số liệu.",
            "Reads and edits the Excel workbooks of Vietnamese local government, for reconciliation."),
        discussion: Wording.say(
            "Mã thoát: 0 xong · 1 có phát hiện, mẫu có lỗi hoặc thiếu số liệu · 64 sai cách dùng · 65 có tệp không đọc được hoặc không sửa được · 73 không ghi được kết quả · 70 lỗi của chương trình.",
            "Exit codes: 0 done · 1 findings, faults of a template, or figures missing · 64 usage · 65 an input could not be read or edited · 73 an output could not be written · 70 a defect of ours."
        ),
        version: DoiSoatVersion.number,
        subcommands: [
            ConvertCommand.self, InspectCommand.self, EditCommand.self, CalculateCommand.self, ReconcileCommand.self,
            CheckTemplateCommand.self, ReportCommand.self,
        ])

    @OptionGroup var shared: SharedOptions

    static func main() async {
        LocalTime.settle()
        await main(nil)
    }

    func run() async throws {
        Terminal.writeOutput(
            Wording.say(
                """
                doisoat (đối soát): đọc sổ tính Excel như người xem; tệp đầu vào không bao giờ bị ghi đè.

                  doisoat xem Samples/bao-cao-xa-phuoc-chanh.xlsx
                      xem trong sổ tính có gì: trang, bảng, cột, dòng tổng, phần ẩn
                  doisoat chuyen-doi Samples/ke-hoach-giao-quan-2022.xlsx
                      chuyển các bảng thành JSON
                  doisoat chuyen-doi Samples --as values --output ket-qua.jsonl
                      chuyển cả thư mục, mỗi tệp một dòng
                  doisoat sua Samples/bieu-01-giao-quan-ban-chqs.xlsx --set 'Biểu 01!C13=9' --output bieu-01-moi.xlsx
                      sửa một ô, ghi ra tệp mới; mọi thứ khác giữ nguyên
                  doisoat doi-chieu --help · doisoat bao-cao --help
                      đối soát số liệu các đơn vị gửi; điền mẫu báo cáo của cơ quan (make demo chạy cả hai)

                Cách dùng đầy đủ: doisoat --help · doisoat chuyen-doi --help · doisoat xem --help · doisoat sua --help

                """,
                """
                doisoat (đối soát: to reconcile) reads Excel workbooks as a person sees them, and never overwrites an input.

                  doisoat inspect Samples/bao-cao-xa-phuoc-chanh.xlsx
                      what is in a workbook: sheets, tables, columns, totals, hidden parts
                  doisoat convert Samples/ke-hoach-giao-quan-2022.xlsx
                      its tables as JSON
                  doisoat convert Samples --as values --output results.jsonl
                      a whole folder, one file a line
                  doisoat edit Samples/bieu-01-giao-quan-ban-chqs.xlsx --set 'Biểu 01!C13=9' --output bieu-01-new.xlsx
                      one cell changed in a new file, all else kept
                  doisoat reconcile --help · doisoat report --help
                      submissions held against each other; an office's own report template filled (make demo runs both)

                More: doisoat --help · doisoat convert --help · doisoat inspect --help · doisoat edit --help

                """))
    }
}
