internal import Domain
public import Findings
public import Mapping

/// All that a template for a programme may ask for, to copy from: the words of the language, then the programme's names.
///
/// ```swift
/// for field in FieldCatalogue(declaration).fields { print(field.marker, field.meaning.vi) }
/// ```
public struct FieldCatalogue: Sendable {
    /// A marker to copy.
    public struct Field: Sendable, Hashable {
        /// What kind of thing it is.
        public var group: LocalizedText
        /// The marker, with its brackets.
        public var marker: String
        /// What it means.
        public var meaning: LocalizedText
    }

    /// The markers, in groups.
    public let fields: [Field]

    /// Lists the markers of a programme.
    ///
    /// - Complexity: O(units + indicators).
    public init(_ declaration: ProgramDeclaration) {
        fields = Self.language + Self.indicators(declaration) + Self.units(declaration)
    }

    private static let language: [Field] = {
        let values = LocalizedText(vi: "Giá trị", en: "Values")
        let figures = LocalizedText(vi: "Số liệu", en: "Figures")
        var fields: [Field] = []
        for entry in Vocabulary.entries {
            switch entry.word {
            case .plain: fields.append(Field(group: values, marker: "[[\(entry.name)]]", meaning: entry.meaning))
            case .field: fields.append(Field(group: figures, marker: "[[\(entry.name)]]", meaning: entry.meaning))
            case .whole, .period:
                fields.append(Field(group: figures, marker: "[[Kết quả, \(entry.name)]]", meaning: entry.meaning))
            }
        }
        return fields + rows + forms
    }()

    private static func field(_ group: LocalizedText, _ marker: String, _ vi: String, _ en: String) -> Field {
        Field(group: group, marker: "[[\(marker)]]", meaning: LocalizedText(vi: vi, en: en))
    }

    private static let rows: [Field] = {
        let group = LocalizedText(vi: "Lặp và tổng", en: "Loops and totals")
        return [
            field(group, "mỗi xã", "lặp dòng này cho mỗi đơn vị", "the row again for each unit"),
            field(group, "mỗi xã, 2 dòng", "lặp hai dòng mẫu cho mỗi đơn vị", "two sample rows for each unit"),
            field(
                group, "mỗi xã, xếp theo Kết quả giảm dần, chỉ lấy Tỷ lệ < 100%", "xếp thứ tự và chọn đơn vị",
                "in an order, some units only"),
            field(group, "mỗi xã, theo cột", "lặp cột cho mỗi đơn vị", "columns for each unit"),
            field(group, "mỗi chỉ tiêu", "lặp cho mỗi chỉ tiêu", "for each indicator"),
            field(group, "mỗi phần", "lặp cho mỗi phần của chỉ tiêu (trong đó)", "for each part of the indicator"),
            field(group, "mỗi cơ quan", "lặp cho mỗi cơ quan báo cáo", "for each reporting body"),
            field(
                group, "mỗi vùng", "lặp cho mỗi vùng; bên trong có [[mỗi xã]]", "for each area, with [[mỗi xã]] within"),
            field(group, "mỗi loại", "lặp cho mỗi loại đơn vị", "for each type of unit"),
            field(group, "cộng vùng", "cộng các đơn vị của vùng", "the units of the area together"),
            field(group, "tổng", "tổng của cột trong vòng lặp", "the total of the column in the loop"),
            field(group, "hết xã", "vòng lặp mỗi xã hết ở dòng này", "the loop ends with this row"),
            field(
                group, "nếu Tỷ lệ < 100%", "dòng chỉ giữ lại khi đúng điều kiện", "the row stays only where this holds"),
            field(
                group, "nếu rỗng: Không phát sinh", "chữ ghi khi vòng lặp không có dòng nào",
                "the words where the loop has no rows"),
        ]
    }()

    private static let forms: [Field] = {
        let group = LocalizedText(vi: "Câu và cách viết", en: "Sentences and ways of writing")
        return [
            field(group, "đọc số: Kết quả", "số viết bằng chữ", "the number in words"),
            field(group, "Kết quả, kèm đơn vị", "số kèm đơn vị tính: 1,5 ha", "with its unit of measure: 1,5 ha"),
            field(group, "Kết quả, tính bằng triệu đồng", "đổi sang đơn vị tính khác", "in another unit of measure"),
            field(group, "Kết quả, 2 chữ số", "đủ hai chữ số: 02", "two digits at least: 02"),
            field(group, "Tỷ lệ, 2 số lẻ", "đủ hai số lẻ", "two decimals"),
            field(group, "Tên huyện hoa", "viết hoa", "in capitals"),
            field(group, "STT La Mã", "I, II, III", "I, II, III"),
            field(group, "STT chữ", "a, b, c", "a, b, c"),
            field(group, "STT nhiều cấp", "1.2", "1.2"),
            field(
                group, "danh sách xã, chỉ lấy Tỷ lệ < 100%", "tên các đơn vị trong một câu",
                "the names of units in a sentence"),
            field(group, "số xã, chỉ lấy Tỷ lệ >= 100%", "có bao nhiêu đơn vị", "how many units"),
            field(group, "đơn vị chưa báo cáo", "tên các đơn vị chưa báo cáo", "the units that have not reported"),
            field(group, "ghi chú: …", "lời nhắn cho người soạn, sẽ được bỏ", "a remark for the author, taken out"),
        ]
    }()

    private static func indicators(_ declaration: ProgramDeclaration) -> [Field] {
        let group = LocalizedText(vi: "Chỉ tiêu", en: "Indicators")
        return declaration.program.indicators.indicators.flatMap { indicator in
            let measure = indicator.unit.map { " (\($0))" } ?? ""
            return [
                field(
                    group, "\(indicator.name) › Kết quả", "kết quả của “\(indicator.name)”\(measure)",
                    "the result of “\(indicator.name)”\(measure)"),
                field(
                    group, "chỉ tiêu: \(indicator.name)", "các số liệu quanh ô này là của “\(indicator.name)”",
                    "figures around are of “\(indicator.name)”"),
            ]
        }
    }

    private static func units(_ declaration: ProgramDeclaration) -> [Field] {
        let group = LocalizedText(vi: "Đơn vị", en: "Units")
        let program = declaration.program
        let day = program.year.flatMap { Period(code: "\($0)") }?.days.upperBound
        let units =
            day.map { program.units(at: $0) }
            ?? program.organizations.organizations.filter {
                program.organization == nil || $0.parent == program.organization
            }
        return units.map { unit in
            field(
                group, "đơn vị: \(unit.name)", "các số liệu quanh ô này là của \(unit.name)",
                "figures around are of \(unit.name)")
        }
    }
}
