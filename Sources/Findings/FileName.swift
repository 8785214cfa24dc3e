/// The names of files as people know them.
///
/// ```swift
/// FileName.last("bao-cao/PhuocChanh.xlsx")  // "PhuocChanh.xlsx"
/// ```
public enum FileName {
    /// A path's last step; the path itself where it has none.
    public static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
