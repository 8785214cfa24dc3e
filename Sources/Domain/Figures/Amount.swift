public import FoundationEssentials
public import VietnameseText

/// A figure, or the kind of nothing that stands in its place; a written 0 is a figure.
///
/// ```swift
/// Amount.missing(.none).value  // nil
/// ```
public enum Amount: Sendable, Hashable {
    /// A figure, exact.
    case value(Decimal)
    /// No figure, and why.
    case missing(MissingFigure)

    /// The figure.
    public var value: Decimal? { if case .value(let value) = self { value } else { nil } }

    /// Why there is no figure.
    public var missing: MissingFigure? { if case .missing(let missing) = self { missing } else { nil } }
}
