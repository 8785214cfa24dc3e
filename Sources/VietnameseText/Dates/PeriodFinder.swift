/// Finds periods among the words of a text.
struct PeriodFinder {
    let items: [Words.Item]
    let year: Int?

    init(_ items: [Words.Item], year: Int?) { (self.items, self.year) = (items, year) }

    /// The periods in order; `isWhole` allows what only a label of its own may be (`10/2022`, `2022`, `T10`).
    func all(isWhole: Bool) -> [PeriodReading] {
        var found: [PeriodReading] = []
        var place = 0
        while place < items.count {
            if let reading = reading(at: place, isWhole: isWhole) {
                found.append(reading)
                place = max(reading.range.upperBound, place + 1)
            } else if let date = FoundDate(items, at: place, year: nil), date.date != nil {
                place = date.end
            } else {
                place += 1
            }
        }
        return found
    }

    private func reading(at place: Int, isWhole: Bool) -> PeriodReading? {
        let item = items[place]
        if item.isWord {
            if let found = days(at: place) { return found }
            if let found = asOf(at: place) { return found }
            if let found = years(at: place) { return found }
            if let found = season(at: place) { return found }
            if let found = month(at: place) { return found }
            if let found = quarter(at: place) { return found }
            if let found = letter(at: place) { return found }
            if let found = half(at: place) { return found }
            if let found = spelledMonths(at: place) { return found }
            return yearWord(at: place) ?? staged(at: place)
        }
        guard item.isNumber else { return nil }
        return months(count: item.number, at: place, after: place + 1) ?? (isWhole ? bare(at: place) : nil)
    }

    private func bareWord(_ place: Int) -> String { place >= 0 && place < items.count ? items[place].bare : "" }
    private func number(_ place: Int) -> Int? { place >= 0 && place < items.count ? items[place].number : nil }
    private func isYear(_ place: Int) -> Int? {
        guard let number = number(place), items[place].bare.utf8.count == 4, (1900...2200).contains(number) else {
            return nil
        }
        return number
    }

    /// A year behind a period: `/2022`, `năm 2022`, `-2022`, `.2022`, `2022`; or that of the context.
    private func yearBehind(_ place: Int) -> (year: Int, end: Int, isContext: Bool)? {
        var next = place
        if bareWord(next) == "(" { next += 1 }
        if ["/", "-", ".", ",", "nam"].contains(bareWord(next)) { next += 1 }
        if bareWord(next) == "nam" { next += 1 }
        if let year = isYear(next) { return (year, next + 1, false) }
        // "tháng 10 năm nay", "trong năm"
        return year.map { ($0, place, true) }
    }

    private func made(_ start: Int, _ behind: Int, _ period: (Int) -> WrittenPeriod?) -> PeriodReading? {
        guard let (year, end, isContext) = yearBehind(behind), let period = period(year) else { return nil }
        var reading = PeriodReading(period, start..<end)
        if isContext { reading.normalisations.append(.yearFromContext) }
        return reading
    }

    // MARK: Months and quarters

    /// `tháng 10/2022`, `Tháng 10 năm 2022`.
    private func month(at place: Int) -> PeriodReading? {
        guard bareWord(place) == "thang" else { return nil }
        var next = place + 1
        if bareWord(next) == "thu" { next += 1 }
        guard let month = number(next) ?? Self.months[bareWord(next)], (1...12).contains(month) else { return nil }
        // "ngày 26 tháng 10" is a day.
        if number(place - 1) != nil, bareWord(place - 2) == "ngay" { return nil }
        return made(place, next + 1) { .month(month, $0) }
    }

    private static let months = [
        "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
        "chap": 12,
    ]

    private static let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

    private func quarterNumber(_ place: Int) -> Int? {
        let number = number(place) ?? Self.romans[bareWord(place)]
        return number.flatMap { (1...4).contains($0) ? $0 : nil }
    }

    /// `quý III/2022`, `Quí 3 năm 2022`.
    private func quarter(at place: Int) -> PeriodReading? {
        guard ["quy", "qui"].contains(bareWord(place)) else { return nil }
        guard let quarter = quarterNumber(place + 1) else { return nil }
        return made(place, place + 2) { .quarter(quarter, $0) }
    }

    /// `T10`, `T.10/2022`, `Q3`, `Q.III/2022`, `H1`, `TH10`.
    private func letter(at place: Int) -> PeriodReading? {
        let word = bareWord(place)
        guard ["t", "q", "h", "th"].contains(word), items[place].isCapitals || word == "t" || word == "q" else {
            return nil
        }
        // A letter glued to something before it is no period: "xT10".
        guard !items[place].isGlued || bareWord(place - 1) == "(" || items[place - 1].isSign || place == 0 else {
            return nil
        }
        var next = place + 1
        if bareWord(next) == "." { next += 1 }
        guard next < items.count, items[next].isGlued else { return nil }
        switch word {
        case "t", "th":
            guard let month = number(next), (1...12).contains(month) else { return nil }
            return made(place, next + 1) { .month(month, $0) }
        case "q": return quarterNumber(next).flatMap { quarter in made(place, next + 1) { .quarter(quarter, $0) } }
        default:
            guard let half = number(next), (1...2).contains(half) else { return nil }
            return made(place, next + 1) { .half(half, $0) }
        }
    }

    // MARK: Several months

    /// `6 tháng đầu năm 2022`, `9 tháng`, `6T/2022`, `06 tháng cuối năm`; `end` is behind the number.
    private func months(count: Int?, at place: Int, after end: Int) -> PeriodReading? {
        guard let count, (2...12).contains(count) else { return nil }
        let isShort = bareWord(end) == "t" && end < items.count && items[end].isGlued
        guard bareWord(end) == "thang" || isShort else { return nil }
        // "ngày 9 tháng 10 năm 2022" is a day; "tháng 9 tháng 10" two months.
        if bareWord(place - 1) == "ngay" || (number(end + 1) != nil && isYear(end + 1) == nil) { return nil }
        var next = end + 1
        var isSecond = false
        if bareWord(next) == "dau" {
            next += 1
        } else if bareWord(next) == "cuoi" {
            isSecond = true
            next += 1
        }
        let behind = next
        if bareWord(next) == "nam", isYear(next + 1) == nil { next += 1 }
        return made(place, isYear(behind + 1) != nil ? behind : next) { year in
            switch (count, isSecond) {
            case (6, false): .half(1, year)
            case (6, true): .half(2, year)
            case (3, false): .quarter(1, year)
            case (3, true): .quarter(4, year)
            case (12, _): .year(year)
            case (_, false): .firstMonths(count, year)
            default: nil
            }
        }
    }

    /// `sáu tháng đầu năm`, `chín tháng`.
    private func spelledMonths(at place: Int) -> PeriodReading? {
        let counts = ["ba": 3, "sau": 6, "chin": 9]
        guard let count = counts[bareWord(place)] else { return nil }
        return months(count: count, at: place, after: place + 1)
    }

    /// `nửa đầu năm 2022`.
    private func half(at place: Int) -> PeriodReading? {
        guard bareWord(place) == "nua", ["dau", "cuoi"].contains(bareWord(place + 1)) else { return nil }
        let half = bareWord(place + 1) == "dau" ? 1 : 2
        return made(place, place + 2) { .half(half, $0) }
    }

    // MARK: Years

    /// `năm 2022`, `cả năm`.
    private func yearWord(at place: Int) -> PeriodReading? {
        if bareWord(place) == "ca", bareWord(place + 1) == "nam" { return made(place, place + 2) { .year($0) } }
        guard bareWord(place) == "nam" else { return nil }
        guard let first = isYear(place + 1) else { return nil }
        if bareWord(place + 2) == "-", let last = isYear(place + 3), last > first {
            return PeriodReading(.years(first, last), place..<(place + 4))
        }
        return PeriodReading(.year(first), place..<(place + 2))
    }

    /// `giai đoạn 2021-2025`.
    private func years(at place: Int) -> PeriodReading? {
        guard bareWord(place) == "giai", bareWord(place + 1) == "doan" else { return nil }
        var next = place + 2
        if bareWord(next) == "nam" { next += 1 }
        guard let first = isYear(next), ["-", "den"].contains(bareWord(next + 1)), let last = isYear(next + 2),
            first <= last
        else { return nil }
        return PeriodReading(.years(first, last), place..<(next + 3))
    }

    /// `TH 2019`, `ƯTH 2020`, `KH2022`: a stage and a year.
    private func staged(at place: Int) -> PeriodReading? {
        guard ["th", "uth", "kh"].contains(bareWord(place)), let year = isYear(place + 1) else { return nil }
        return PeriodReading(.year(year), (place + 1)..<(place + 2))
    }

    /// `10/2022`, `III/2022`, `2022`, `2021-2025`, as a label of their own.
    private func bare(at place: Int) -> PeriodReading? {
        if let first = isYear(place) {
            if bareWord(place + 1) == "-", let last = isYear(place + 2), last > first {
                return PeriodReading(.years(first, last), place..<(place + 3))
            }
            return PeriodReading(.year(first), place..<(place + 1))
        }
        guard let month = number(place), (1...12).contains(month), ["/", "-", "."].contains(bareWord(place + 1)),
            let year = isYear(place + 2), place == 0 || items[place - 1].bare == "("
        else { return nil }
        return PeriodReading(.month(month, year), place..<(place + 3))
    }

    // MARK: Days and seasons

    /// `từ ngày 15/09/2022 đến ngày 14/10/2022`, `từ 15/9 đến 14/10/2022`.
    private func days(at place: Int) -> PeriodReading? {
        guard bareWord(place) == "tu" else { return nil }
        // A first day without a year takes that of the last.
        guard let rough = FoundDate(items, at: place + 1, year: 2000) else { return nil }
        var next = rough.end
        while ["den", "toi", "het", "-"].contains(bareWord(next)) { next += 1 }
        guard next > rough.end, let last = FoundDate(items, at: next, year: year), let lastDay = last.date,
            let first = FoundDate(items, at: place + 1, year: lastDay.year)
        else { return nil }
        var firstDay = first.date
        if first.isYearFromContext, let day = firstDay, day > lastDay {
            firstDay = WrittenDate(year: day.year - 1, month: day.month, day: day.day)
        }
        guard let firstDay, firstDay <= lastDay else { return nil }
        var reading = PeriodReading(.days(firstDay, lastDay), place..<last.end)
        if first.isShortYear || last.isShortYear {
            reading.outcome = .warned
            reading.normalisations.append(.twoDigitYear)
        }
        if last.isYearFromContext { reading.normalisations.append(.yearFromContext) }
        return reading
    }

    /// `tính đến ngày 14/10/2022`, `đến hết ngày 14/10/2022`, `đến 14/10/2022`.
    private func asOf(at place: Int) -> PeriodReading? {
        var next = place
        if ["tinh", "luy", "so", "cap"].contains(bareWord(next)) { next += 1 }
        while ["ke", "lieu", "nhat"].contains(bareWord(next)), next > place { next += 1 }
        guard bareWord(next) == "den" else { return nil }
        next += 1
        while ["het", "thoi", "diem"].contains(bareWord(next)) { next += 1 }
        guard let found = FoundDate(items, at: next, year: year), let day = found.date else { return nil }
        var reading = PeriodReading(.asOf(day), place..<found.end)
        if found.isShortYear {
            reading.outcome = .warned
            reading.normalisations.append(.twoDigitYear)
        }
        if found.isYearFromContext { reading.normalisations.append(.yearFromContext) }
        return reading
    }

    /// `vụ Đông Xuân 2021-2022`, `Hè Thu 2022`, `vụ mùa năm 2022`.
    private func season(at place: Int) -> PeriodReading? {
        let saysSeason = bareWord(place) == "vu"
        let start = saysSeason ? place + 1 : place
        for season in CropSeason.allCases where saysSeason || season != .main {
            var next = start
            guard
                season.bareWords.allSatisfy({ word in
                    if bareWord(next) == "-" { next += 1 }
                    defer { next += 1 }
                    return bareWord(next) == word
                })
            else { continue }
            if bareWord(next) == "nam" { next += 1 }
            if let first = isYear(next) {
                if ["-", "/"].contains(bareWord(next + 1)), let last = secondYear(next + 2, after: first) {
                    return PeriodReading(.season(season, first, last), place..<(next + 3))
                }
                return PeriodReading(.season(season, first, first), place..<(next + 1))
            }
            guard let year else { return nil }
            var reading = PeriodReading(.season(season, season == .winterSpring ? year - 1 : year, year), place..<next)
            reading.normalisations.append(.yearFromContext)
            return reading
        }
        return nil
    }

    /// The second year of `2021-2022` and of `2021-22`.
    private func secondYear(_ place: Int, after first: Int) -> Int? {
        if let year = isYear(place) { return year == first + 1 ? year : nil }
        guard let short = number(place), items[place].bare.utf8.count == 2, short == (first + 1) % 100 else {
            return nil
        }
        return first + 1
    }
}
