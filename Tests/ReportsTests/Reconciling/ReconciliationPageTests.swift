import Domain
import Findings
import Foundation
import Testing

@testable import Reconciliation
@testable import Reports

/// The page: what it is made of, what it never holds, what can be read of it.
@Suite struct ReconciliationPageTests {
    static func page(
        _ report: ReconciliationReport, copies: [String: String] = [:],
        files: [(output: ReconciliationText.Output, path: String)] = []
    ) throws -> String {
        let progress = try Reconciled.context().progress(of: report)
        var buffer = TextBuffer()
        ReconciliationPage(report, progress: progress, copies: copies, files: files).append(to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test("Tables have captions, column heads and row heads; both languages; both sides of a finding")
    func structure() throws {
        let page = try Self.page(
            try Reconciled.report(), copies: ["bao-cao/PhuocChanh.xlsx": "tra-lai/Phước Chánh.xlsx"],
            files: [(.workbook, "bien-ban-doi-chieu.xlsx")])
        if let path = ProcessInfo.processInfo.environment["PAGE"] {
            try Data(page.utf8).write(to: URL(filePath: path))
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=vi>"))
        let tables = page.components(separatedBy: "<table ").dropFirst()
        #expect(tables.count >= 3)
        for table in tables {
            #expect(table.contains("<caption>") && table.contains("<th scope=col"))
            #expect(table.contains("<th scope=row"))
        }
        #expect(page.contains("<i lang=vi>Chưa gửi</i><i lang=en>Not sent</i>"))
        #expect(page.contains("PhuocChanh.xlsx › Biểu 01 › F17 = “5”"))
        #expect(page.contains("Đối chiếu: </i><i lang=en>Compared: </i>PhuocChanh.xlsx › Biểu 01 › F5:F8"))
        #expect(page.contains("href=\"tra-lai/Ph%C6%B0%E1%BB%9Bc%20Ch%C3%A1nh.xlsx\""))
        #expect(page.contains("href=\"bien-ban-doi-chieu.xlsx\""))
        #expect(!page.contains("<script") && !page.contains("onclick"))
        #expect(page.utf8.count < 100_000)
    }

    @Test("A bar for each unit with a quota, its width told in words too; what is not complete says so")
    func progress() throws {
        let progress = try Reconciled.context().progress(of: try Reconciled.report())
        #expect(progress.map(\.indicator.code) == ["nhap-ngu"])
        #expect(progress[0].units.map(\.organization?.code) == ["20740", "20746", "20749"])
        #expect(progress[0].units.map(\.percent) == [100, 75, nil])
        #expect(progress[0].whole?.result == 8 && progress[0].whole?.quota == 12)
        let page = try Self.page(try Reconciled.report())
        #expect(page.contains("75%<span class=bar aria-hidden=\"true\"><i style=\"width:75%\">"))
        #expect(page.contains("<i lang=vi>66,7%</i><i lang=en>66.7%</i>"))
        #expect(page.contains("Tất cả – mới có 2/3 đơn vị"))
        #expect(page.contains("<i lang=vi>chưa có số</i>"))
    }

    @Test("Whatever a workbook says is text")
    func escaping() throws {
        let evil = "<script>alert('x')</script>\"&"
        var report = try Reconciled.report(sheet: evil)
        report.findings[0].explanation = "</td><img src=x onerror=alert(1)>\u{202E}"
        let page = try Self.page(
            report,
            copies: ["bao-cao/PhuocChanh.xlsx": "javascript:alert(1)", "bao-cao/PhuocKim.xlsx": "//evil.example/x"])
        #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"))
        #expect(page.contains("href=\"javascript%3Aalert%281%29\""))
        #expect(page.contains("href=\"/evil.example/x\""))
    }

    @Test("No address leads out of the folder, nothing is loaded")
    func selfContained() throws {
        let page = try Self.page(try Reconciled.report(), files: [(.findings, "findings.json")])
        for word in ["http:", "https:", "src=", "@import", "url(", "<link", "<iframe"] { #expect(!page.contains(word)) }
        #expect(page.contains("default-src 'none'"))
        let addresses = page.matches(of: #/href="([^"]*)"/#).map { String($0.output.1) }
        #expect(!addresses.isEmpty && addresses.allSatisfy { !$0.contains(":") && !$0.hasPrefix("/") })
    }

    @Test("Text stands out from its ground by 4.5 : 1, lines by 3 : 1; no other colours are used")
    func contrast() throws {
        for pair in PageColors.all {
            #expect(try Self.contrast(pair.text, pair.ground) >= 4.5, "\(pair.name)")
        }
        for color in [PageColors.line, PageColors.bar] { #expect(try Self.contrast(color, "#ffffff") >= 3) }
        // Black on white is 21 : 1, and the grey of the standard's own example just fails.
        #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.001)
        #expect(try Self.contrast("#777777", "#ffffff") < 4.5)
        let known = Set(PageColors.all.flatMap { [$0.text, $0.ground] } + [PageColors.line, PageColors.bar])
        let used = Set(PageStyle.text.matches(of: #/#[0-9a-fA-F]{3,8}\b/#).map { String($0.output) })
        #expect(used.subtracting(known) == [])
        #expect(!PageStyle.text.contains("rgb("))
    }

    /// The contrast of two colours (WCAG 2.2, relative luminance and contrast ratio).
    static func contrast(_ one: String, _ other: String) throws -> Double {
        func luminance(_ color: String) throws -> Double {
            let number = try #require(Int(color.dropFirst(), radix: 16))
            let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part in
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let values = [try luminance(one), try luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test("The page is well-formed", .enabled(if: PythonCheck.hasModules("html.parser"), "python3"))
    func wellFormed() throws {
        let run = try PythonCheck.run(
            """
            import sys
            from html.parser import HTMLParser
            void = {"meta", "input", "br"}
            class Check(HTMLParser):
                stack, ids = [], set()
                def handle_starttag(self, tag, attributes):
                    if tag not in void: self.stack.append(tag)
                    for name, value in attributes:
                        if name == "id":
                            assert value not in self.ids, value
                            self.ids.add(value)
                def handle_endtag(self, tag):
                    assert self.stack and self.stack[-1] == tag, (tag, self.stack, self.getpos())
                    self.stack.pop()
            check = Check()
            check.feed(open(sys.argv[1], encoding="utf-8").read())
            assert not check.stack, check.stack
            """, [], file: Array(try Self.page(try Reconciled.report()).utf8))
        #expect(run.exit == 0, "\(run.output)")
    }

    @Test("Long reports stay short of 1 MB and say what is left out")
    func long() throws {
        let words = LocalizedText(
            vi: String(repeating: "Đề nghị kiểm tra lại số liệu. ", count: 40),
            en: String(repeating: "Check. ", count: 200))
        let evidence = (0..<20).map { cell in
            Evidence(
                place: Place(file: "a.xlsx", sheet: "Biểu", cell: "F\(cell)"),
                raw: String(repeating: "9", count: 3000), header: ["Kết quả"])
        }
        let findings = (0..<5000).map { number in
            TrackedFinding(
                Finding(
                    Problem.Code(rawValue: "ARITH_TOTAL_MISMATCH"), .error, words, organization: "20740",
                    evidence: evidence), id: "\(number)")
        }
        let page = try Self.page(try Reconciled.report(findings))
        #expect(page.utf8.count < 1_000_000)
        let shown = page.components(separatedBy: "✖ <i lang=vi>Lỗi</i>").count - 1
        #expect(shown > 100)
        #expect(page.contains("… và \(5000 - shown) dòng nữa trong biên bản đối chiếu."))
    }

    @Test("3,321 units with some thousand findings: quick, and short of 1 MB")
    func large() throws {
        let report = try Reconciled.large(units: 3321)
        #expect(report.findings.count == 4983)
        var (page, json) = (TextBuffer(), TextBuffer())
        let clock = ContinuousClock()
        let onPage = clock.measure { ReconciliationPage(report).append(to: &page) }
        let onJSON = clock.measure { FindingsJSON.append(report, to: &json) }
        #expect(page.bytes.count < 1_000_000 && json.bytes.count > 1_000_000)
        // A district's page loads on a phone.
        var small = TextBuffer()
        ReconciliationPage(try Reconciled.large(units: 40)).append(to: &small)
        #expect(small.bytes.count < 100_000, "\(small.bytes.count)")
        // Without optimisation on a busy machine; with it, both take less than a tenth.
        #expect(onPage < .seconds(2) && onJSON < .seconds(2), "\(onPage) \(onJSON)")
        if ProcessInfo.processInfo.environment["TIMES"] != nil { print("page \(onPage), findings.json \(onJSON)") }
    }
}
