/// A kind of nothing. The raw values are those of the records' `missing`.
public enum MissingFigure: String, Sendable {
    /// Nothing was written.
    case notReported
    /// It was written that none happened.
    case none
    /// The figure does not apply.
    case notApplicable
    /// The figure applies and is not known.
    case unavailable
    /// The whole report was not sent.
    case notSubmitted
}

/// Which signs and words mean which kind of nothing: a setting of the form.
///
/// ```swift
/// var signs = MissingSigns.usual
/// signs["-"] = .notSubmitted  // as one portal writes it
/// ```
public struct MissingSigns: Sendable {
    private var meanings: [String: MissingFigure]
    /// Whether any sign begins with a digit, which hardly any does.
    private var hasDigits = false

    /// A table of nothing but the given signs.
    public init(_ meanings: [String: MissingFigure] = [:]) {
        self.meanings = [:]
        for (sign, meaning) in meanings { self[sign] = meaning }
    }

    /// What a sign means; case and white space do not matter. `nil` when it means no nothing.
    public subscript(sign: String) -> MissingFigure? {
        get { meanings[Self.key(sign)] }
        set {
            let key = Self.key(sign)
            meanings[key] = newValue
            if NumberScanner.isDigit(key.unicodeScalars.first) { hasDigits = true }
        }
    }

    /// The meaning of a text that is already tidy; texts too long to be a sign are not looked up.
    func meaning(ofTidy text: String) -> MissingFigure? {
        guard text.utf8.count <= 32, hasDigits || !NumberScanner.isDigit(text.unicodeScalars.first) else { return nil }
        return meanings[text] ?? meanings[text.inCapitals(false)]
    }

    private static func key(_ text: String) -> String { Spacing.tidied(NFC.normalised(text)).inCapitals(false) }

    /// The custom of Vietnamese statistics: blank, `-`, `x` and `…`.
    public static let usual = MissingSigns([
        "": .notReported, "-": .none, "–": .none, "—": .none, "−": .none, "--": .none, "ko": .none, "k": .none,
        "không": .none, "khong": .none, "không có": .none, "khong co": .none, "ko có": .none, "k có": .none,
        "không phát sinh": .none, "kps": .none, "chưa có": .none, "x": .notApplicable, "×": .notApplicable,
        "không áp dụng": .notApplicable, "n/a": .notApplicable, "na": .notApplicable, "…": .unavailable,
        "...": .unavailable, "..": .unavailable, "....": .unavailable, "chưa có số liệu": .unavailable,
        "kxđ": .unavailable, "không xác định": .unavailable, "chưa báo cáo": .notReported,
    ])
}
