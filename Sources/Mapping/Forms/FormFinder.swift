internal import Domain
internal import SheetModel
internal import VietnameseText

/// Finds which declared form a table is, by the labels of its columns, its title, its sheet and who sends it.
///
/// Used by one task: columns met before are not compared again.
final class FormFinder {
    /// What came of a table.
    enum Match {
        case form(FormMatch)
        /// Forms that fit alike.
        case ambiguous([Form])
        /// No form; the one that comes nearest, with what it lacks.
        case none(nearest: FormMatch?)
    }

    private struct Candidate {
        let form: Form
        let title: [Substring]
        let sheet: NameKey?
    }

    /// Less of a declaration than this is another table.
    private static let least = 0.6
    /// With less of its columns a form is not worth naming.
    private static let near = 0.15
    /// Forms whose scores differ by less fit alike.
    private static let alike = 0.02

    /// Columns met before, and the forms that share labels with them.
    private struct KnownColumns {
        let columns: [TableColumn]
        let matches: [(place: Int, match: FormMatch)]
    }

    private let candidates: [Candidate]
    private let index: HeaderIndex
    private var known: [KnownColumns] = []
    private var words = TextMemo<[Substring]>(limit: 1024)

    /// Lists of columns that are kept at most.
    private static let mostKnown = 16

    init(_ forms: [Form]) {
        index = HeaderIndex(forms)
        candidates = forms.map { form in
            Candidate(
                form: form, title: form.title.map { NameKey($0, .folded).description.split(separator: " ") } ?? [],
                sheet: form.sheet.map { NameKey($0, .folded) })
        }
    }

    /// The form that a table is.
    ///
    /// - Complexity: linear in the columns of table and forms that share labels.
    func match(_ table: SheetTable, sheet: String, block: TitleBlock) -> Match {
        let sheet = NameKey(sheet, .folded)
        var lines: [[Substring]] = []
        var matches: [FormMatch] = []
        var nearest: FormMatch?
        for (place, known) in fits(of: table) {
            let candidate = candidates[place]
            if known.score > max(nearest?.score ?? 0, Self.near) { nearest = known.of(table) }
            guard known.isReadable else { continue }
            var match = known.of(table)
            if candidate.sheet == sheet { match.score += 0.05 }
            if !candidate.title.isEmpty {
                if lines.isEmpty { lines = self.lines(table, block) }
                match.score += Self.bonus(for: candidate.title, in: lines)
            }
            match.score += block.bonus(for: candidate.form.report.body)
            matches.append(match)
        }
        guard let best = matches.max(by: { $0.score < $1.score }) else { return .none(nearest: nearest) }
        guard best.score > Self.least else { return .none(nearest: nearest) }
        let alike = matches.filter { best.score - $0.score < Self.alike }
        return alike.count > 1 ? .ambiguous(alike.map(\.form)) : .form(best)
    }

    /// The forms that share labels with a table, in the order of their declaration.
    private func fits(of table: SheetTable) -> [(place: Int, match: FormMatch)] {
        if let known = known.first(where: { $0.columns == table.columns }) { return known.matches }
        let labels = table.columns.map { TableColumnLabels(path: $0.path, number: $0.number) }
        var header = table
        header.rows = []
        let matches = index.fits(labels).sorted { $0.key < $1.key }.map { place, pairs in
            (place: place, match: FormMatch(candidates[place].form, header, pairs))
        }
        if known.count >= Self.mostKnown { known.removeFirst() }
        known.append(KnownColumns(columns: table.columns, matches: matches))
        return matches
    }

    /// The words of what stands above a table, line by line.
    private func lines(_ table: SheetTable, _ block: TitleBlock) -> [[Substring]] {
        ([table.title ?? ""] + block.texts.map(\.text)).map { text in
            words.value(text) { NameKey($0, .folded).description.split(separator: " ") }
        }
    }

    /// What the words of a declared title add or take, by how many of them are there.
    private static func bonus(for title: [Substring], in lines: [[Substring]]) -> Double {
        let known = title.count { word in lines.contains { $0.contains(word) } }
        return known == title.count ? 0.2 : known * 2 > title.count ? 0 : -0.15
    }
}
