public import Findings

extension Problem.Code {
    /// A table is none of the declared forms.
    public static let tableUnmapped = Problem.Code(rawValue: "STRUCT_TABLE_UNMAPPED")
    /// A table may be several of the declared forms.
    public static let formAmbiguous = Problem.Code(rawValue: "STRUCT_FORM_AMBIGUOUS")
    /// A workbook holds none of the declared forms.
    public static let nothingRead = Problem.Code(rawValue: "STRUCT_NO_FORM")
    /// A column that must be there is not.
    public static let partMissing = Problem.Code(rawValue: "STRUCT_PART_MISSING")
    /// A column stands elsewhere than declared.
    public static let columnMoved = Problem.Code(rawValue: "STRUCT_COLUMN_MOVED")
    /// A column has other labels than declared.
    public static let columnRenamed = Problem.Code(rawValue: "STRUCT_COLUMN_RENAMED")
    /// A column is not declared.
    public static let columnAdded = Problem.Code(rawValue: "STRUCT_COLUMN_ADDED")
    /// A column may be several declared ones, or several may be one.
    public static let columnAmbiguous = Problem.Code(rawValue: "STRUCT_COLUMN_AMBIGUOUS")
    /// A row has figures and no name.
    public static let rowUnnamed = Problem.Code(rawValue: "STRUCT_ROW_UNNAMED")
    /// A cell is covered by a merged range.
    public static let cellCovered = Problem.Code(rawValue: "STRUCT_CELL_COVERED")
    /// Rows, columns or a sheet with figures are hidden.
    public static let hiddenFigures = Problem.Code(rawValue: "STRUCT_HIDDEN_FIGURES")
    /// Texts were typed in a font of before Unicode.
    public static let legacyFont = Problem.Code(rawValue: "TEXT_LEGACY_FONT")
    /// Nothing says whose report it is.
    public static let senderUnknown = Problem.Code(rawValue: "ID_SENDER_UNKNOWN")
    /// Nothing says which period it is for.
    public static let periodUnknown = Problem.Code(rawValue: "TIME_PERIOD_UNKNOWN")
    /// No unit has the name.
    public static let unitUnknown = Problem.Code(rawValue: "ID_UNIT_UNKNOWN")
    /// Several units may be meant.
    public static let unitAmbiguous = Problem.Code(rawValue: "ID_UNIT_AMBIGUOUS")
    /// A unit has more than one row.
    public static let unitDuplicate = Problem.Code(rawValue: "ID_UNIT_DUPLICATE_ROW")
    /// A unit is not there in the period.
    public static let unitNotInForce = Problem.Code(rawValue: "ID_UNIT_NOT_IN_FORCE")
    /// A name was recognised in a way that somebody should confirm.
    public static let nameDoubtful = Problem.Code(rawValue: "ID_NAME_DOUBTFUL")
    /// A code is unknown, or is not that of the name beside it.
    public static let codeDoubtful = Problem.Code(rawValue: "ID_CODE_DOUBTFUL")
    /// No indicator has the name.
    public static let indicatorUnknown = Problem.Code(rawValue: "ID_INDICATOR_UNKNOWN")
    /// Several indicators may be meant.
    public static let indicatorAmbiguous = Problem.Code(rawValue: "ID_INDICATOR_AMBIGUOUS")
    /// An indicator has more than one row.
    public static let indicatorDuplicate = Problem.Code(rawValue: "ID_INDICATOR_DUPLICATE_ROW")
    /// A cell holds no number.
    public static let notANumber = Problem.Code(rawValue: "VAL_NOT_A_NUMBER")
    /// A formula has no stored result.
    public static let noResult = Problem.Code(rawValue: "VAL_NO_RESULT")
    /// A number may be read in more than one way.
    public static let ambiguousNumber = Problem.Code(rawValue: "VAL_AMBIGUOUS_NUMBER")
    /// A number is not exact.
    public static let approximate = Problem.Code(rawValue: "VAL_APPROXIMATE")
    /// A number has remarks or was worked out.
    public static let numberDoubtful = Problem.Code(rawValue: "VAL_NUMBER_DOUBTFUL")
    /// Several figures in a cell do not fit the column's pattern.
    public static let compositeUnparsed = Problem.Code(rawValue: "VAL_COMPOSITE_UNPARSED")
    /// A unit of measure does not fit the indicator.
    public static let unitMismatch = Problem.Code(rawValue: "VAL_UNIT_MISMATCH")
    /// A column mixes scales of percentages, or its cells say another one than its header.
    public static let percentScale = Problem.Code(rawValue: "VAL_PERCENT_SCALE")
    /// A number is typed as text.
    public static let numberAsText = Problem.Code(rawValue: "VAL_NUMBER_AS_TEXT")
    /// What would have been done to a text is switched off in the programme.
    public static let normalisationRefused = Problem.Code(rawValue: "NORMALISATION_REFUSED")
}
