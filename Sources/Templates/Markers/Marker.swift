internal import Domain

/// A marker as it was read, before it is known where the loops around it end.
enum Marker: Hashable {
    case comment
    case loop(LoopMarker)
    /// `hết xã`.
    case end(LoopWord)
    /// `nếu …`.
    case condition(TemplateCondition)
    /// `nếu rỗng: …`.
    case empty(String)
    /// `chỉ tiêu: …`.
    case indicator(String)
    /// `đơn vị: …`.
    case unit(OrganizationID)
    /// `tổng`, `cộng vùng`: of all rows, or of the loop named; with the figure, where it is named.
    case total(of: LoopWord?, TemplateValue?, form: ValueForm)
    case value(TemplateValue)
}

/// What a loop is named by.
enum LoopWord: String, Hashable, CaseIterable {
    case unit, indicator, body, area, kind, part

    /// The words, the first of them for messages; compared without diacritics.
    var names: [String] {
        switch self {
        case .unit: ["xã", "đơn vị", "phường", "xã phường", "địa phương", "huyện"]
        case .indicator: ["chỉ tiêu"]
        case .body: ["cơ quan"]
        case .area: ["vùng", "nhóm", "cụm", "khu vực"]
        case .kind: ["loại", "loại đơn vị"]
        case .part: ["phần", "chỉ tiêu con", "thành phần"]
        }
    }

    func matches(_ kind: TemplateLoop.Kind) -> Bool {
        switch (self, kind) {
        case (.unit, .unit), (.indicator, .indicator), (.body, .body), (.part, .part), (.area, .group(.area)),
            (.kind, .group(.kind)):
            true
        default: false
        }
    }

    var loopKind: TemplateLoop.Kind {
        switch self {
        case .unit: .unit
        case .indicator: .indicator([])
        case .body: .body
        case .area: .group(.area)
        case .kind: .group(.kind)
        case .part: .part
        }
    }
}

/// `mỗi xã, 2 dòng, xếp theo Kết quả giảm dần, chỉ lấy Tỷ lệ < 100%`.
struct LoopMarker: Hashable {
    var word: LoopWord
    var kind: TemplateLoop.Kind
    var axis = TemplateLoop.Axis.rows
    /// How many sample rows or columns; `nil` where it follows from what stands below.
    var count: Int?
    /// The columns within which rows move.
    var band: ClosedRange<Int>?
    var filter: [TemplateCondition] = []
    var order: [TemplateOrder] = []
}

/// Why a marker was not understood.
enum MarkerFault: Error, Hashable {
    /// A name that nothing has; the nearest names.
    case unknownName(String, nearest: [String])
    /// A name that several things have.
    case ambiguousName(String, [String])
    /// Something of the language that is not written as it should be; what is right.
    case syntax(vi: String, en: String)
    /// Two things that cannot both be meant.
    case contradiction(vi: String, en: String)
    /// A figure of no indicator, told where loops are known.
    case empty
}
