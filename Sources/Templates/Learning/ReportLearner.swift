internal import Domain
public import Mapping
public import SheetModel

/// Learns a template from an old, finished report: finds the cells whose values equal known figures, names and days of its
/// period, and proposes the markers. Nothing is guessed without a reason: what equals several figures is chosen by the words
/// around it, or left as it is.
///
/// ```swift
/// let learner = ReportLearner(NameDirectory(declaration), book)
/// let sheet = learner.learn(grid)
/// sheet.proposals.map(\.text)  // "[[mỗi xã]][[STT]]", "[[Tên đơn vị]]", "[[Kết quả: Công dân nhập ngũ]]" …
/// ```
public struct ReportLearner {
    private let items: LineItems
    private let reader: ClueReader
    private let writer: MarkerWriter
    private let book: FigureBook
    private let remarks: [TemplateEvaluator.Remark]

    /// Prepares learning.
    ///
    /// - Parameters:
    ///   - directory: the names of the programme.
    ///   - book: the figures of the period that the old report is of.
    ///   - remarks: what reconciling found for that period, which the report may tell.
    public init(_ directory: NameDirectory, _ book: FigureBook, remarks: [TemplateEvaluator.Remark] = []) {
        self.book = book
        self.remarks = remarks
        items = LineItems(directory, book)
        reader = ClueReader(directory, book, items)
        let day = directory.declaration.program.window(of: book.period).upperBound
        writer = MarkerWriter(parser: MarkerParser(directory: directory, day: day))
    }

    /// What a sheet proposes.
    ///
    /// - Complexity: O(cells × indicators), each with the figures of the rows it stands in.
    public func learn(_ grid: SheetGrid) -> LearnedSheet {
        var learner = SheetLearner(grid, items, reader, writer, book, remarks: remarks)
        return learner.learned()
    }
}
