internal import OfficePackage
internal import SheetModel

/// Parts of workbooks met so far, for programs that read many workbooks made from one form: their lists of parts, their
/// styles and what stands below a sheet's rows are the same byte for byte and need be understood only once.
///
/// ```swift
/// let known = KnownParts()
/// for path in paths { let workbook = try Workbook(path: path, known: known) }
/// ```
///
/// Used by one task at a time. A few parts of each kind are kept, none above 256 KiB.
public final class KnownParts {
    let relationships = PartMemory<[Relationship]>(most: 16)
    let workbooks = PartMemory<WorkbookCodec>()
    let styles = PartMemory<StyleSheet>()
    let sheetEnds = PartMemory<SheetEnd>()

    /// Knows none yet.
    public init() {}
}

/// What a worksheet part says beside its rows.
struct SheetEnd {
    let details: SheetDetails
    let links: [(relationship: String, index: Int)]
}
