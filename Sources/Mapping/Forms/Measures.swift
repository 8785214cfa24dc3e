internal import Domain

/// Units of measure by the words that name them: few words name those of thousands of cells. Used by one task.
final class Measures {
    private let region: Region?
    private var known = TextMemo<Result<UnitOfMeasure, UnitError>>()

    init(region: Region?) { self.region = region }

    /// The unit that a text names.
    ///
    /// - Throws: as `UnitOfMeasure(_:region:)`.
    func unit(_ text: String) throws(UnitError) -> UnitOfMeasure {
        try known.value(text) { text in
            do throws(UnitError) { return .success(try UnitOfMeasure(text, region: region)) } catch {
                return .failure(error)
            }
        }.get()
    }

    /// The unit of an indicator; `nil` where it has none.
    func unit(of indicator: Indicator) -> UnitOfMeasure? { indicator.unit.flatMap { try? unit($0) } }
}
