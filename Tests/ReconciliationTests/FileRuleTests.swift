import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Reconciliation

@Suite struct FileRuleTests {
    @Test func cannotOpen() throws {
        var office = try Office()
        office.unreadable = [
            (
                "PhuocKim_T10.xls",
                Problem(
                    Problem.Code(rawValue: "OLD"),
                    LocalizedText(vi: "định dạng .xls cũ", en: "the old .xls format"))
            )
        ]
        office.receipts = [Receipt(file: "PhuocKim_T10.xls", organization: Office.kim)]
        let finding = try office.only("FILE_CANNOT_OPEN")
        #expect(finding.organization == "20746")
        #expect(finding.evidence.map(\.place) == [Place(file: "PhuocKim_T10.xls")])
        #expect(finding.message.vi.contains("Không đọc được tệp PhuocKim_T10.xls: định dạng .xls cũ"))
    }

    @Test func duplicateSubmission() throws {
        var office = try Office()
        for (version, received) in [(1, "2022-10-16"), (2, "2022-10-17")] {
            let file = "lan-\(version).xlsx"
            office.send(file, [office.table([office.figure("nhap-ngu", Office.chanh, 5, at: "F12", file: file)])]) {
                $0.contentHash = 412
            }
            office.receipts.append(
                Receipt(file: file, organization: Office.chanh, version: version, day: try day(received)))
        }
        let finding = try office.only("FILE_DUPLICATE_SUBMISSION")
        #expect(finding.severity == .information)
        #expect(finding.evidence.map(\.place.file) == ["lan-2.xlsx", "lan-1.xlsx"])
        #expect(finding.message.vi.contains("lần gửi 1 ngày 16/10/2022"))
        // Another content is a correction.
        office.submissions[1].contentHash = 413
        #expect(office.findings("FILE_DUPLICATE_SUBMISSION").isEmpty)
        // The same content of another unit is none of this kind.
        office.submissions[1].contentHash = 412
        office.receipts[1].organization = Office.kim
        #expect(office.findings("FILE_DUPLICATE_SUBMISSION").isEmpty)
    }

    /// A file that another unit sent later under this one's name takes the place of none.
    @Test func aFileOfAnotherSenderIsNoLaterVersion() throws {
        var office = try Office()
        office.plans = [
            office.figure("nhap-ngu", Office.chanh, 5, at: "D18", file: "ke-hoach.xlsx", stage: .plan)
        ]
        for (file, sender, received) in [
            ("chanh.xlsx", Office.chanh, "2022-10-16"), ("kim.xlsx", Office.kim, "2022-10-17"),
        ] {
            office.send(
                file,
                [
                    office.table(
                        of: Office.chanh,
                        [office.figure("nhap-ngu", Office.chanh, 4, at: "D12", file: file, stage: .plan)])
                ]
            ) {
                $0.senders = [
                    NamedSender(
                        organization: Office.chanh, basis: .titleBlock,
                        place: Place(file: file, sheet: "Biểu 01", cell: "B2"), text: "UBND XÃ PHƯỚC CHÁNH")
                ]
            }
            office.receipts.append(Receipt(file: file, organization: sender, day: try day(received)))
        }
        let own = office.findings("QUOTA_DIFFERS_FROM_PLAN").filter { $0.evidence.first?.place.file == "chanh.xlsx" }
        #expect(own.map(\.cell) == ["D12"])
        // Of one sender the later counts.
        office.receipts[1].organization = Office.chanh
        #expect(office.findings("QUOTA_DIFFERS_FROM_PLAN").map { $0.evidence.first?.place.file } == ["kim.xlsx"])
    }

    @Test func senderMismatch() throws {
        var office = try Office()
        office.send("kim.xlsx", [office.table(of: Office.kim)]) {
            $0.senders = [
                NamedSender(
                    organization: Office.loc, basis: .titleBlock,
                    place: Place(file: "kim.xlsx", sheet: "Biểu 01", cell: "B2"), text: "UBND XÃ PHƯỚC LỘC"),
                NamedSender(
                    organization: Office.kim, basis: .fileName, place: Place(file: "kim.xlsx"), text: "kim.xlsx"),
            ]
        }
        office.receipts = [Receipt(file: "kim.xlsx", organization: Office.kim)]
        let finding = try office.only("FILE_SENDER_MISMATCH")
        #expect(finding.organization == "20746")
        #expect(finding.cell == "B2")
        #expect(finding.message.vi.contains("(xã Phước Lộc) khác đơn vị gửi (xã Phước Kim)"))
        // Without a list of what was received the most trusted name is the sender, and the file's name differs.
        office.receipts = []
        #expect(try office.only("FILE_SENDER_MISMATCH").organization == "20749")
        office.submissions[0].senders.removeFirst()
        #expect(office.findings("FILE_SENDER_MISMATCH").isEmpty)
    }

    @Test func versionUnclear() throws {
        var office = try Office()
        for file in ["mot.xlsx", "hai.xlsx"] {
            office.send(file, office.figure("nhap-ngu", Office.chanh, 5, at: "F12", file: file))
        }
        let finding = try office.only("FILE_VERSION_UNCLEAR")
        #expect(finding.severity == .warning)
        #expect(finding.evidence.first?.place.file == "hai.xlsx")
        // Duplicates are another kind.
        office.submissions[1].contentHash = office.submissions[0].contentHash
        #expect(office.findings("FILE_VERSION_UNCLEAR").isEmpty)
        // A version tells.
        office.submissions[1].contentHash = 99
        office.receipts = [Receipt(file: "hai.xlsx", version: 2)]
        #expect(office.findings("FILE_VERSION_UNCLEAR").isEmpty)
        // A day tells as well.
        office.receipts = [
            Receipt(file: "mot.xlsx", day: try day("2022-10-16")),
            Receipt(file: "hai.xlsx", day: try day("2022-10-17")),
        ]
        #expect(office.findings("FILE_VERSION_UNCLEAR").isEmpty)
    }
}
