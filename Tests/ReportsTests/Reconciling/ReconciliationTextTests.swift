import Findings
import Foundation
import Testing
import VietnameseText

@testable import Domain
@testable import Reconciliation
@testable import Reports

/// What a person at a terminal reads, and the reminders to paste.
@Suite struct ReconciliationTextTests {
    @Test("The table is aligned, the gravest findings cite both sides, the files are named")
    func vietnamese() throws {
        let text = ReconciliationText.render(
            try Reconciled.report(), files: [(.page, "ket-qua-2022/index.html"), (.copies, "ket-qua-2022/tra-lai")],
            in: .vietnamese)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "Đối chiếu số liệu: Chương trình phối hợp 2022 – năm 2022")
        #expect(lines[1].hasPrefix("Phải gửi 3 · Đã gửi 2 · Đúng hạn 1 · Lỗi "))
        let table = try #require(lines.firstIndex { $0.hasPrefix("Đơn vị") })
        #expect(
            Array(lines[table...].prefix(6)) == [
                "Đơn vị          Biểu     Trạng thái          Lần  Lỗi  Cảnh báo",
                "──────────────  ───────  ──────────────────  ───  ───  ────────",
                "xã Phước Chánh  bieu-01  ✔ Đã gửi              2    1         0",
                "xã Phước Kim    bieu-01  ▲ Gửi muộn            1    1         0",
                "xã Phước Lộc    bieu-01  ✖ Chưa gửi            –    –         –",
                "xã Phước Công   bieu-01  – Không thuộc diện    –    –         –",
            ])
        #expect(text.contains("    → PhuocChanh.xlsx › Biểu 01 › F17 = “5”\n    ⇄ PhuocChanh.xlsx › Biểu 01 › F5:F8"))
        #expect(text.contains("⇄ ke-hoach.xlsx › Giao quân › D19 = “4”"))
        #expect(text.contains("\nBản đánh dấu để trả lại  ket-qua-2022/tra-lai\n"))
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test("In English")
    func english() throws {
        let text = ReconciliationText.render(try Reconciled.report(), in: .english)
        #expect(text.hasPrefix("Reconciliation: Chương trình phối hợp 2022 – 2022\nExpected 3 · Received 2 · On time"))
        #expect(text.contains("✖ Not sent") && text.contains("Error · xã Phước Chánh · Thanh niên nhập ngũ"))
    }

    @Test("Characters that steer a terminal are left out")
    func steering() throws {
        let text = ReconciliationText.render(try Reconciled.report(sheet: "a\u{1B}[2J\u{202E}b"), in: .vietnamese)
        #expect(text.contains("PhuocChanh.xlsx › a [2J b › F17"))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }

    @Test("Ten findings are told, and how many there are; long lines are broken")
    func many() throws {
        let words = LocalizedText(vi: String(repeating: "chữ ", count: 50), en: "word")
        let findings = (0..<25).map { number in
            TrackedFinding(
                Finding(Problem.Code(rawValue: "X"), number == 24 ? .error : .warning, words, evidence: []),
                id: "\(number)")
        }
        let text = ReconciliationText.render(try Reconciled.report(findings), in: .vietnamese)
        #expect(text.contains("10 phát hiện đáng chú ý nhất trên 25\n 1. ✖ Lỗi\n"))
        #expect(text.contains("\n10. ▲ Cảnh báo\n") && !text.contains("11."))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("A reminder for each unit that is late or missing, none for the others")
    func reminders() throws {
        let text = ReminderText.render(try Reconciled.report())
        #expect(
            text == """
                ĐÔN ĐỐC BÁO CÁO – Chương trình phối hợp 2022 – kỳ năm 2022
                2 đơn vị; mỗi phần dưới đây là một tin nhắn riêng.

                ────────────────────────────────────────

                Kính gửi: UBND xã Phước Kim

                Báo cáo kỳ năm 2022 của đơn vị đã nhận được sau thời hạn:
                - Biểu 01 Kết quả giao quân, hạn gửi ngày 18/10/2022, nhận ngày 20/10/2022 lúc 16:30.
                Đề nghị đơn vị gửi đúng hạn trong các kỳ sau.

                Trân trọng./.

                ────────────────────────────────────────

                Kính gửi: UBND xã Phước Lộc

                Đến thời điểm đối chiếu số liệu kỳ năm 2022, Chương trình phối hợp 2022, chúng tôi chưa nhận được:
                - Biểu 01 Kết quả giao quân, hạn gửi ngày 18/10/2022.
                Đề nghị đơn vị gửi sớm để kịp tổng hợp; nếu trong kỳ không phát sinh, đề nghị gửi biểu ghi số 0. \
                Trường hợp đã gửi, đề nghị báo lại để chúng tôi kiểm tra.

                Trân trọng./.

                """)
        #expect(ReminderText.render(try Reconciled.report([])).contains("không có đơn vị nào phải đôn đốc"))
    }

    @Test("A file that could not be read is asked for again")
    func unreadable() throws {
        let reconciler = Reconciler(
            ReconciliationContext(
                program: try Reconciled.program(), period: try #require(Period(code: "2022")),
                receipts: ReceiptBook([Receipt(file: "a/hong.xlsx", organization: OrganizationID(code: "20749"))])))
        let problem = Problem(Problem.Code(rawValue: "ZIP_NOT_A_ZIP"), LocalizedText(vi: "hỏng", en: "broken"))
        let report = reconciler.conclude([reconciler.check(unreadable: "a/hong.xlsx", problem)])
        let text = ReminderText.render(report)
        #expect(text.contains("Kính gửi: UBND xã Phước Lộc\n\nChúng tôi đã nhận nhưng không đọc được tệp của đơn vị"))
        #expect(text.contains("- Biểu 01 Kết quả giao quân, hạn gửi ngày 18/10/2022, tệp hong.xlsx."))
        #expect(ReconciliationText.render(report, in: .vietnamese).contains("✖ Không đọc được"))
    }

    static let addresses: [(name: String, kind: OrganizationKind, address: String)] = [
        ("Xã Phước Chánh", .commune, "UBND xã Phước Chánh"), ("xã Phước Chánh", .commune, "UBND xã Phước Chánh"),
        ("Phước Chánh", .commune, "UBND xã Phước Chánh"), ("TT Khâm Đức", .township, "UBND TT Khâm Đức"),
        ("Thị trấn Khâm Đức", .township, "UBND thị trấn Khâm Đức"), ("Khâm Đức", .township, "UBND thị trấn Khâm Đức"),
    ]

    @Test("Units are addressed with their kind", arguments: addresses)
    func address(name: String, kind: OrganizationKind, address: String) throws {
        let obligation = Obligation(
            form: "bieu-01", period: try #require(Period(code: "2022")),
            organization: Organization(code: "1", name: name, kind: kind), body: .peoplesCommittee, receiver: nil,
            due: nil, isExempt: false, reason: nil)
        #expect(try Reconciled.report([]).address(obligation, in: .vietnamese) == address)
    }
}
