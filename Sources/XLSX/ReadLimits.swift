internal import OfficePackage

/// How much of a workbook is read before it is refused as an attack or a mistake.
public struct ReadLimits: Sendable, Hashable {
    /// The most entries the zip file may list.
    public var entries = PackageLimits().entries
    /// The most bytes that all parts together may inflate to, counted as they come out.
    public var inflatedBytes = PackageLimits().inflatedBytes
    /// The most bytes out for a byte in, of a part that inflates to more than 64 MiB.
    public var ratio = PackageLimits().ratio
    /// The most cells with a value or a formula in one sheet.
    public var cells = 200_000_000
    /// The most bytes of shared text; at most 1 GiB.
    public var sharedText = 256 << 20

    /// The default limits.
    public init() {}

    var package: PackageLimits {
        var limits = PackageLimits()
        limits.entries = entries
        limits.inflatedBytes = inflatedBytes
        limits.ratio = ratio
        return limits
    }
}
