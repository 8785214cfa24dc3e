/// A period as forms and reports name it; the days it covers depend on the form and the body that sets it.
///
/// ```swift
/// WrittenPeriod.month(10, 2022).code        // "2022-10"
/// WrittenPeriod.quarter(3, 2022).code       // "2022-Q3"
/// WrittenPeriod.firstMonths(9, 2022).code   // "2022-9M"
/// ```
public enum WrittenPeriod: Sendable, Hashable {
    /// A month.
    case month(Int, Int)
    /// A quarter.
    case quarter(Int, Int)
    /// The first or second half of a year.
    case half(Int, Int)
    /// So many months from the beginning of a year.
    case firstMonths(Int, Int)
    /// A year.
    case year(Int)
    /// Several years: `giai đoạn 2021-2025`.
    case years(Int, Int)
    /// A crop season; one that crosses the year has two.
    case season(CropSeason, Int, Int)
    /// From a day to a day.
    case days(WrittenDate, WrittenDate)
    /// Up to a day.
    case asOf(WrittenDate)

    /// The code of the command and the records; `nil` where only the programme's own list of periods has one.
    public var code: String? {
        switch self {
        case .month(let month, let year): "\(year)-\(WrittenDate.padded(month, 2))"
        case .quarter(let quarter, let year): "\(year)-Q\(quarter)"
        case .half(let half, let year): "\(year)-H\(half)"
        case .firstMonths(9, let year): "\(year)-9M"
        case .year(let year): "\(year)"
        case .firstMonths, .years, .season, .days, .asOf: nil
        }
    }

    /// Reads a code: `2022`, `2022-10`, `2022-Q3`, `2022-H1`, `2022-9M`; `nil` for anything else.
    public init?(code: String) {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count == 4, let year = Self.number(first), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else {
            self = .year(year)
            return
        }
        let rest = parts[1]
        if rest == "9M" {
            self = .firstMonths(9, year)
        } else if rest.hasPrefix("Q"), let quarter = Self.number(rest.dropFirst()), (1...4).contains(quarter) {
            self = .quarter(quarter, year)
        } else if rest.hasPrefix("H"), let half = Self.number(rest.dropFirst()), (1...2).contains(half) {
            self = .half(half, year)
        } else if rest.utf8.count == 2, let month = Self.number(rest), (1...12).contains(month) {
            self = .month(month, year)
        } else {
            return nil
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(text) : nil
    }

    /// The year it ends in.
    public var lastYear: Int {
        switch self {
        case .month(_, let year), .quarter(_, let year), .half(_, let year), .firstMonths(_, let year), .year(let year),
            .years(_, let year), .season(_, _, let year):
            year
        case .days(_, let day), .asOf(let day): day.year
        }
    }

    /// As a report writes it: `tháng 10 năm 2022`, `quý III năm 2022`, `9 tháng năm 2022`.
    public var label: String {
        switch self {
        case .month(let month, let year): "tháng \(month) năm \(year)"
        case .quarter(let quarter, let year): "quý \(["I", "II", "III", "IV"][min(max(quarter, 1), 4) - 1]) năm \(year)"
        case .half(let half, let year): "6 tháng \(half == 1 ? "đầu" : "cuối") năm \(year)"
        case .firstMonths(let count, let year): "\(count) tháng năm \(year)"
        case .year(let year): "năm \(year)"
        case .years(let first, let last): "giai đoạn \(first)-\(last)"
        case .season(let season, let first, let last):
            "vụ \(season.name) \(first == last ? "\(first)" : "\(first)-\(last)")"
        case .days(let first, let last): "từ ngày \(first) đến ngày \(last)"
        case .asOf(let day): "tính đến ngày \(day)"
        }
    }
}

/// A crop season.
public enum CropSeason: String, Sendable, CaseIterable {
    /// Đông Xuân, which crosses the year.
    case winterSpring = "dong-xuan"
    /// Hè Thu.
    case summerAutumn = "he-thu"
    /// Thu Đông.
    case autumnWinter = "thu-dong"
    /// Vụ mùa.
    case main = "mua"

    /// The name in Vietnamese.
    public var name: String {
        switch self {
        case .winterSpring: "Đông Xuân"
        case .summerAutumn: "Hè Thu"
        case .autumnWinter: "Thu Đông"
        case .main: "Mùa"
        }
    }

    var bareWords: [String] {
        switch self {
        case .winterSpring: ["dong", "xuan"]
        case .summerAutumn: ["he", "thu"]
        case .autumnWinter: ["thu", "dong"]
        case .main: ["mua"]
        }
    }
}

/// What a figure is of: planned, pledged, estimated, done, official. The raw values are those of the records' `stage`.
public enum WrittenStage: String, Sendable {
    /// Kế hoạch.
    case plan
    /// Đăng ký.
    case pledge
    /// Ước thực hiện.
    case estimate
    /// Thực hiện.
    case result
    /// Chính thức.
    case official
}
