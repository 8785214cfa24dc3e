/// What a person can put in a cell. A date is a number with a style and the workbook's ``DateSystem``:
/// the only form that loses nothing.
///
/// A formula stands beside the value, which is then the stored result.
public enum CellValue: Hashable, Sendable {
    /// Nothing.
    case blank
    /// Text, exactly as the file holds it (`_xHHHH_` decoded).
    case text(String)
    /// A number, as the binary floating-point value the file stores.
    case number(Double)
    /// `TRUE` or `FALSE`.
    case boolean(Bool)
    /// An error such as `#DIV/0!`.
    case error(CellError)
}

/// An error that a cell holds, under the name Excel shows. The set is open: an unknown one is kept.
public struct CellError: RawRepresentable, Hashable, Sendable {
    /// The name, such as `#N/A`.
    public var rawValue: String

    /// Creates an error from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Division by zero.
    public static let divisionByZero = CellError(rawValue: "#DIV/0!")
    /// A value is not available.
    public static let notAvailable = CellError(rawValue: "#N/A")
    /// An unknown name.
    public static let name = CellError(rawValue: "#NAME?")
    /// Two ranges that do not meet.
    public static let null = CellError(rawValue: "#NULL!")
    /// A number out of range.
    public static let number = CellError(rawValue: "#NUM!")
    /// A reference that is not there.
    public static let reference = CellError(rawValue: "#REF!")
    /// An argument of the wrong kind.
    public static let value = CellError(rawValue: "#VALUE!")
    /// A dynamic array that has no room.
    public static let spill = CellError(rawValue: "#SPILL!")
}

/// Which day a workbook's serial number 0 (or 1) stands for (ECMA-376 part 1, 18.17.4.1).
public enum DateSystem: Hashable, Sendable {
    /// Serial 1 is 1900-01-01, and the day 1900-02-29 that never was has serial 60.
    case from1900
    /// Serial 0 is 1904-01-01.
    case from1904
}
