public import Findings
internal import Glibc

/// Why the system refused a call, in words: the common reasons in both languages, the rest as the system says them.
public enum SystemReason {
    /// The words for an `errno`.
    public static func text(_ code: Int32) -> LocalizedText {
        let english = unsafe String(cString: strerror(code))
        let vietnamese: String? =
            switch code {
            case ENOENT: "không có tệp hoặc thư mục này"
            case EACCES, EPERM: "không có quyền"
            case EISDIR: "đây là thư mục"
            case ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục"
            case ENOSPC, EDQUOT: "hết chỗ trên đĩa"
            case EROFS: "ổ đĩa chỉ cho đọc"
            case EPIPE: "nơi nhận đã đóng"
            case EIO: "lỗi thiết bị"
            default: nil
            }
        return LocalizedText(vi: vietnamese ?? english, en: english)
    }
}
