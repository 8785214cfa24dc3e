import SheetModel

/// What a cell looks like to somebody who looks for a table.
enum CellSense {
    /// White space only.
    case blank
    /// Words.
    case label
    /// A year (`2019`) or a month of one (`10/2022`): a figure that may stand in a header.
    case year
    /// A date.
    case date
    /// A sign in place of words or a figure: `-`, `x`, `…`, `+`; an error, which may stand for either.
    case sign
    /// A number, a number as text, a truth value, or a formula without a stored result.
    case figure

    init(_ cell: GridCell, line: LineWords) {
        switch cell.value {
        case .blank: self = !cell.hasFormula ? .blank : .figure
        case .boolean: self = .figure
        case .error: self = .sign
        case .number(let number):
            if cell.isoDate != nil {
                self = .date
            } else {
                let isYear = number >= 1900 && number <= 2100 && Double(Int(number)) == number
                self = isYear ? .year : .figure
            }
        case .text: self = line.sense == .blank && cell.hasFormula ? .figure : line.sense
        }
    }

    /// What a text looks like.
    init(ofText text: String) {
        guard !text.isEmpty else {
            self = .blank
            return
        }
        self = Self.ofText(text)
    }

    private static func ofText(_ text: String) -> CellSense {
        guard text.utf8.count <= 32 else { return .label }
        if text.utf8.count <= 3 {
            switch text {
            case "-", "–", "—", "x", "X", "…", "...", "..", "+", "*", "//", "/": return .sign
            default: break
            }
        }
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "-"),
                UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="):
                continue
            default: return .label
            }
        }
        guard digits > 0 else { return .label }
        return digits <= 8 && isYear(text) ? .year : .figure
    }

    private static func isYear(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" })
        guard (1...2).contains(parts.count), parts.count == 1 || text.contains("/") || text.contains("-"),
            let last = parts.last, let year = Int(last), (1900...2100).contains(year)
        else { return false }
        guard parts.count == 2, let first = Int(parts[0]) else { return parts.count == 1 && text.utf8.count == 4 }
        return (1...12).contains(first) || (1900...2100).contains(first)
    }

    /// Whether the cell can stand in a header row.
    var fitsHeader: Bool { self != .figure && self != .blank }
}
