internal import ZipContainer

/// How much of a workbook is read before it is refused as an attack or a mistake.
public struct ReadLimits: Sendable, Hashable {
    /// The most entries the zip file may list.
    public var entries = ZipLimits().entries
    /// The most bytes that all parts together may inflate to, counted as they come out.
    public var inflatedBytes = ZipLimits().inflatedBytes
    /// The most bytes out for a byte in, of a part that inflates to more than 64 MiB.
    public var ratio = ZipLimits().ratio
    /// The most cells with a value or a formula in one sheet.
    public var cells = 200_000_000
    /// The most bytes of shared text.
    public var sharedText = 256 << 20

    /// The default limits.
    public init() {}

    var zip: ZipLimits {
        var limits = ZipLimits()
        limits.entries = entries
        limits.inflatedBytes = inflatedBytes
        limits.ratio = ratio
        return limits
    }
}
