import Domain
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@testable import Templates

/// What is written between brackets, and what it means.
@Suite struct MarkerTests {
    private static func markers() throws -> MarkerParser {
        let office = try Office()
        return MarkerParser(directory: NameDirectory(office.declaration), day: office.day)
    }

    // MARK: Brackets

    static let pieces: [(text: String, pieces: [TextPiece])] = [
        ("Tổng cộng", [.text("Tổng cộng")]),
        ("[[Kết quả]]", [.marker(inside: "Kết quả", written: "[[Kết quả]]")]),
        ("{{Kết quả}}", [.marker(inside: "Kết quả", written: "{{Kết quả}}")]),
        ("［［Kết quả］］", [.marker(inside: "Kết quả", written: "［［Kết quả］］")]),
        (
            "a [[b]]/[[c]] d",
            [
                .text("a "), .marker(inside: "b", written: "[[b]]"), .text("/"),
                .marker(inside: "c", written: "[[c]]"), .text(" d"),
            ]
        ),
        ("[[  Kết \u{A0} quả ]]", [.marker(inside: "Kết quả", written: "[[  Kết \u{A0} quả ]]")]),
        ("[[“Kết quả”]]", [.marker(inside: "Kết quả", written: "[[“Kết quả”]]")]),
        ("[['Kết quả…']]", [.marker(inside: "Kết quả", written: "[['Kết quả…']]")]),
        ("[[Ke\u{302}\u{301}t qu\u{309}a]]", [.marker(inside: "Kết qủa", written: "[[Ke\u{302}\u{301}t qu\u{309}a]]")]),
        ("[[Kết quả]", [.broken("[[Kết quả]")]),
        ("[[a [[b]]", [.broken("[[a "), .marker(inside: "b", written: "[[b]]")]),
        ("x [Kết quả]] y", [.text("x "), .broken("[Kết quả]]"), .text(" y")]),
        ("[a] {b}", [.text("[a] {b}")]),
    ]

    @Test(arguments: pieces)
    func bracket(_ item: (text: String, pieces: [TextPiece])) {
        #expect(MarkerScanner.pieces(of: item.text) == item.pieces)
    }

    // MARK: Plain names

    static let plain: [(text: String, name: PlainName)] = [
        ("Kỳ báo cáo", .period), ("ky bao cao", .period), ("KỲ BÁO CÁO", .period), ("Kì báo cáo", .period),
        ("Ngày ký", .signingDay), ("ngay ky", .signingDay), ("Tên huyện", .wholeName), ("ten xa", .unitName),
        ("Tên đơn vị", .unitFullName), ("STT", .number), ("tt", .number), ("Đơn vị tính", .measure), ("dvt", .measure),
        ("Tên chỉ tiêu con", .indicatorName), ("Tên vùng", .groupName), ("Năm", .year), ("Quý", .quarter),
    ]

    @Test(arguments: plain)
    func plainName(_ item: (text: String, name: PlainName)) throws {
        #expect(try Self.markers().marker(item.text) == .value(TemplateValue(.plain(item.name))))
    }

    static let forms: [(text: String, name: PlainName, upper: Bool, style: NumberStyle)] = [
        ("Tên huyện hoa", .wholeName, true, .arabic), ("ten huyen hoa", .wholeName, true, .arabic),
        ("Tên huyện, viết hoa", .wholeName, true, .arabic), ("STT La Mã", .number, false, .roman),
        ("stt la ma", .number, false, .roman), ("STT chữ", .number, false, .letter),
        ("STT chữ hoa", .number, true, .letter), ("STT nhiều cấp", .number, false, .path),
    ]

    @Test(arguments: forms)
    func form(_ item: (text: String, name: PlainName, upper: Bool, style: NumberStyle)) throws {
        var form = ValueForm()
        form.isUpperCase = item.upper
        form.numbering = item.style
        #expect(try Self.markers().marker(item.text) == .value(TemplateValue(.plain(item.name), form: form)))
    }

    // MARK: Figures

    private static let chanh = FigureRequest.UnitChoice.unit(OrganizationID(code: "2"))
    private static let enlisted = FigureRequest.IndicatorChoice.code("nhap-ngu")

    static let figures: [(text: String, request: FigureRequest)] = [
        ("Kết quả", FigureRequest(.stage(.result))), ("ket qua", FigureRequest(.stage(.result))),
        ("KẾT QUẢ", FigureRequest(.stage(.result))), ("Thực hiện", FigureRequest(.stage(.result))),
        ("Chỉ tiêu giao", FigureRequest(.stage(.plan))), ("Kế hoạch", FigureRequest(.stage(.plan))),
        ("Tỉ lệ", FigureRequest(.rate)), ("ty le", FigureRequest(.rate)), ("Đăng ký", FigureRequest(.stage(.pledge))),
        ("Còn lại", FigureRequest(.remaining)), ("Chênh lệch", FigureRequest(.difference)),
        ("So cùng kỳ", FigureRequest(.growth)),
        ("Công dân nhập ngũ", FigureRequest(.stage(.result), indicator: enlisted)),
        ("giao quân", FigureRequest(.stage(.result), indicator: enlisted)),
        ("cong dan nhap ngu", FigureRequest(.stage(.result), indicator: enlisted)),
        ("nhap-ngu", FigureRequest(.stage(.result), indicator: enlisted)),
        (
            "Công dân nhập ngũ › Kết quả › Toàn huyện",
            FigureRequest(.stage(.result), indicator: enlisted, unit: .whole)
        ),
        (
            "Giao quân > Tỷ lệ > P. Kim",
            FigureRequest(.rate, indicator: enlisted, unit: .unit(OrganizationID(code: "3")))
        ),
        ("Kết quả: Giao quân, toàn huyện", FigureRequest(.stage(.result), indicator: enlisted, unit: .whole)),
        ("ket qua: giao quan, xa phuoc chanh", FigureRequest(.stage(.result), indicator: enlisted, unit: chanh)),
        (
            "Kết quả: Giao quân, UBND huyện",
            FigureRequest(.stage(.result), indicator: enlisted, body: .peoplesCommittee)
        ),
        ("Kết quả: Giao quân, Ban CHQS", FigureRequest(.stage(.result), indicator: enlisted, body: .militaryCommand)),
        ("Kết quả, cùng kỳ năm trước", FigureRequest(.stage(.result), period: .sameLastYear)),
        ("Kết quả, lũy kế", FigureRequest(.stage(.result), period: .yearToDate)),
        ("Kết quả, kỳ trước", FigureRequest(.stage(.result), period: .previous)),
        ("Kết quả, năm 2021", FigureRequest(.stage(.result), period: .code("2021"))),
        ("Kết quả, 2022-Q3", FigureRequest(.stage(.result), period: .code("2022-Q3"))),
        (
            "Kết quả: Tuyên truyền, vận động, toàn huyện",
            FigureRequest(.stage(.result), indicator: .code("tv"), unit: .whole)
        ),
        ("Huyện Phước Sơn › Giao quân", FigureRequest(.stage(.result), indicator: enlisted, unit: .whole)),
    ]

    @Test(arguments: figures)
    func figure(_ item: (text: String, request: FigureRequest)) throws {
        #expect(try Self.markers().marker(item.text) == .value(TemplateValue(.figure(item.request))))
    }

    @Test("Ways of writing a figure")
    func writing() throws {
        func form(_ text: String) throws -> ValueForm? {
            if case .value(let value) = try Self.markers().marker(text) { return value.form }
            return nil
        }
        #expect(try form("Kết quả, kèm đơn vị")?.showsMeasure == true)
        #expect(try form("Kết quả, 2 chữ số")?.digits == 2)
        #expect(try form("Tỷ lệ, 1 số lẻ")?.decimals == 1)
        #expect(try form("Kinh phí tặng quà, tính bằng triệu đồng")?.measure == "triệu đồng")
        #expect(try form("Kết quả, nếu thiếu ghi chưa có")?.placeholder == "chưa có")
    }

    // MARK: Loops and instructions

    @Test("Loops with all that may be said of them")
    func loops() throws {
        let parser = try Self.markers()
        func loop(_ text: String) throws -> LoopMarker? {
            if case .loop(let loop) = try parser.marker(text) { return loop }
            return nil
        }
        for text in ["mỗi xã", "moi xa", "MỖI XÃ", "mỗi đơn vị", "mỗi xã, thị trấn"] {
            #expect(try loop(text) == LoopMarker(word: .unit, kind: .unit), "\(text)")
        }
        #expect(try loop("mỗi chỉ tiêu")?.kind == .indicator([]))
        #expect(try loop("mỗi chỉ tiêu, gồm Giao quân; Hộ nghèo")?.kind == .indicator(["nhap-ngu", "ho-ngheo"]))
        #expect(try loop("mỗi cơ quan")?.kind == .body)
        #expect(try loop("mỗi vùng")?.kind == .group(.area))
        #expect(try loop("mỗi loại")?.kind == .group(.kind))
        #expect(try loop("mỗi phần")?.kind == .part)
        #expect(try loop("mỗi xã, 2 dòng")?.count == 2)
        #expect(try loop("mỗi xã theo cột")?.axis == .columns)
        let columns = try #require(try loop("mỗi xã, theo cột, 5 cột, dòng 5:20"))
        #expect((columns.axis, columns.count, columns.band) == (.columns, 5, 4...19))
        #expect(try loop("mỗi xã, cột B:H")?.band == 1...7)
        #expect(try loop("mỗi xã, cột b đến h")?.band == 1...7)
        let sorted = try #require(try loop("moi xa, xep theo ket qua giam dan, chi lay ty le < 100%"))
        #expect(sorted.order == [TemplateOrder(.figure(FigureRequest(.stage(.result))), isDescending: true)])
        #expect(sorted.filter == [.compares(FigureRequest(.rate), .less, 1)])
        #expect(try loop("mỗi xã, xếp theo tên")?.order == [TemplateOrder(.name)])
    }

    static let conditions: [(text: String, condition: TemplateCondition)] = [
        ("Tỷ lệ < 100%", .compares(FigureRequest(.rate), .less, 1)),
        ("Tỷ lệ<100%", .compares(FigureRequest(.rate), .less, 1)),
        ("ty le duoi 100%", .compares(FigureRequest(.rate), .less, 1)),
        ("Tỷ lệ từ 100% trở lên", .compares(FigureRequest(.rate), .greaterOrEqual, 1)),
        ("Kết quả ≥ 1.500", .compares(FigureRequest(.stage(.result)), .greaterOrEqual, 1500)),
        ("Kết quả <> 0", .compares(FigureRequest(.stage(.result)), .different, 0)),
        (
            "Giao quân > Kết quả > 5",
            .compares(FigureRequest(.stage(.result), indicator: .code("nhap-ngu")), .greater, 5)
        ),
        ("Kết quả chưa có số liệu", .lacks(FigureRequest(.stage(.result)))),
        ("Kết quả có số liệu", .has(FigureRequest(.stage(.result)))),
        ("chưa báo cáo", .hasNotReported), ("đã báo cáo", .hasReported), ("thị trấn", .isKind(.township)),
    ]

    @Test(arguments: conditions)
    func condition(_ item: (text: String, condition: TemplateCondition)) throws {
        #expect(try Self.markers().marker("nếu \(item.text)") == .condition(item.condition))
    }

    @Test("Instructions")
    func instructions() throws {
        let parser = try Self.markers()
        #expect(try parser.marker("ghi chú: gửi trước ngày 20, nhé") == .comment)
        #expect(try parser.marker("hết xã") == .end(.unit))
        #expect(try parser.marker("nếu rỗng: Không phát sinh") == .empty("Không phát sinh"))
        #expect(try parser.marker("chi tieu: giao quan") == .indicator("nhap-ngu"))
        #expect(try parser.marker("đơn vị: P. Kim") == .unit(OrganizationID(code: "3")))
        #expect(try parser.marker("tổng") == .total(of: nil, nil, form: ValueForm()))
        #expect(try parser.marker("cộng vùng") == .total(of: .area, nil, form: ValueForm()))
        let rate = TemplateValue(.figure(FigureRequest(.rate)))
        #expect(try parser.marker("tổng Tỷ lệ") == .total(of: nil, rate, form: ValueForm()))
        #expect(try parser.marker("cộng vùng: Tỷ lệ") == .total(of: .area, rate, form: ValueForm()))
        // A name of the programme that begins like a total.
        let homes = TemplateValue(.figure(FigureRequest(.stage(.result), indicator: .code("ho"))))
        #expect(try parser.marker("Tổng số hộ") == .value(homes))
        let short = ListRequest(filter: [.compares(FigureRequest(.rate), .less, 1)])
        #expect(try parser.marker("danh sách xã, chỉ lấy Tỷ lệ < 100%") == .value(TemplateValue(.list(short))))
        #expect(try parser.marker("số xã, chỉ lấy Tỷ lệ < 100%") == .value(TemplateValue(.count(short))))
        let silent = TemplateValue(.list(ListRequest(filter: [.hasNotReported])))
        #expect(try parser.marker("đơn vị chưa báo cáo") == .value(silent))
        let words = FigureRequest(.stage(.result), indicator: .code("tien"))
        #expect(try parser.marker("đọc số: Kinh phí tặng quà") == .value(TemplateValue(.words(words))))
    }

    // MARK: Faults

    static let unknown: [(text: String, name: String, nearest: String)] = [
        ("Kỳ báo các", "Kỳ báo các", "Kỳ báo cáo"), ("Kêt qua rr", "Kêt qua rr", "Kết quả"),
        ("Kết quả: giao quânn", "giao quânn", "Công dân nhập ngũ"), ("nhập ngũ", "nhập ngũ", "Công dân nhập ngũ"),
        ("mỗi sã", "sã", "mỗi xã"), ("chỉ tiêu: Hộ nghềo khó", "Hộ nghềo khó", ""),
        ("Kết quả: Giao quân, Phước Chánk", "Phước Chánk", "Xã Phước Chánh"),
        ("mỗi xã, xếp thao Kết quả", "xếp thao Kết quả", "xếp theo"),
        ("Kết quả, kèm đơn vj", "kèm đơn vj", "kèm đơn vị"),
    ]

    @Test(arguments: unknown)
    func unknownName(_ item: (text: String, name: String, nearest: String)) throws {
        let parser = try Self.markers()
        do throws(MarkerFault) {
            _ = try parser.marker(item.text)
            Issue.record("accepted")
        } catch {
            guard case .unknownName(let name, let near) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(name == item.name)
            let candidates = near.isEmpty ? parser.nearest(to: name) : near
            #expect(item.nearest.isEmpty || candidates.contains(item.nearest), "\(candidates)")
        }
    }

    static let contradictions = [
        "mỗi xã, theo dòng, theo cột", "mỗi xã, 2 dòng, 3 dòng", "Kết quả: Giao quân, Hộ nghèo", "Kết quả › Tỷ lệ",
        "Kết quả: Giao quân, Phước Kim, Phước Lộc", "Tên xã: Giao quân", "mỗi xã, dòng 5:20",
    ]

    @Test(arguments: contradictions)
    func contradiction(_ text: String) throws {
        let parser = try Self.markers()
        do throws(MarkerFault) {
            Issue.record("accepted: \(try parser.marker(text))")
        } catch {
            guard case .contradiction = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    static let malformed = ["Phước Kim", "nếu Tỷ lệ", "nếu Tỷ lệ < nhiều", "mỗi xã, 0 dòng", "mỗi xã, gồm Giao quân"]

    @Test(arguments: malformed)
    func wrongSyntax(_ text: String) throws {
        let parser = try Self.markers()
        do throws(MarkerFault) {
            Issue.record("accepted: \(try parser.marker(text))")
        } catch {
            guard case .syntax = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
