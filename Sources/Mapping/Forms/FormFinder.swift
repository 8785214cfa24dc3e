internal import Domain
internal import SheetModel
internal import VietnameseText

/// Finds which declared form a table is, by the labels of its columns, its title, its sheet and who sends it.
struct FormFinder: Sendable {
    /// What came of a table.
    enum Match {
        case form(FormMatch)
        /// Forms that fit alike.
        case ambiguous([Form])
        /// No form; the one that comes nearest, with what it lacks.
        case none(nearest: FormMatch?)
    }

    private struct Candidate: Sendable {
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

    private let candidates: [Candidate]
    private let index: HeaderIndex

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
        let labels = table.columns.map { TableColumnLabels(path: $0.path, number: $0.number) }
        let title = NameKey(([table.title ?? ""] + block.texts.map(\.text)).joined(separator: " "), .folded).description
        let words = Set(title.split(separator: " "))
        let sheet = NameKey(sheet, .folded)
        var matches: [FormMatch] = []
        var nearest: FormMatch?
        for (place, pairs) in index.fits(labels).sorted(by: { $0.key < $1.key }) {
            let candidate = candidates[place]
            var match = FormMatch(candidate.form, table, pairs)
            if match.score > max(nearest?.score ?? 0, Self.near) { nearest = match }
            guard match.isReadable else { continue }
            if candidate.sheet == sheet { match.score += 0.05 }
            match.score += Self.bonus(for: candidate.title, in: words)
            match.score += block.bonus(for: candidate.form.report.body)
            matches.append(match)
        }
        guard let best = matches.max(by: { $0.score < $1.score }) else { return .none(nearest: nearest) }
        guard best.score > Self.least else { return .none(nearest: nearest) }
        let alike = matches.filter { best.score - $0.score < Self.alike }
        return alike.count > 1 ? .ambiguous(alike.map(\.form)) : .form(best)
    }

    /// What the words of a declared title add or take, by how many of them are there.
    private static func bonus(for title: [Substring], in words: Set<Substring>) -> Double {
        guard !title.isEmpty else { return 0 }
        let known = title.count { words.contains($0) }
        return known == title.count ? 0.2 : known * 2 > title.count ? 0 : -0.15
    }
}
