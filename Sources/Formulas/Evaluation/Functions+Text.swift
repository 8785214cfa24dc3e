import SheetModel

/// Texts by UTF-16 units, as Excel counts them.
/// Texts as Excel counts them, in units of UTF-16.
enum Units {
    static func text(_ units: some Sequence<UInt16>) -> String { String(decoding: Array(units), as: UTF16.self) }

    /// The first `count` units.
    static func prefix(_ text: String, _ count: Int) -> String {
        text.utf8.count <= count ? text : Self.text(text.utf16.prefix(count))
    }
}

extension Call {
    /// A count of characters, not below 0.
    fileprivate func length(_ index: Int, default fallback: Int) throws(Fault) -> Int {
        let count = try number(index, default: Double(fallback)).rounded(.towardZero)
        if count < 0 { throw .value }
        return count > 1e6 ? 1_000_000 : Int(count)
    }
}

extension FunctionEntry {
    /// A function of one text.
    private static func ofText(_ name: String, _ body: @escaping @Sendable (String) -> Value) -> FunctionEntry {
        FunctionEntry(name, 1...1, "s") { call throws(Fault) in body(try call.text(0)) }
    }

    static let text: [FunctionEntry] = [
        ofText("LEN") { .number($0.utf16.count) },
        ofText("LENB") { .number($0.utf16.count) },
        ofText("LOWER") { .text($0.lowercased()) },
        ofText("UPPER") { .text(upper($0)) },
        ofText("PROPER") { .text(proper($0)) },
        ofText("TRIM") { .text($0.split(separator: " ").joined(separator: " ")) },
        ofText("CLEAN") { text in .text(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 })))
        },
        FunctionEntry("LEFT", 1...2, "ss") { call throws(Fault) in
            .text(Units.prefix(try call.text(0), try call.length(1, default: 1)))
        },
        FunctionEntry("LEFTB", 1...2, "ss") { call throws(Fault) in
            .text(Units.prefix(try call.text(0), try call.length(1, default: 1)))
        },
        FunctionEntry("RIGHT", 1...2, "ss") { call throws(Fault) in
            .text(Units.text(try call.text(0).utf16.suffix(try call.length(1, default: 1))))
        },
        FunctionEntry("MID", 3...3, "sss") { call throws(Fault) in
            let text = try call.text(0)
            let (start, count) = (try call.number(1).rounded(.towardZero), try call.length(2, default: 0))
            if start < 1 { throw .value }
            guard start <= 1e6 else { return .text("") }
            return .text(Units.text(text.utf16.dropFirst(Int(start) - 1).prefix(count)))
        },
        FunctionEntry("REPLACE", 4...4, "ssss") { call throws(Fault) in
            let text = Array(try call.text(0).utf16)
            let (start, count) = (try call.length(1, default: 1), try call.length(2, default: 0))
            if start < 1 { throw .value }
            let head = text.prefix(start - 1)
            let tail = text.dropFirst(min(start - 1 + count, text.count))
            return .text(Units.text(Array(head) + Array(try call.text(3).utf16) + Array(tail)))
        },
        FunctionEntry("SUBSTITUTE", 3...4, "ssss") { call throws(Fault) in try substituted(call) },
        FunctionEntry("FIND", 2...3, "sss") { call throws(Fault) in
            let (wanted, text) = (Array(try call.text(0).utf16), Array(try call.text(1).utf16))
            let start = try call.number(2, default: 1).rounded(.towardZero)
            guard start >= 1, start <= Double(text.count + 1) else { throw .value }
            guard let place = place(of: wanted, in: text, from: Int(start) - 1) else { throw .value }
            return .number(place + 1)
        },
        FunctionEntry("SEARCH", 2...3, "sss") { call throws(Fault) in
            let (wanted, text) = (try call.text(0), Array(ValueOrder.folded(try call.text(1))))
            let start = try call.number(2, default: 1).rounded(.towardZero)
            guard start >= 1, start <= Double(text.count + 1) else { throw .value }
            guard let place = TextPattern(wanted).firstPlace(in: text, from: Int(start) - 1) else { throw .value }
            return .number(text[..<place].reduce(0) { $0 + $1.utf16.count } + 1)
        },
        FunctionEntry("EXACT", 2...2, "ss") { call throws(Fault) in
            .boolean(Array(try call.text(0).utf8) == Array(try call.text(1).utf8))
        },
        FunctionEntry("REPT", 2...2, "ss") { call throws(Fault) in
            let (text, count) = (try call.text(0), try call.number(1).rounded(.towardZero))
            guard count >= 0, Double(text.utf16.count) * count <= 32_767 else { throw .value }
            return .text(String(repeating: text, count: text.isEmpty ? 0 : Int(count)))
        },
        FunctionEntry("CONCATENATE", 1...many, "s") { call throws(Fault) in
            var text = ""
            for index in 0..<call.count { text += try call.text(index) }
            return .text(text)
        },
        FunctionEntry("CONCAT", 1...many, "r") { call throws(Fault) in .text(try pieces(call, from: 0).joined()) },
        FunctionEntry("TEXTJOIN", 3...many, "rsr") { call throws(Fault) in
            let marks = try call.array(0).values.map { value throws(Fault) in try call.evaluator.text(value) }
            let skipsEmpty = try call.boolean(1)
            var result = ""
            var count = 0
            for piece in try pieces(call, from: 2, keepsBlank: !skipsEmpty) where !skipsEmpty || !piece.isEmpty {
                if count > 0 { result += marks[(count - 1) % marks.count] }
                result += piece
                count += 1
            }
            return .text(result)
        },
    ]

    /// Capitals; letters that would become two stay as they are.
    private static func upper(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    let mapped = Array(scalar.properties.uppercaseMapping.unicodeScalars)
                    return mapped.count == 1 ? mapped : [scalar]
                }))
    }

    private static func proper(_ text: String) -> String {
        var result = ""
        var isInWord = false
        for character in text {
            result += isInWord ? character.lowercased() : character.uppercased()
            isInWord = character.isLetter
        }
        return result
    }

    private static func place(of wanted: [UInt16], in text: [UInt16], from start: Int) -> Int? {
        guard start + wanted.count <= text.count else { return nil }
        return (start...(text.count - wanted.count)).first { text[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    private static func substituted(_ call: Call) throws(Fault) -> Value {
        let (text, old) = (Array(try call.text(0).utf16), Array(try call.text(1).utf16))
        let new = Array(try call.text(2).utf16)
        let only = call.isGiven(3) ? try call.whole(3) : nil
        if let only, only < 1 { throw .value }
        if old.isEmpty { return .text(Units.text(text)) }
        var result: [UInt16] = []
        var (position, count) = (0, 0)
        while let found = place(of: old, in: text, from: position) {
            count += 1
            result += text[position..<found]
            result += only == nil || only == count ? new : old
            position = found + old.count
        }
        return .text(Units.text(result + text[position...]))
    }

    private static func pieces(_ call: Call, from start: Int, keepsBlank: Bool = false) throws(Fault) -> [String] {
        var pieces: [String] = []
        for index in start..<max(start, call.count) {
            // Blank cells are places between two delimiters, so areas are taken whole.
            let value = keepsBlank ? Value.array(try call.array(index)) : call[index]
            try call.evaluator.forEachValue(value) { value, _ throws(Fault) in
                pieces.append(try call.evaluator.text(value))
            }
        }
        return pieces
    }

    // MARK: Numbers and characters

    static let moreText: [FunctionEntry] = [
        FunctionEntry("TEXT", 2...2, "ss") { call throws(Fault) in
            let value = try call.scalar(0)
            if case .error(let error) = value { throw Fault(error) }
            let code = try call.text(1)
            if code.isEmpty { return .text("") }
            let format = call.evaluator.format(code)
            switch value {
            case .boolean(let value): return .text(value ? "TRUE" : "FALSE")
            case .text(let text):
                guard let number = try? call.evaluator.number(value) else { return .text(format.shown(text)) }
                return try shown(number, format, call)
            default: return try shown(try call.evaluator.number(value), format, call)
            }
        },
        FunctionEntry("VALUE", 1...1, "s") { call throws(Fault) in
            if case .boolean = try call.scalar(0) { throw .value }
            return .number(try call.number(0))
        },
        FunctionEntry("NUMBERVALUE", 1...3, "sss") { call throws(Fault) in
            let point = call.isGiven(1) ? try call.text(1).first : "."
            let group = call.isGiven(2) ? try call.text(2).first : ","
            var plain = ""
            for character in try call.text(0) where character != " " {
                if character == group {
                    if plain.contains(".") { throw .value }
                    continue
                }
                plain.append(character == point ? "." : character)
            }
            var scale = 1.0
            while plain.hasSuffix("%") {
                plain.removeLast()
                scale *= 100
            }
            if plain.isEmpty { return .number(0) }
            guard plain.utf8.allSatisfy({ $0 < 58 || $0 | 0x20 == 101 }), let number = Double(plain) else {
                throw .value
            }
            return .number(number / scale)
        },
        FunctionEntry("FIXED", 1...3, "sss") { call throws(Fault) in
            let digits = try call.whole(1, default: 2)
            guard (-127...127).contains(digits) else { throw .value }
            let number = Rounding.rounded(try call.number(0), digits: digits)
            let plain = try call.boolean(2, default: false)
            let decimals = digits > 0 ? "." + String(repeating: "0", count: digits) : ""
            return try shown(number, call.evaluator.format((plain ? "0" : "#,##0") + decimals), call)
        },
        FunctionEntry("DOLLAR", 1...2, "ss") { call throws(Fault) in
            let digits = try call.whole(1, default: 2)
            guard (-127...127).contains(digits) else { throw .value }
            let number = Rounding.rounded(try call.number(0), digits: digits)
            let decimals = digits > 0 ? "." + String(repeating: "0", count: digits) : ""
            let code = "$#,##0" + decimals
            return try shown(number, call.evaluator.format("\(code);(\(code))"), call)
        },
        FunctionEntry("CHAR", 1...1, "s") { call throws(Fault) in
            let code = try call.whole(0)
            guard (1...255).contains(code) else { throw .value }
            return .text(String(Character(WindowsCharacters.scalar(code))))
        },
        FunctionEntry("CODE", 1...1, "s") { call throws(Fault) in
            guard let first = try call.text(0).unicodeScalars.first else { throw .value }
            return .number(WindowsCharacters.code(first))
        },
        FunctionEntry("UNICHAR", 1...1, "s") { call throws(Fault) in
            let code = try call.whole(0)
            guard code > 0, code <= 0x10FFFF else { throw .value }
            guard let scalar = Unicode.Scalar(UInt32(code)) else { throw .notAvailable }
            return .text(String(Character(scalar)))
        },
        FunctionEntry("UNICODE", 1...1, "s") { call throws(Fault) in
            guard let first = try call.text(0).unicodeScalars.first else { throw .value }
            return .number(Int(first.value))
        },
        FunctionEntry("T", 1...1, "r") { call throws(Fault) in
            let value = call.evaluator.first(of: call[0])
            switch value {
            case .text: return .scalar(value)
            case .error(let error): throw Fault(error)
            default: return .text("")
            }
        },
        FunctionEntry("ASC", 1...1, "s") { call throws(Fault) in .text(try call.text(0)) },
    ]

    private static func shown(_ number: Double, _ format: NumberFormat, _ call: Call) throws(Fault) -> Value {
        let text = format.shown(number, dateSystem: call.evaluator.book.dateSystem)
        if text == NumberFormat.unshowable { throw .value }
        return .text(text)
    }
}

extension Evaluator {
    /// A number format; each is read once.
    func format(_ code: String) -> NumberFormat {
        if let known = formats[code] { return known }
        let format = NumberFormat(code: code)
        if formats.count < 1_000 { formats[code] = format }
        return format
    }
}

/// The characters of Windows' code page 1252, which `CHAR` and `CODE` know.
enum WindowsCharacters {
    private static let special: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}", "‘",
        "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]

    static func scalar(_ code: Int) -> Unicode.Scalar {
        (128..<160).contains(code) ? special[code - 128] : Unicode.Scalar(UInt8(truncatingIfNeeded: code))
    }

    /// The number of a character; that of `?` for those that the code page lacks.
    static func code(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 128 || (160..<256).contains(scalar.value) { return Int(scalar.value) }
        return special.firstIndex(of: scalar).map { $0 + 128 } ?? 63
    }
}
