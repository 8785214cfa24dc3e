/// A link from a part, or from the package itself, to another part or to something outside (ECMA-376 part 2, 6.5).
public struct Relationship: Sendable, Hashable {
    /// What a relationship is for. The set is open: types not named here are kept and mean nothing.
    ///
    /// The addresses of the strict and the transitional standard and of their drafts differ only in front; the last
    /// step of the address is the type.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        /// The last step of the type's address.
        public var rawValue: String

        /// Creates a kind from the last step of an address.
        public init(rawValue: String) { self.rawValue = rawValue }

        init(address: String) {
            let slash = address.utf8.lastIndex(of: UInt8(ascii: "/"))
            rawValue = slash.map { String(address[address.utf8.index(after: $0)...]) } ?? address
        }

        /// The main part of the package.
        public static let officeDocument = Kind(rawValue: "officeDocument")
        /// A worksheet.
        public static let worksheet = Kind(rawValue: "worksheet")
        /// A sheet that is one chart.
        public static let chartsheet = Kind(rawValue: "chartsheet")
        /// A dialog sheet of Excel 5.
        public static let dialogsheet = Kind(rawValue: "dialogsheet")
        /// A macro sheet of Excel 4.
        public static let macrosheet = Kind(rawValue: "xlMacrosheet")
        /// A macro sheet of Excel 4 in another language's function names.
        public static let internationalMacrosheet = Kind(rawValue: "xlIntlMacrosheet")
        /// Another workbook that formulas refer to.
        public static let externalLink = Kind(rawValue: "externalLink")
        /// The shared strings.
        public static let sharedStrings = Kind(rawValue: "sharedStrings")
        /// The styles.
        public static let styles = Kind(rawValue: "styles")
        /// The notes of a sheet.
        public static let comments = Kind(rawValue: "comments")
        /// The threaded comments of a sheet.
        public static let threadedComment = Kind(rawValue: "threadedComment")
        /// The people who wrote threaded comments.
        public static let person = Kind(rawValue: "person")
        /// A table.
        public static let table = Kind(rawValue: "table")
        /// The order in which Excel calculates formulas.
        public static let calculationChain = Kind(rawValue: "calcChain")
        /// The drawing of a sheet's notes and controls.
        public static let vmlDrawing = Kind(rawValue: "vmlDrawing")
        /// A sheet's pictures and charts.
        public static let drawing = Kind(rawValue: "drawing")
        /// A chart.
        public static let chart = Kind(rawValue: "chart")
        /// A hyperlink.
        public static let hyperlink = Kind(rawValue: "hyperlink")
    }

    /// The name by which the source refers to it.
    public var id: String
    /// What it is for.
    public var kind: Kind
    /// The target as written.
    public var target: String
    /// Whether the target is outside the package.
    public var isExternal: Bool
}
