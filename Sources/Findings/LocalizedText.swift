/// One message in the two languages of the product.
///
/// Vietnamese is written with full diacritics, in NFC, and politely; English is for engineers.
///
/// ```swift
/// let text = LocalizedText(vi: "Đề nghị kiểm tra lại ô F12.", en: "Please check cell F12.")
/// print(text[.vietnamese])
/// ```
public struct LocalizedText: Sendable, Hashable {
    /// The Vietnamese wording.
    public var vi: String
    /// The English wording.
    public var en: String

    /// Creates a text from both wordings.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The wording in `language`.
    public subscript(language: Language) -> String {
        language == .vietnamese ? vi : en
    }
}

/// A language that messages are shown in.
public enum Language: String, Sendable, CaseIterable {
    /// Vietnamese, for officials.
    case vietnamese = "vi"
    /// English, for engineers.
    case english = "en"

    /// The language of a POSIX locale name such as `vi_VN.UTF-8`; anything but `vi…` is English.
    public init(localeName: String) {
        self = localeName.lowercased().hasPrefix("vi") ? .vietnamese : .english
    }
}
