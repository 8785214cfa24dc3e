internal import SheetModel

/// The theme that a written workbook brings along: the colours and fonts of Office 2013 to 2022, without which charts have
/// no colours outside Excel (ECMA-376 part 1, 20.1.6.9).
enum ThemeMarkup {
    private static let colors: [(name: String, rgb: String)] = [
        ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"), ("accent2", "ED7D31"), ("accent3", "A5A5A5"),
        ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"), ("hlink", "0563C1"),
        ("folHlink", "954F72"),
    ]

    static func part() -> [UInt8] {
        var markup = ElementWriter()
        markup.element("a:theme", ["xmlns:a": Address.drawing, "name": "Office Theme"]) { markup in
            markup.element("a:themeElements") { markup in
                markup.element("a:clrScheme", ["name": "Office"]) { markup in
                    markup.element("a:dk1") { $0.empty("a:sysClr", ["val": "windowText", "lastClr": "000000"]) }
                    markup.element("a:lt1") { $0.empty("a:sysClr", ["val": "window", "lastClr": "FFFFFF"]) }
                    for color in colors {
                        markup.element("a:\(color.name)") { $0.empty("a:srgbClr", ["val": color.rgb]) }
                    }
                }
                markup.element("a:fontScheme", ["name": "Office"]) { markup in
                    for (name, font) in [("majorFont", "Calibri Light"), ("minorFont", "Calibri")] {
                        markup.element("a:\(name)") { markup in
                            markup.empty("a:latin", ["typeface": font])
                            markup.empty("a:ea", ["typeface": ""])
                            markup.empty("a:cs", ["typeface": ""])
                        }
                    }
                }
                markup.element("a:fmtScheme", ["name": "Office"]) { appendFormats(to: &$0) }
            }
        }
        return markup.bytes
    }

    /// Each list must have three items; plain ones do.
    private static func appendFormats(to markup: inout ElementWriter) {
        func fill(_ markup: inout ElementWriter) {
            markup.element("a:solidFill") { $0.empty("a:schemeClr", ["val": "phClr"]) }
        }
        markup.element("a:fillStyleLst") { markup in for _ in 0..<3 { fill(&markup) } }
        markup.element("a:lnStyleLst") { markup in
            for width in ["6350", "12700", "19050"] {
                markup.element("a:ln", ["w": width, "cap": "flat", "cmpd": "sng", "algn": "ctr"]) { markup in
                    fill(&markup)
                    markup.empty("a:prstDash", ["val": "solid"])
                }
            }
        }
        markup.element("a:effectStyleLst") { markup in
            for _ in 0..<3 { markup.element("a:effectStyle") { $0.empty("a:effectLst") } }
        }
        markup.element("a:bgFillStyleLst") { markup in for _ in 0..<3 { fill(&markup) } }
    }
}
