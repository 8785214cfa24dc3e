internal import Domain
internal import VietnameseText

/// What was done to a text, in the words of officials; the record's readers know no dotted names.
enum NormalisationWords {
    /// The words for a name; a name that is not listed stays as it is.
    static func words(_ name: String) -> String { table[name] ?? name }

    /// What a text was read as: the kind of nothing in words, a decimal number with a comma.
    static func value(_ text: String) -> String {
        if let missing = MissingFigure(rawValue: text) { return missing.words }
        let digits = text.drop { $0 == "-" }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isDecimal = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }
        return isDecimal ? "\(text.hasPrefix("-") ? "-" : "")\(parts[0]),\(parts[1])" : text
    }

    private static let table: [String: String] = [
        "text.nfc": "chữ tổ hợp (Unicode NFD)", "text.spaces": "khoảng trắng thừa", "text.eth": "chữ Ð thay cho Đ",
        "text.look-alike": "ký tự giống chữ Latinh", "text.tcvn3": "phông TCVN3", "text.vni": "phông VNI",
        "name.case": "chữ hoa, chữ thường", "name.prefix": "bỏ chữ chỉ cơ quan, loại đơn vị",
        "name.type-differs": "loại đơn vị khác danh mục", "name.tone-placement": "chỗ đặt dấu thanh",
        "name.alias": "tên khác đã khai báo", "name.i-y": "i và y", "name.initials": "viết tắt",
        "name.folded": "không dấu",
        "number.as-text": "số gõ dạng chữ", "number.grouping": "dấu tách nhóm ba chữ số",
        "number.decimal-comma": "dấu phẩy thập phân", "number.decimal-point": "dấu chấm thập phân",
        "number.ambiguous-separator": "dấu tách đọc được hai cách", "number.zero-padding": "bỏ số 0 ở đầu",
        "number.exponent": "số mũ", "number.parentheses": "ngoặc đơn là số âm", "number.factor": "nghìn, triệu, tỷ",
        "number.currency": "bỏ chữ “đồng”", "number.unit": "tách đơn vị tính", "number.percent": "dấu phần trăm",
        "number.percent-scale": "cột ghi theo %", "number.approximate": "số ước chừng",
        "number.range": "khoảng hai số", "number.ratio": "đạt/giao", "number.ratio-differs": "tỷ lệ ghi kèm không khớp",
        "number.composite": "hai số đo trong một ô", "number.product": "phép nhân trong ô",
        "number.product-differs": "tích ghi không khớp", "number.remark": "bỏ ghi chú trong ngoặc",
        "number.missing": "ký hiệu không có số", "number.in-words": "số viết bằng chữ", "number.yes-no": "có, không",
        "number.by-neighbours": "theo các số bên cạnh",
        "date.as-text": "ngày gõ dạng chữ", "date.two-digit-year": "năm ghi hai chữ số",
        "date.year-from-context": "năm lấy theo biểu", "date.swapped": "ngày và tháng đổi chỗ",
        "date.serial": "ngày là số thứ tự", "date.numbering-restored": "số thứ tự bị đổi thành ngày",
        "period.label": "tên kỳ", "unit.converted": "đổi đơn vị tính", "unit.synonym": "tên khác của đơn vị tính",
        "unit.called-otherwise": "gọi đơn vị tính khác",
    ]
}

extension MissingFigure {
    /// What a cell says in the figure's place.
    var words: String {
        switch self {
        case .notReported: "chưa báo cáo"
        case .none: "không có"
        case .notApplicable: "không áp dụng"
        case .unavailable: "chưa có số"
        case .notSubmitted: "chưa nộp"
        }
    }
}
