internal import Domain

/// Units of measure by the words that name them: few words name those of thousands of cells. Used by one task.
final class Measures {
    private let region: Region?
    private var known: [String: Result<UnitOfMeasure, UnitError>] = [:]

    /// Words remembered at most.
    private static let limit = 4096

    init(region: Region?) { self.region = region }

    /// The unit that a text names.
    ///
    /// - Throws: as `UnitOfMeasure(_:region:)`.
    func unit(_ text: String) throws(UnitError) -> UnitOfMeasure {
        if let result = known[text] { return try result.get() }
        let result: Result<UnitOfMeasure, UnitError>
        do throws(UnitError) { result = .success(try UnitOfMeasure(text, region: region)) } catch {
            result = .failure(error)
        }
        if known.count >= Self.limit { known = [:] }
        known[text] = result
        return try result.get()
    }

    /// The unit of an indicator; `nil` where it has none.
    func unit(of indicator: Indicator) -> UnitOfMeasure? { indicator.unit.flatMap { try? unit($0) } }
}
