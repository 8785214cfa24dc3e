internal import FoundationEssentials

extension NumberParser {
    /// A number with its factor, percent sign and unit; `nil` where none stands.
    mutating func quantity() -> Quantity? {
        scanner.skipSpaces()
        var isNegative = false
        if let sign = scanner.next, "-−–+".unicodeScalars.contains(sign), NumberScanner.isDigit(scanner.peek(1)) {
            isNegative = sign != "+"
            scanner.position += 1
        }
        guard let literal = scanner.literal() else { return nil }
        let (factor, isMoney) = takeFactor()
        let isPercent = scanner.take("%")
        let isWhole = field.isWhole && factor == 1 && !isPercent
        guard let reading = literal.reading(in: field, isWhole: isWhole) else {
            refuse(literal.form == .malformed ? .malformed : .tooLong)
            return nil
        }
        let sign: Decimal = isNegative ? -1 : 1
        let decimals = literal.separators.isEmpty ? 0 : literal.runs.last?.count ?? 0
        var quantity = Quantity(
            value: sign * reading.value * factor, written: sign * reading.value, factor: factor, decimals: decimals)
        guard !quantity.value.isNaN else {
            refuse(.tooLong)
            return nil
        }
        note(reading, factor: sign * factor)
        if isMoney { note(.currency) }
        if factor != 1 { addSmallerPart(to: &quantity, sign: sign) }
        guard !isPercent else { return percent(quantity) }
        scale(&quantity)
        quantity.unit = takeUnit(afterMoney: isMoney)
        return quantity
    }

    private mutating func note(_ reading: LiteralReading, factor: Decimal) {
        for normalisation in reading.normalisations { note(normalisation, reading.outcome) }
        if factor != 1, factor != -1 { note(.factor) }
        if let other = reading.other, reading.outcome == .warned, result.candidates.isEmpty {
            result.candidates = [reading.value * factor, other * factor]
        }
    }

    mutating func percent(_ quantity: Quantity) -> Quantity {
        var quantity = quantity
        quantity.isPercent = true
        quantity.value = Decimal(
            sign: quantity.value < 0 ? .minus : .plus, exponent: -2, significand: quantity.value.magnitude)
        note(.percent)
        return quantity
    }

    /// A percentage without its sign, by the column's scale.
    private mutating func scale(_ quantity: inout Quantity) {
        guard field.kind == .percentage else { return }
        switch field.percentScale {
        case .one?: break
        case .hundred?:
            quantity.value = quantity.value / 100
            note(.percentScale)
        case nil:
            // Nothing tells the scale: what is greater than 2 can hardly be a fraction.
            if quantity.value.magnitude > 2 { quantity.value = quantity.value / 100 }
            note(.percentScale, .warned)
        }
    }

    // MARK: Factors

    private static let factors: [String: Decimal] = [
        "nghìn": 1_000, "ngàn": 1_000, "nghin": 1_000, "k": 1_000, "triệu": 1_000_000, "trieu": 1_000_000,
        "tr": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
    ]
    private static let currencies: [String] = ["vnđ", "vnd", "đồng", "dong", "đ", "₫"]

    /// Takes `nghìn`, `tỷ`, `trđ`, `tr.đ`, `nghìn tỷ đồng`: the factor, and whether đồng was written.
    private mutating func takeFactor() -> (factor: Decimal, isMoney: Bool) {
        var factor: Decimal = 1
        while true {
            let start = scanner.position
            scanner.skipSpaces()
            if scanner.next == "₫" {
                scanner.position += 1
                return (factor, true)
            }
            guard let word = scanner.word() else {
                scanner.position = start
                return (factor, false)
            }
            if isCurrency(word) {
                scanner.position = word.end
                return (factor, true)
            }
            let (stem, isMoney) = Self.split(word.text)
            guard let one = Self.factors[stem], !isOtherWord(word) else {
                scanner.position = start
                return (factor, false)
            }
            factor *= one
            scanner.position = word.end
            if isMoney { return (factor, true) }
            // The point of an abbreviation: "tr.đ", "tr."
            if scanner.next == ".", !NumberScanner.isDigit(scanner.peek(1)), stem == "tr" { scanner.position += 1 }
        }
    }

    /// `trđ`, `triệuđồng`, `tỷđồng`: a factor and đồng in one word.
    private static func split(_ word: String) -> (stem: String, isMoney: Bool) {
        for currency in currencies where word.hasSuffix(currency) && word != currency {
            let stem = String(word.dropLast(currency.count))
            if factors[stem] != nil { return (stem, true) }
        }
        return (word, false)
    }

    /// `tỷ lệ`, `đồng chí` begin like a factor or a currency.
    private func isOtherWord(_ word: (text: String, end: Int)) -> Bool {
        var after = scanner
        after.position = word.end
        if after.next == "/" { return word.text == "đ" || word.text == "k" }
        after.skipSpaces()
        guard let next = after.word()?.text else { return false }
        return ["chí", "chi", "bào", "hồ", "nghiệp", "đội", "lệ", "le", "trọng", "suất"].contains(next)
    }

    private func isCurrency(_ word: (text: String, end: Int)) -> Bool {
        if word.text == "d" { return field.kind == .money }
        return Self.currencies.contains(word.text) && !isOtherWord(word)
    }

    /// `3 tỷ 200 triệu` and `2tr5`.
    private mutating func addSmallerPart(to quantity: inout Quantity, sign: Decimal) {
        var smallest = quantity.factor
        while true {
            let start = scanner.position
            let isGlued = NumberScanner.isDigit(scanner.next)
            scanner.skipSpaces()
            guard NumberScanner.isDigit(scanner.next), let literal = scanner.literal(), literal.form == .whole,
                let number = literal.value(lastIsDecimals: false)
            else {
                scanner.position = start
                return
            }
            let (factor, _) = takeFactor()
            let part: Decimal
            if factor < smallest, factor > 1 {
                part = number * factor
                smallest = factor
            } else if isGlued, factor == 1, literal.runs[0].count <= 3 {
                part = Decimal(sign: .plus, exponent: -literal.runs[0].count, significand: number) * smallest
                smallest = 1
                note(.factor, .warned)
            } else {
                scanner.position = start
                return
            }
            quantity.value += sign * part
            quantity.written = quantity.value / quantity.factor
        }
    }

    // MARK: Units

    private static let endsUnit: Set<String> = [
        "đạt", "bằng", "là", "tại", "so", "trong", "gồm", "chiếm", "trị", "của", "cho", "tăng", "giảm", "với", "được",
        "năm", "tháng", "ngày", "quý", "đã",
    ]
    private static let joins: Set<String> = ["x", "đến", "tới", "và", "den", "va"]

    /// The unit behind a number, as written; `nil` when there is none.
    private mutating func takeUnit(afterMoney isMoney: Bool) -> String? {
        if isMoney {
            // "đồng/người" is a rate.
            guard scanner.next == "/", NumberScanner.isLetter(scanner.peek(1)) else { return "đồng" }
            let start = scanner.position
            skipUnitWord()
            note(.unit)
            return "đồng" + scanner.text(start..<scanner.position)
        }
        let start = scanner.position
        var words: [(text: String, end: Int)] = []
        while words.count < 8, let end = nextUnitWord() {
            words.append((scanner.text(start..<end).inCapitals(false), end))
            scanner.position = end
        }
        guard let last = words.last else {
            scanner.position = start
            return nil
        }
        var end = last.end
        if isInSentence || words.count > 3 {
            let known = words.last { UnitWords.known.contains($0.text) }
            end = known?.end ?? (words.count > 4 || isInSentence ? words[0].end : last.end)
        }
        scanner.position = end
        note(.unit)
        return scanner.text(start..<end)
    }

    /// Where the next word of a unit ends; `nil` when something else stands there.
    private mutating func nextUnitWord() -> Int? {
        var ahead = scanner
        ahead.skipSpaces()
        guard let word = ahead.word(), !Self.endsUnit.contains(word.text) else { return nil }
        if Self.joins.contains(word.text), ahead.digitFollows(at: word.end) { return nil }
        let start = scanner.position
        scanner.position = ahead.position
        skipUnitWord()
        defer { scanner.position = start }
        return scanner.position
    }

    /// Moves over letters and what is joined to them: `đ/c`, `tạ/ha`, `m2`, `km²`, `h.viên`.
    private mutating func skipUnitWord() {
        while let scalar = scanner.next {
            if NumberScanner.isLetter(scalar) || scalar == "²" || scalar == "³" {
                scanner.position += 1
                continue
            }
            let joinsLetters = scalar == "/" || scalar == "." || scalar == "-"
            if joinsLetters, NumberScanner.isLetter(scanner.peek(1)) {
                scanner.position += 1
                continue
            }
            // "m2", "m3".
            if scalar == "2" || scalar == "3", let before = scanner.peek(-1), before == "m" || before == "M",
                !NumberScanner.isDigit(scanner.peek(1))
            {
                scanner.position += 1
                continue
            }
            return
        }
    }
}

/// Units that are more than one word or that a sentence goes on behind.
enum UnitWords {
    static let known: Set<String> = [
        "ha", "m2", "m²", "km2", "km²", "km", "m", "m3", "m³", "sào", "mẫu", "thước", "công", "kg", "yến", "tạ", "tấn",
        "tạ/ha", "tấn/ha", "người", "đ/c", "đồng chí", "lượt", "lượt người", "lượt hộ", "hội viên", "đoàn viên",
        "thanh niên", "hộ", "hộ nghèo", "hộ cận nghèo", "hộ gia đình", "khẩu", "vườn", "mô hình", "suất", "suất quà",
        "phần quà", "nhà", "căn nhà", "ngôi nhà", "buổi", "cuộc", "lớp", "lớp tập huấn", "ngày công", "xã", "thôn",
        "cây", "con", "cái", "công trình", "đồng", "chiến sĩ", "học sinh", "em", "cháu", "trẻ", "bộ", "chiếc",
        "giường", "km đường", "tổ", "chi hội", "chi đoàn", "cơ sở", "vụ", "trường hợp",
    ]
}
