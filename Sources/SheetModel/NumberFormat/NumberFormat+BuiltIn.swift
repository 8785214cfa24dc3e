extension NumberFormat {
    /// The format that Excel (en-US) has under `id` without the file defining it (ECMA-376 part 1, 18.8.30).
    ///
    /// Ids 27 to 36 and 50 to 58 depend on the language of an East Asian Excel; an English one shows them as its plain
    /// dates and times. `nil` for an id that stands for nothing, which counts as ``general``.
    public static func builtIn(_ id: Int) -> NumberFormat? { builtIns[id] }

    private static let builtIns: [Int: NumberFormat] = {
        var formats = codes.mapValues(NumberFormat.init(code:))
        for id in [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58] { formats[id] = formats[14] }
        for id in [32, 33, 34, 35, 55, 56] { formats[id] = formats[21] }
        return formats
    }()

    private static let codes: [Int: String] = [
        0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
        5: ##""$"#,##0_);\("$"#,##0\)"##,
        6: ##""$"#,##0_);[Red]\("$"#,##0\)"##,
        7: ##""$"#,##0.00_);\("$"#,##0.00\)"##,
        8: ##""$"#,##0.00_);[Red]\("$"#,##0.00\)"##,
        9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
        14: "m/d/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
        18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
        23: "General", 24: "General", 25: "General", 26: "General",
        37: ##"#,##0_);\(#,##0\)"##,
        38: ##"#,##0_);[Red]\(#,##0\)"##,
        39: ##"#,##0.00_);\(#,##0.00\)"##,
        40: ##"#,##0.00_);[Red]\(#,##0.00\)"##,
        41: ##"_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)"##,
        42: ##"_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)"##,
        43: ##"_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)"##,
        44: ##"_("$"* #,##0.00_);_("$"* \(#,##0.00\);_("$"* "-"??_);_(@_)"##,
        45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    ]
}
