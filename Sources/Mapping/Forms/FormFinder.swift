internal import Domain
internal import SheetModel
internal import VietnameseText

/// A table that is read as a form.
struct FormMatch {
    /// A declared column and where it stands in the file.
    struct Column {
        var declaration: FormColumn
        var column: TableColumn
        var fit: HeaderFit
    }

    let form: Form
    let table: SheetTable
    var columns: [Column] = []
    /// Declared columns that were not found.
    var missing: [FormColumn] = []
    /// Columns that stand before one that the declaration puts before them.
    var moved: [Column] = []
    /// Columns of the file that are not declared.
    var added: [TableColumn] = []
    fileprivate var score = 0.0

    func column(_ role: ColumnRole) -> TableColumn? { columns.first { $0.declaration.role == role }?.column }
}

/// Finds which declared form a table is, by the labels of its columns, its title, its sheet and who sends it. Used by one
/// task: labels met before are remembered.
final class FormFinder {
    /// What came of a table.
    enum Match {
        case form(FormMatch)
        /// Forms that fit alike.
        case ambiguous([Form])
        /// No form; the one that comes nearest.
        case none(nearest: Form?)
    }

    private struct Candidate: Sendable {
        let form: Form
        let headers: [HeaderComparison]
        let title: [Substring]
        let sheet: NameKey?
    }

    private let candidates: [Candidate]
    /// How the declared headers fit the labels of a column, by form and header.
    private var known: [Labels: [[HeaderFit?]]] = [:]

    /// The labels of a column, and its number.
    private struct Labels: Hashable {
        var path: [String]
        var number: String?
    }

    /// Columns remembered at most.
    private static let limit = 4096

    init(_ forms: [Form]) {
        candidates = forms.map { form in
            Candidate(
                form: form, headers: form.columns.map { HeaderComparison($0.header) },
                title: form.title.map { NameKey($0, .folded).description.split(separator: " ") } ?? [],
                sheet: form.sheet.map { NameKey($0, .folded) })
        }
    }

    /// The form that a table is.
    func match(_ table: SheetTable, sheet: String, identity: SheetIdentity) -> Match {
        let fits = table.columns.map(fits)
        let title = NameKey(([table.title ?? ""] + identity.lines).joined(separator: " "), .folded).description
        let words = Set(title.split(separator: " "))
        let sheet = NameKey(sheet, .folded)
        var matches: [FormMatch] = []
        for (place, candidate) in candidates.enumerated() {
            guard var match = Self.columns(of: candidate, table, fits.map { $0[place] }) else { continue }
            if candidate.sheet == sheet { match.score += 0.05 }
            if !candidate.title.isEmpty {
                let known = candidate.title.count { words.contains($0) }
                match.score += known == candidate.title.count ? 0.2 : known * 2 > candidate.title.count ? 0 : -0.15
            }
            if identity.bodies.contains(candidate.form.report.body) { match.score += 0.1 }
            matches.append(match)
        }
        matches.sort { $0.score > $1.score }
        guard let best = matches.first else { return .none(nearest: nil) }
        guard best.score > 0.6 else { return .none(nearest: best.form) }
        let alike = matches.filter { best.score - $0.score < 0.02 }
        return alike.count > 1 ? .ambiguous(alike.map(\.form)) : .form(best)
    }

    /// How the headers of all forms fit the labels of a column.
    private func fits(_ column: TableColumn) -> [[HeaderFit?]] {
        let labels = Labels(path: column.path, number: column.number)
        if let fits = known[labels] { return fits }
        let path = column.path.map(HeaderLabel.init)
        let number = column.number.flatMap { HeaderLabel(String($0.prefix { $0 != "=" })).columnNumber }
        let fits = candidates.map { candidate in candidate.headers.map { $0.fit(path, number: number) } }
        if known.count >= Self.limit { known = [:] }
        known[labels] = fits
        return fits
    }

    /// The declared columns among a table's; `nil` when too few are there to read anything.
    private static func columns(of candidate: Candidate, _ table: SheetTable, _ fits: [[HeaderFit?]]) -> FormMatch? {
        var pairs: [(declared: Int, place: Int, fit: HeaderFit)] = []
        for (place, column) in fits.enumerated() {
            for (declared, fit) in column.enumerated() {
                if let fit { pairs.append((declared, place, fit)) }
            }
        }
        // Fixed headers before those that any unit's name fits; then the closest first.
        pairs.sort { one, other in
            let (left, right) = (one.fit.unit == nil, other.fit.unit == nil)
            if left != right { return left }
            if one.fit.score != other.fit.score { return one.fit.score > other.fit.score }
            return (one.declared, one.place) < (other.declared, other.place)
        }
        var match = FormMatch(form: candidate.form, table: table)
        var taken: Set<Int> = []
        var found: [Int: Double] = [:]
        for pair in pairs where !taken.contains(pair.place) {
            let declaration = candidate.form.columns[pair.declared]
            if found[pair.declared] != nil, pair.fit.unit == nil { continue }
            taken.insert(pair.place)
            found[pair.declared] = max(found[pair.declared] ?? 0, pair.fit.score)
            match.columns.append(
                FormMatch.Column(declaration: declaration, column: table.columns[pair.place], fit: pair.fit))
        }
        match.columns.sort { $0.column.column < $1.column.column }
        match.added = table.columns.indices.filter { !taken.contains($0) }.map { table.columns[$0] }
        complete(&match, found)
        return match.isReadable ? match : nil
    }

    private static func complete(_ match: inout FormMatch, _ found: [Int: Double]) {
        var (sum, all) = (0.0, 0.0)
        for (place, declaration) in match.form.columns.enumerated() {
            let weight: Double =
                switch declaration.role {
                case .ignored, .number, .note, .measure, .date: 0.5
                case .figure, .count, .sum: 2
                default: 1
                }
            all += weight
            sum += weight * (found[place] ?? 0)
            if found[place] == nil { match.missing.append(declaration) }
        }
        match.score = all > 0 ? sum / all : 0
        guard match.form.layout != .unitColumns else { return }
        let order = match.columns.map { column in match.form.columns.firstIndex(of: column.declaration) ?? 0 }
        let inOrder = longestIncreasing(order)
        match.moved = match.columns.indices.filter { !inOrder.contains($0) }.map { match.columns[$0] }
    }

    /// The places of a longest ascending selection.
    private static func longestIncreasing(_ numbers: [Int]) -> Set<Int> {
        var lengths = Array(repeating: 1, count: numbers.count)
        var before = Array(repeating: -1, count: numbers.count)
        for place in numbers.indices {
            for earlier in 0..<place where numbers[earlier] < numbers[place] && lengths[earlier] >= lengths[place] {
                lengths[place] = lengths[earlier] + 1
                before[place] = earlier
            }
        }
        var chosen: Set<Int> = []
        var place = lengths.indices.max { lengths[$0] < lengths[$1] } ?? -1
        while place >= 0 {
            chosen.insert(place)
            place = before[place]
        }
        return chosen
    }
}

extension FormMatch {
    /// Whether the columns are there without which nothing can be read.
    fileprivate var isReadable: Bool {
        func has(_ roles: ColumnRole...) -> Bool { columns.contains { roles.contains($0.declaration.role) } }
        return switch form.layout {
        case .unitRows: has(.unitName, .unitCode) && has(.figure)
        case .indicatorRows, .unitColumns: has(.indicatorName, .indicatorCode) && has(.figure)
        case .list: has(.count, .sum)
        }
    }
}
