/// How much of a zip file is read before it is taken for an attack.
///
/// Counted by the bytes that come out of inflating, never by what a header claims.
public struct ZipLimits: Sendable, Hashable {
    /// The most entries a file may list. Real workbooks have up to a few thousand.
    public var entries = 20_000
    /// The most bytes that all entries together may inflate to.
    public var inflatedBytes = 8 << 30
    /// Below this many bytes of an entry its ratio is not looked at: small parts compress well honestly.
    public var ratioFloor = 64 << 20
    /// The most bytes out for a byte in, above the floor. Honest sheets stay below 50.
    public var ratio = 250

    /// The default limits.
    public init() {}
}
