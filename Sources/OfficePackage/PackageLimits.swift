internal import ZipContainer

/// How much of a package is read before it is taken for an attack; see `ZipLimits`.
public struct PackageLimits: Sendable, Hashable {
    /// The most entries the zip file may list.
    public var entries = ZipLimits().entries
    /// The most bytes that all parts together may inflate to, counted as they come out.
    public var inflatedBytes = ZipLimits().inflatedBytes
    /// The most bytes out for a byte in, of a part that inflates to more than 64 MiB.
    public var ratio = ZipLimits().ratio

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
