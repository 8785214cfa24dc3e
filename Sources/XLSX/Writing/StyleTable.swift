internal import Findings
internal import SheetModel

/// The styles of a written workbook, each once, and the styles part (ECMA-376 part 1, 18.8).
final class StyleTable {
    let defaultFont: Font
    private var places: [CellStyle: Int32]
    private var styles: [CellStyle]
    private var changePlaces: [CellStyle: Int] = [:]
    private var changes: [CellStyle] = []

    init(defaultFont: Font) {
        self.defaultFont = defaultFont
        styles = [CellStyle()]
        places = [CellStyle(): 0]
    }

    var count: Int { styles.count }

    /// The number of a style.
    func index(of style: CellStyle) throws(Problem) -> Int32 {
        if let place = places[style] { return place }
        guard styles.count < ExcelLimit.formats else {
            throw WriteProblem.limit(
                "có hơn \(ExcelLimit.formats) kiểu ô", "more than \(ExcelLimit.formats) cell styles")
        }
        guard (-90...90).contains(style.alignment.rotation), (0...250).contains(style.alignment.indent),
            !style.numberFormat.isEmpty, style.numberFormat.utf16.count <= 255
        else {
            throw WriteProblem.value(
                "kiểu ô có độ xoay, thụt lề hoặc định dạng số không hợp lệ",
                "a cell style's rotation, indent or number format is out of bounds")
        }
        let place = Int32(styles.count)
        styles.append(style)
        places[style] = place
        return place
    }

    /// The number of a change that a conditional format makes.
    func index(ofChange style: CellStyle) -> Int {
        if let place = changePlaces[style] { return place }
        changes.append(style)
        changePlaces[style] = changes.count - 1
        return changes.count - 1
    }

    /// The ids of the number formats that Excel has itself and shows alike in every country, and its short dates, which
    /// it shows as each country does.
    private static let builtIns: [String: Int] = {
        var ids: [String: Int] = [:]
        for id in [
            1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 37, 38, 39, 40, 45, 46, 47, 48, 49,
        ] {
            if let code = NumberFormat.builtIn(id)?.code { ids[code] = id }
        }
        ids["General"] = 0
        return ids
    }()

    /// The styles part.
    func part() -> [UInt8] {
        var lists = StyleLists(defaultFont: defaultFont)
        let formats = styles.map { lists.add($0) }
        var codes: [String: Int] = Self.builtIns
        var custom: [(id: Int, code: String)] = []
        for style in styles where codes[style.numberFormat] == nil {
            codes[style.numberFormat] = 164 + custom.count
            custom.append((164 + custom.count, style.numberFormat))
        }
        for style in changes where codes[style.numberFormat] == nil {
            codes[style.numberFormat] = 164 + custom.count
            custom.append((164 + custom.count, style.numberFormat))
        }
        var markup = ElementWriter()
        markup.element("styleSheet", ["xmlns": Address.main]) { markup in
            if !custom.isEmpty {
                markup.element("numFmts", ["count": "\(custom.count)"]) { markup in
                    for format in custom {
                        markup.empty("numFmt", ["numFmtId": "\(format.id)", "formatCode": format.code])
                    }
                }
            }
            lists.append(to: &markup)
            markup.element("cellStyleXfs", ["count": "1"]) {
                $0.empty("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
            }
            markup.element("cellXfs", ["count": "\(formats.count)"]) { markup in
                for (style, format) in zip(styles, formats) {
                    Self.append(style, format, codes[style.numberFormat] ?? 0, to: &markup)
                }
            }
            markup.element("cellStyles", ["count": "1"]) {
                $0.empty("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
            }
            markup.element("dxfs", ["count": "\(changes.count)"]) { markup in
                for style in changes {
                    markup.element("dxf") { Self.appendChange(style, codes[style.numberFormat] ?? 0, to: &$0) }
                }
            }
            markup.empty(
                "tableStyles",
                ["count": "0", "defaultTableStyle": "TableStyleMedium9", "defaultPivotStyle": "PivotStyleLight16"])
        }
        return markup.bytes
    }

    private static func append(
        _ style: CellStyle, _ place: StyleLists.Place, _ format: Int, to markup: inout ElementWriter
    ) {
        let hasAlignment = style.alignment != Alignment()
        let hasProtection = !style.isLocked || style.hidesFormula
        markup.element(
            "xf",
            [
                "numFmtId": "\(format)", "fontId": "\(place.font)", "fillId": "\(place.fill)",
                "borderId": "\(place.border)", "xfId": "0", "applyNumberFormat": flag(format != 0),
                "applyFont": flag(place.font != 0), "applyFill": flag(place.fill != 0),
                "applyBorder": flag(place.border != 0), "applyAlignment": flag(hasAlignment),
                "applyProtection": flag(hasProtection),
            ]
        ) { markup in
            if hasAlignment {
                let alignment = style.alignment
                let turn = alignment.rotation < 0 ? 90 - alignment.rotation : alignment.rotation
                markup.empty(
                    "alignment",
                    [
                        "horizontal": alignment.horizontal?.rawValue, "vertical": alignment.vertical?.rawValue,
                        "textRotation": turn == 0 ? nil : "\(turn)", "wrapText": flag(alignment.wrapsText),
                        "indent": alignment.indent == 0 ? nil : "\(alignment.indent)",
                        "shrinkToFit": flag(alignment.shrinksToFit),
                    ])
            }
            if hasProtection {
                markup.empty("protection", ["locked": style.isLocked ? nil : "0", "hidden": flag(style.hidesFormula)])
            }
        }
    }

    /// A change within a conditional format: only what differs from a plain cell; Excel takes no font name or size there.
    private static func appendChange(_ style: CellStyle, _ format: Int, to markup: inout ElementWriter) {
        let font = style.font
        if font.isBold || font.isItalic || font.isStruckThrough || font.underline != nil || font.color != nil {
            markup.element("font") { markup in
                FontEncoding.appendTraits(font, to: &markup)
                if let color = font.color { markup.empty("color", ["rgb": color.argb]) }
            }
        }
        if style.numberFormat != "General" {
            markup.empty("numFmt", ["numFmtId": "\(format)", "formatCode": style.numberFormat])
        }
        if let fill = style.fill {
            markup.element("fill") { markup in
                let isSolid = fill.pattern == .solid
                markup.element("patternFill", ["patternType": isSolid ? nil : fill.pattern.rawValue]) { markup in
                    // In a change the colour of a solid fill is the background, other than in a cell's own fill.
                    let colors = isSolid ? (nil, fill.foreground) : (fill.foreground, fill.background)
                    if let color = colors.0 { markup.empty("fgColor", ["rgb": color.argb]) }
                    if let color = colors.1 { markup.empty("bgColor", ["rgb": color.argb]) }
                }
            }
        }
        if style.border != Border() { StyleLists.append(style.border, hasDiagonal: false, to: &markup) }
    }
}

/// The fonts, fills and borders of a styles part, each once.
struct StyleLists {
    /// Where a style's font, fill and border stand.
    struct Place {
        var font: Int
        var fill: Int
        var border: Int
    }

    private let defaultFont: Font
    private var fonts: [Font]
    private var fills: [Fill?]
    private var borders: [Border] = [Border()]
    private var fontPlaces: [Font: Int]
    private var fillPlaces: [Fill?: Int]
    private var borderPlaces: [Border: Int] = [Border(): 0]

    init(defaultFont: Font) {
        self.defaultFont = defaultFont
        fonts = [defaultFont]
        fontPlaces = [defaultFont: 0]
        // The first two fills are always these, whatever a file says.
        fills = [nil, Fill(pattern: .gray125)]
        fillPlaces = [nil: 0, Fill(pattern: .gray125): 1]
    }

    mutating func add(_ style: CellStyle) -> Place {
        var font = style.font
        font.name = font.name ?? defaultFont.name
        font.size = font.size ?? defaultFont.size
        return Place(
            font: Self.place(font, in: &fonts, &fontPlaces), fill: Self.place(style.fill, in: &fills, &fillPlaces),
            border: Self.place(style.border, in: &borders, &borderPlaces))
    }

    private static func place<Item: Hashable>(_ item: Item, in list: inout [Item], _ places: inout [Item: Int]) -> Int {
        if let place = places[item] { return place }
        list.append(item)
        places[item] = list.count - 1
        return list.count - 1
    }

    func append(to markup: inout ElementWriter) {
        markup.element("fonts", ["count": "\(fonts.count)"]) { markup in
            for font in fonts {
                markup.element("font") {
                    FontEncoding.append(font, defaultFont: defaultFont, nameTag: "name", to: &$0)
                }
            }
        }
        markup.element("fills", ["count": "\(fills.count)"]) { markup in
            for fill in fills {
                markup.element("fill") { markup in
                    markup.element("patternFill", ["patternType": fill?.pattern.rawValue ?? "none"]) { markup in
                        if let color = fill?.foreground { markup.empty("fgColor", ["rgb": color.argb]) }
                        if let color = fill?.background { markup.empty("bgColor", ["rgb": color.argb]) }
                    }
                }
            }
        }
        markup.element("borders", ["count": "\(borders.count)"]) { markup in
            for border in borders { Self.append(border, hasDiagonal: true, to: &markup) }
        }
    }

    static func append(_ border: Border, hasDiagonal: Bool, to markup: inout ElementWriter) {
        markup.element("border") { markup in
            let sides = [
                ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
            ]
            for (name, side) in sides {
                guard let side else {
                    markup.empty(name)
                    continue
                }
                markup.element(name, ["style": side.line.rawValue]) {
                    if let color = side.color {
                        $0.empty("color", ["rgb": color.argb])
                    } else {
                        $0.empty("color", ["auto": "1"])
                    }
                }
            }
            if hasDiagonal { markup.empty("diagonal") }
        }
    }
}
