internal import ArgumentParser
internal import Workflows

/// The command `doisoat`.
@main
struct DoiSoat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doisoat",
        abstract: Wording.say(
            "Đọc sổ tính Excel của cấp xã, cấp huyện và đối soát số liệu.",
            "Reads the Excel workbooks of Vietnamese local government, for reconciliation."),
        discussion: Wording.say(
            "Mã thoát: 0 xong · 64 sai cách dùng · 65 có tệp không đọc được · 73 không ghi được kết quả · 70 lỗi của chương trình.",
            "Exit codes: 0 done · 64 usage · 65 an input could not be read · 73 an output could not be written · 70 a defect of ours."
        ),
        version: "0.1.0",
        subcommands: [ConvertCommand.self, InspectCommand.self, EditCommand.self, CalculateCommand.self])

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        Terminal.writeOutput(
            Wording.say(
                """
                doisoat (đối soát): đọc sổ tính Excel như người xem, không sửa một con số nào.

                  doisoat xem Samples/bao-cao-xa-phuoc-chanh.xlsx
                      xem trong sổ tính có gì: trang, bảng, cột, dòng tổng, phần ẩn
                  doisoat chuyen-doi Samples/ke-hoach-giao-quan-2022.xlsx
                      chuyển các bảng thành JSON
                  doisoat chuyen-doi Samples --as values --output ket-qua.jsonl
                      chuyển cả thư mục, mỗi tệp một dòng

                Cách dùng đầy đủ: doisoat --help · doisoat chuyen-doi --help · doisoat xem --help

                """,
                """
                doisoat (đối soát: to reconcile) reads Excel workbooks as a person sees them and changes no figure.

                  doisoat inspect Samples/bao-cao-xa-phuoc-chanh.xlsx
                      what is in a workbook: sheets, tables, columns, totals, hidden parts
                  doisoat convert Samples/ke-hoach-giao-quan-2022.xlsx
                      its tables as JSON
                  doisoat convert Samples --as values --output results.jsonl
                      a whole folder, one file a line

                More: doisoat --help · doisoat convert --help · doisoat inspect --help

                """))
    }
}
