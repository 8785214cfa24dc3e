internal import SheetModel

/// The widths of a font's letters and the height of its lines, near enough to tell how many lines a text takes and how
/// high they are on paper.
///
/// A font that is not known counts as wide as the widest that is, so that its text is given too much room, never too little.
struct FontMetrics: Sendable {
    /// The width of each character of ``AdvanceTables`` in points, and at the end that of a whole square.
    private let widths: [Double]
    /// ``places``, which is asked for every letter.
    private let places = FontMetrics.places
    /// The size in pixels of a screen, which are whole ones.
    private let pixels: Double
    /// How far letters reach above their line, in sizes; Windows cuts what is higher.
    private let ascent: Double
    /// How far letters reach below their line, in sizes.
    private let descent: Double
    /// The width of a digit, in sizes.
    private let digit: Double

    /// The metrics of a font; Calibri 11 where it names nothing.
    init(_ font: Font) {
        let face = Self.face(named: (font.name ?? "Calibri").lowercased())
        (ascent, descent, digit) = (face.ascent, face.descent, face.digit)
        let size = font.size.flatMap { $0.isFinite ? min(max($0, 1), 409) : nil } ?? 11
        pixels = (size * 96 / 72).rounded()
        let unit = max(size, pixels * 72 / 96) / 1000
        widths = ((font.isBold ? face.bold : face.regular) + [1000]).map { Double($0) * unit }
    }

    /// The width of a character in points: on a screen, where the size is one of whole pixels, or on paper, whichever is more.
    func width(of scalar: Unicode.Scalar) -> Double {
        let code = Int(scalar.value)
        let place = code < places.count ? Int(places[code]) : Self.place(of: scalar)
        return place < widths.count ? widths[place] : 0
    }

    /// The height of a line in points, in the whole pixels that Excel gives a row of it: 15.75 for Times New Roman 12,
    /// 16.5 for 13, 18.75 for 14.
    var lineHeight: Double {
        let letters = (ascent * pixels).rounded(.up) + (descent * pixels).rounded(.up)
        return (letters + ((digit * pixels).rounded(.down) / 4).rounded(.up)) * 72 / 96
    }

    /// The width of the widest digit in whole pixels, which widths of columns are counted in (ECMA-376 part 1, 18.3.1.13).
    ///
    /// Rounded down: a column is then no narrower than it is taken for.
    var digitPixels: Int { max(Int(digit * pixels), 1) }

    // MARK: - Characters

    /// Where the width of a character from U+1F00 on stands in the tables; 255 for one without a width.
    private static func place(of scalar: Unicode.Scalar) -> Int {
        if let known = further[scalar] { return known }
        let isMark = (0x200B...0x200F).contains(scalar.value) || scalar.properties.generalCategory == .nonspacingMark
        if isMark { return 255 }
        let dash: Unicode.Scalar = "–"
        return scalar.value < 0x2070 ? further[dash] ?? 0 : 95 + further.count
    }

    /// Where the characters behind those of ASCII stand in the tables.
    private static let further = Dictionary(
        uniqueKeysWithValues: AdvanceTables.furtherCharacters.unicodeScalars.enumerated().map { ($1, $0 + 95) })

    /// Where the width of each character below U+1F00 stands in the tables; 255 for one without a width.
    private static let places: [UInt8] = {
        func place(_ scalar: Unicode.Scalar) -> UInt8 {
            scalar.isASCII ? UInt8(scalar.value - 32) : UInt8(further[scalar] ?? 0)
        }
        // A letter of another script is about as wide as the widest of ours.
        var places = [UInt8](repeating: place("m"), count: 0x1F00)
        for code in 0..<32 { places[code] = 255 }
        places[9] = 0
        for code in 32..<127 { places[code] = UInt8(code - 32) }
        func set(_ start: Int, _ letters: String) {
            for (index, letter) in letters.unicodeScalars.enumerated() { places[start + index] = place(letter) }
        }
        set(0xA0, " !c$$|S\"@a<=--@-*+23'uP.,1o>MMM?")
        set(0xC0, "AAAAAAMCEEEEIIIIĐNOOOOOxOUUUUYPs")
        set(0xE0, "aaaaaaaceeeeiiiidnooooo+ouuuuypy")
        set(0x102, "Aa")
        set(0x110, "Đđ")
        set(0x128, "Ii")
        set(0x168, "Uu")
        set(0x1A0, "Ơơ")
        set(0x1AF, "Ưư")
        for code in 0x300..<0x370 { places[code] = 255 }
        // Ạ to ỹ (U+1EA0 to U+1EF9): each letter with its small one.
        let rows = [("Aa", 12), ("Ee", 8), ("Ii", 2), ("Oo", 7), ("Ơơ", 5), ("Uu", 2), ("Ưư", 5), ("Yy", 4)]
        set(0x1EA0, rows.map { String(repeating: $0.0, count: $0.1) }.joined())
        return places
    }()

    // MARK: - Fonts

    private struct Face {
        var regular: [UInt16]
        var bold: [UInt16]
        var ascent: Double
        var descent: Double
        var digit: Double
    }

    /// The heights are those of the fonts themselves (`OS/2` usWinAscent and usWinDescent); Calibri's are a little less, as
    /// Excel's rows of it are.
    private static func face(named name: String) -> Face {
        typealias Table = AdvanceTables
        switch name {
        case "times new roman", "times", "tinos", "liberation serif", ".vntime", "vni-times":
            return Face(
                regular: Table.timesNewRoman, bold: Table.timesNewRomanBold, ascent: 0.891, descent: 0.216, digit: 0.5)
        case "arial", "helvetica", "arimo", "liberation sans", ".vnarial", "vni-helve":
            return Face(regular: Table.arial, bold: Table.arialBold, ascent: 0.905, descent: 0.212, digit: 0.556)
        case "arial narrow", "liberation sans narrow":
            return Face(
                regular: Table.arialNarrow, bold: Table.arialNarrowBold, ascent: 0.936, descent: 0.212, digit: 0.456)
        case "calibri", "calibri light", "carlito":
            return Face(regular: Table.calibri, bold: Table.calibriBold, ascent: 0.92, descent: 0.25, digit: 0.507)
        case "cambria", "caladea":
            return Face(regular: Table.cambria, bold: Table.cambriaBold, ascent: 0.95, descent: 0.222, digit: 0.554)
        // No free font has the widths of these; their letters are no wider than those of the tables they are given.
        case "tahoma": return Face(regular: Table.arial, bold: Table.verdana, ascent: 1, descent: 0.207, digit: 0.546)
        case "segoe ui":
            return Face(regular: Table.arial, bold: Table.verdana, ascent: 1.079, descent: 0.251, digit: 0.539)
        case "verdana", "dejavu sans":
            return Face(regular: Table.verdana, bold: Table.verdanaBold, ascent: 1.005, descent: 0.21, digit: 0.636)
        default:
            return Face(regular: Table.verdana, bold: Table.verdanaBold, ascent: 1.079, descent: 0.251, digit: 0.5)
        }
    }
}
