/// A value that needs no figure.
public enum PlainName: String, Sendable, Hashable, CaseIterable {
    /// `tháng 10 năm 2022`.
    case period
    /// `2022`.
    case year
    /// `2021`.
    case lastYear
    /// `10`, of a month.
    case month
    /// `III`, of a quarter.
    case quarter
    /// The day of signing.
    case signingDay
    /// The first day that figures are for.
    case firstDay
    /// The last day that figures are for.
    case lastDay
    /// The programme's title.
    case program
    /// The programme's code.
    case programCode
    /// The body that leads the programme.
    case leadingBody
    /// The name of the programme's own unit without its type: `Phước Sơn`.
    case wholeName
    /// The same with its type: `Huyện Phước Sơn`.
    case wholeFullName
    /// The name of the unit above the programme's, without its type.
    case superiorName
    /// The running number of the row in its loop.
    case number
    /// The row's unit without its type: `Phước Chánh`.
    case unitName
    /// The row's unit as it is on record: `Xã Phước Chánh`.
    case unitFullName
    /// The row's unit's code.
    case unitCode
    /// The type of the row's unit: `xã`, `thị trấn`.
    case unitKind
    /// The row's indicator.
    case indicatorName
    /// The row's indicator's code.
    case indicatorCode
    /// The unit of measure of the row's indicator.
    case measure
    /// The row's body.
    case bodyName
    /// The row's group.
    case groupName
    /// What reconciling found and nobody has settled, of the row's unit and indicator where there are: a line each.
    case remarks
    /// `DỰ THẢO – 11/12 đơn vị`; nothing in a report that is complete.
    case draft
}

/// How a running number is written.
public enum NumberStyle: String, Sendable, Hashable, CaseIterable {
    /// 1, 2, 3.
    case arabic
    /// I, II, III.
    case roman
    /// a, b, c; in capitals where the marker says `hoa`.
    case letter
    /// 1.2: the numbers of all loops around, the outermost first.
    case path
}

/// Units or other rows that a sentence lists or counts.
public struct ListRequest: Sendable, Hashable {
    /// Which units are taken: those that fulfil all.
    public var filter: [TemplateCondition]
    /// In which order.
    public var order: [TemplateOrder]
    /// A figure set behind each name in parentheses.
    public var figure: FigureRequest?

    /// Creates a request.
    public init(filter: [TemplateCondition] = [], order: [TemplateOrder] = [], figure: FigureRequest? = nil) {
        self.filter = filter
        self.order = order
        self.figure = figure
    }
}

/// How a value is written as text.
public struct ValueForm: Sendable, Hashable {
    /// Whether in capitals.
    public var isUpperCase = false
    /// Whether the unit of measure stands behind the number: `1,5 ha`, `170.000.000đ`.
    public var showsMeasure = false
    /// The unit of measure the figure is converted to, as written; `nil` for the indicator's.
    public var measure: String?
    /// How many decimals are written, zeros among them; `nil` for those there are.
    public var decimals: Int?
    /// How many digits stand before the decimals at least: `02 ha`.
    public var digits = 1
    /// How running numbers are written.
    public var numbering = NumberStyle.arabic
    /// How many lines of a list are written at most; `nil` for the usual.
    public var most: Int?
    /// What stands for a missing figure; `nil` for the usual.
    public var placeholder: String?

    /// Creates the usual form.
    public init() {}
}

/// A value that a marker asks for.
public struct TemplateValue: Sendable, Hashable {
    /// Where it comes from.
    public enum Source: Sendable, Hashable {
        /// A name, day or number that is known without figures.
        case plain(PlainName)
        /// A figure.
        case figure(FigureRequest)
        /// A figure in words: `Một trăm bảy mươi triệu đồng`.
        case words(FigureRequest)
        /// The names of units: `Phước Chánh, Phước Lộc và Phước Mỹ`.
        case list(ListRequest)
        /// How many units.
        case count(ListRequest)
    }

    /// Where it comes from.
    public var source: Source
    /// How it is written.
    public var form: ValueForm
    /// The code of the indicator a plain name is about, where no loop says it.
    public var indicator: String?

    /// Creates a value.
    public init(_ source: Source, form: ValueForm = ValueForm()) {
        self.source = source
        self.form = form
    }

    /// The figure it asks for, where it asks for one.
    public var request: FigureRequest? {
        get {
            switch source {
            case .figure(let request), .words(let request): request
            case .plain, .list, .count: nil
            }
        }
        set {
            guard let newValue else { return }
            switch source {
            case .figure: source = .figure(newValue)
            case .words: source = .words(newValue)
            case .plain, .list, .count: break
            }
        }
    }
}
