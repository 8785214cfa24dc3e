/// The part of the country whose measures of land are meant.
///
/// A sào is 360, 500 or 1.000 m²; Quảng Nam and Đà Nẵng are in the centre.
public enum Region: String, Sendable, Hashable, CaseIterable {
    /// Bắc Bộ.
    case north
    /// Trung Bộ.
    case central
    /// Nam Bộ.
    case south
}
