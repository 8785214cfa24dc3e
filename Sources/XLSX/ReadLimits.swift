public import ZipContainer

/// How much of a workbook is read before it is refused. Every limit is an option of the command line.
public struct ReadLimits: Sendable, Hashable {
    /// The limits on the zip container.
    public var zip = ZipLimits()
    /// The most cells with a value or a formula, over all sheets of a reading.
    public var cells = 200_000_000
    /// The most bytes of shared text.
    public var sharedText = 256 << 20

    /// The default limits.
    public init() {}
}
