public import Findings
internal import Formulas
internal import OfficePackage
public import SheetModel
internal import XMLEvents

/// An Excel workbook (.xlsx, .xlsm, .xltx, .xltm; ECMA-376, transitional or strict) opened for reading.
///
/// Rows stream: memory does not grow with a sheet, only with the workbook's shared texts. Used by one task at a time;
/// the ``Row``s and ``Cell``s it hands out are values that may go anywhere.
///
/// ```swift
/// import XLSX
///
/// let workbook = try Workbook(path: "bieu-01.xlsx")
/// for sheet in workbook.sheets where sheet.kind == .worksheet {
///     try workbook.forEachRow(of: sheet) { row in
///         for cell in row { print(cell.reference, cell.shown()) }
///         return .proceed
///     }
/// }
/// ```
public final class Workbook {
    /// The sheets in the order of their tabs, hidden ones included.
    public let sheets: [Sheet]
    /// The defined names.
    public let definedNames: [DefinedName]
    /// Which day serial numbers are counted from.
    public let dateSystem: DateSystem
    /// What was odd so far but did not stop the reading.
    public private(set) var warnings: [Problem]

    /// Whether the package has a digital signature, which any change would break.
    public var isSigned: Bool {
        get throws(Problem) { try package.relationships(of: nil).contains { $0.kind.rawValue == "origin" } }
    }

    let package: OfficePackage
    let names = XMLNameDictionary(.spreadsheet)
    let limits: ReadLimits
    let iteration: WorkbookCodec.Iteration?
    let mainPart: PartName
    let relationships: [Relationship]
    let known: KnownParts?
    private var loadedContext: SheetContext?
    private var loadedPeople: [String: String]?

    /// Opens the workbook at `path`.
    ///
    /// - Parameter known: parts of workbooks opened before, where many are made from one form.
    /// - Throws: a ``Problem`` whose code says what is the matter: `FILE_…`, `ZIP_…`, `PACKAGE_…`, `XML_…`, `XLSX_…`.
    public convenience init(
        path: String, limits: ReadLimits = ReadLimits(), known: KnownParts? = nil
    ) throws(Problem) {
        let package = try OfficePackage(path: path, limits: limits.package, known: known?.relationships)
        try self.init(package: package, limits: limits, known: known)
    }

    /// Opens a workbook whose bytes lie in memory; `file` names it in messages.
    ///
    /// - Throws: as ``init(path:limits:)``.
    public convenience init(bytes: [UInt8], file: String? = nil, limits: ReadLimits = ReadLimits()) throws(Problem) {
        try self.init(package: OfficePackage(bytes: bytes, file: file, limits: limits.package), limits: limits)
    }

    init(package: OfficePackage, limits: ReadLimits, known: KnownParts? = nil) throws(Problem) {
        let mainPart = try package.mainPart()
        let place = Place(file: package.file)
        if mainPart.fileExtension == "bin" { throw XLSXProblem.notAWorkbook(mainPart.description).within(place) }
        let names = self.names
        let codec = try package.value(of: mainPart, known?.workbooks) { source throws(Problem) in
            let codec = WorkbookCodec()
            try package.parse(source, of: mainPart, names: names, handler: codec)
            return codec
        }
        guard codec.isWorkbook else { throw XLSXProblem.notAWorkbook(mainPart.description).within(place) }
        relationships = try package.relationships(of: mainPart)
        var sheets: [Sheet] = []
        for (index, entry) in codec.sheets.enumerated() {
            let relationship = relationships.first { $0.id == entry.relationshipID }
            sheets.append(
                Sheet(
                    name: entry.name, index: index, visibility: entry.state,
                    kind: SheetKind(relationship?.kind ?? .worksheet),
                    part: relationship.flatMap { package.part($0, of: mainPart) }))
        }
        if let first = sheets.first, sheets.allSatisfy({ $0.part == nil }) {
            throw XLSXProblem.missing(first.name, severity: .error).within(place)
        }
        self.sheets = sheets
        definedNames = codec.names
        dateSystem = codec.dateSystem
        iteration = codec.iteration
        warnings = package.warnings
        if sheets.isEmpty { warnings.append(XLSXProblem.noSheets(mainPart.description).within(place)) }
        warnings += sheets.filter { $0.part == nil }.map {
            XLSXProblem.missing($0.name, severity: .warning).within(place)
        }
        self.package = package
        self.mainPart = mainPart
        self.limits = limits
        self.known = known
    }

    /// The file's name for messages; `nil` for bytes in memory.
    public var file: String? { package.file }

    /// What cells need to be understood: shared texts, styles and the date system. Read once, when first asked for.
    ///
    /// - Throws: `XML_…`, `ZIP_…`, `XLSX_LIMIT`.
    public func context() throws(Problem) -> SheetContext {
        if let loadedContext { return loadedContext }
        var strings = SharedStrings()
        if let part = part(.sharedStrings) {
            let codec = SharedStringsCodec(limit: limits.sharedText)
            let bytes = PlainBytes(try package.stream(part), .sharedStrings)
            do throws(Problem) {
                try codec.scan(bytes)
            } catch {
                throw error.within(Place(file: file, part: part.description))
            }
            try package.parse(bytes.remainder(), of: part, names: names, handler: codec)
            strings = codec.strings
        }
        let context = SheetContext(sharedStrings: strings, styles: try readStyles(), dateSystem: dateSystem)
        loadedContext = context
        return context
    }

    private func readStyles() throws(Problem) -> StyleSheet {
        guard let part = part(.styles) else {
            warnAboutMissing(relationships, .styles, of: mainPart)
            return StyleSheet()
        }
        return try package.value(of: part, known?.styles) { source throws(Problem) in
            let codec = StyleCodec()
            try package.parse(source, of: part, names: names, handler: codec)
            return codec.styleSheet()
        }
    }

    /// The part that the workbook names for a purpose, if it is there.
    private func part(_ kind: Relationship.Kind) -> PartName? {
        relationships.lazy.filter { $0.kind == kind }.compactMap { self.package.part($0, of: self.mainPart) }.first
    }

    /// Warns of parts of this kind that are named and not there: what they say is lost to the reader.
    func warnAboutMissing(_ relationships: [Relationship], _ kind: Relationship.Kind, of source: PartName) {
        for relationship in relationships
        where relationship.kind == kind && !relationship.isExternal && package.part(relationship, of: source) == nil {
            let name = source.resolving(relationship.target)?.description ?? relationship.target
            warn([XLSXProblem.missingPart(name)])
        }
    }

    func warn(_ problems: [Problem]) {
        warnings += problems.map { $0.within(Place(file: file)) }
    }

    /// The names of those who write threaded comments, by their id.
    func people() -> [String: String] {
        if let loadedPeople { return loadedPeople }
        let codec = ThreadedCommentsCodec()
        if let part = part(.person) { readOptional(part, codec) }
        loadedPeople = codec.people
        return codec.people
    }

    /// Reads a part that the figures do not depend on: a damaged one becomes a warning.
    func readOptional(_ part: PartName, _ handler: any XMLEventHandler) {
        do throws(Problem) {
            try package.parse(part, names: names, handler: handler)
        } catch {
            var warning = error
            warning.severity = .warning
            warning.code = .partUnreadable
            warnings.append(warning)
        }
    }
}

extension SheetKind {
    init(_ kind: Relationship.Kind) {
        switch kind {
        case .chartsheet: self = .chart
        case .dialogsheet: self = .dialog
        case .macrosheet, .internationalMacrosheet: self = .macro
        default: self = .worksheet
        }
    }
}
