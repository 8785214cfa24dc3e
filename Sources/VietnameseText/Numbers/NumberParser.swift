internal import FoundationEssentials

/// Reads one written number; see ``WrittenNumber``.
struct NumberParser {
    let text: String
    let field: NumberField
    var scanner: NumberScanner
    var result = WrittenNumber(content: .unreadable(.notANumber))
    /// Whether the number stands in a sentence, where what follows is no unit unless it is known as one.
    var isInSentence = false

    init(_ raw: String, field: NumberField) {
        var text = NFC.normalised(raw)
        let alike = LookAlikes.replaced(text)
        if let alike { text = alike.text }
        text = Spacing.tidied(text)
        self.text = text
        self.field = field
        scanner = NumberScanner(text)
        if let alike {
            result.normalisations += alike.normalisations
            result.outcome = alike.outcome
        }
    }

    mutating func reading() -> WrittenNumber {
        if let special = special() { return special }
        result.normalisations.append(.numberAsText)
        // A text without a digit has no number but one in words.
        guard scanner.scalars.contains(where: NumberScanner.isDigit) else { return unread() }
        if scanner.next == "'" { scanner.position += 1 }
        if !NumberScanner.isDigit(scanner.next) { takeApproximation() }
        if let negative = parenthesised() { return negative }
        guard let first = quantity() else { return unread() }
        finish(content(after: first))
        return result
    }

    // MARK: Texts that are no numbers

    private mutating func special() -> WrittenNumber? {
        if field.kind == .code {
            result.content = .code(text)
            return result
        }
        if field.kind == .yesNo, let answer = Self.answers[text.inCapitals(false)] {
            result.content = .yesNo(answer)
            result.normalisations.append(.yesNo)
            return result
        }
        if let missing = field.missing.meaning(ofTidy: text) {
            result.content = .missing(missing)
            if !text.isEmpty { result.normalisations.append(.missing) }
            return result
        }
        guard scanner.next == "#" else { return nil }
        result.content = .unreadable(.errorText)
        result.outcome = .refused
        return result
    }

    private static let answers: [String: Bool] = [
        "có": true, "co": true, "x": true, "đạt": true, "dat": true, "v": true, "yes": true, "1": true, "không": false,
        "khong": false, "ko": false, "k": false, "chưa": false, "chưa đạt": false, "không đạt": false, "no": false,
        "0": false,
    ]

    private mutating func unread() -> WrittenNumber {
        if result.outcome == .refused { return result }
        if let value = NumberWords.value(of: text) {
            result.content = .number(value)
            note(.inWords, .warned)
            return result
        }
        result.content = .unreadable(.notANumber)
        result.outcome = .refused
        return result
    }

    mutating func refuse(_ reason: WrittenNumber.Refusal) {
        result.content = .unreadable(reason)
        result.outcome = .refused
        result.candidates = []
    }

    mutating func note(_ normalisation: Normalisation, _ outcome: Outcome = .accepted) {
        if !result.normalisations.contains(normalisation) { result.normalisations.append(normalisation) }
        result.outcome = max(result.outcome, outcome)
    }

    // MARK: Before the number

    private static let approximations: Set<String> = [
        "khoảng", "khoang", "hơn", "hon", "trên", "tren", "gần", "gan", "dưới", "duoi", "xấp xỉ", "xap xi", "chừng",
        "ước", "ước khoảng", "ước đạt", "tối thiểu", "ít nhất", "tối đa", "không quá", "tầm", "độ",
    ]

    mutating func takeApproximation() {
        let start = scanner.position
        while let sign = scanner.next, "~≈<>≥≤±≃".unicodeScalars.contains(sign) {
            scanner.position += 1
            result.isApproximate = true
        }
        scanner.skipSpaces()
        let wordsStart = scanner.position
        while scanner.word() != nil, let word = scanner.word() {
            scanner.position = word.end
            scanner.skipSpaces()
        }
        let words = scanner.text(wordsStart..<scanner.position).inCapitals(false)
        if Self.approximations.contains(words) {
            result.isApproximate = true
        } else if words == "từ" || words == "tu" {
            // "từ 30 đến 35": the range says the rest.
        } else {
            scanner.position = wordsStart
        }
        if result.isApproximate, NumberScanner.isDigit(scanner.next) {
            note(.approximate, .warned)
        } else if result.isApproximate {
            result.isApproximate = false
            scanner.position = start
        }
    }

    /// `(1.500)`: a loss, as accountants write it.
    private mutating func parenthesised() -> WrittenNumber? {
        guard scanner.next == "(", scanner.scalars.last == ")", NumberScanner.isDigit(scanner.peek(1)) else {
            return nil
        }
        let start = scanner.position
        scanner.position += 1
        guard var inside = quantity(), scanner.take(")"), scanner.isAtEnd else {
            scanner.position = start
            return nil
        }
        inside.value = -inside.value
        inside.written = -inside.written
        result.candidates = result.candidates.map { -$0 }
        result.content = .number(inside)
        note(.parentheses, .warned)
        return result
    }

    // MARK: Behind the number

    /// What the number and all behind it make; `nil` when the text is refused.
    mutating func content(after first: Quantity) -> WrittenNumber.Content? {
        let start = scanner.position
        if follows("/") { return ratioOrComposite(first) }
        if follows("-") || follows("–") || follows("—") || follows("~") || wordFollows(["đến", "tới", "den"]) {
            return range(first)
        }
        if follows("×") || follows("*") || wordFollows(["x"]) { return product(first) }
        if !isInSentence, first.unit != nil || first.isPercent,
            follows(";") || follows(",") || follows("+") || wordFollows(["và", "va"])
        {
            return list(first)
        }
        scanner.position = start
        return .number(first)
    }

    /// Takes a sign when a digit stands behind it.
    private mutating func follows(_ sign: Unicode.Scalar) -> Bool {
        let start = scanner.position
        guard scanner.take(sign), scanner.digitFollows(at: scanner.position) else {
            scanner.position = start
            return false
        }
        return true
    }

    /// Takes one of the words when a digit stands behind it.
    private mutating func wordFollows(_ words: [String]) -> Bool {
        let start = scanner.position
        scanner.skipSpaces()
        if let word = scanner.word(), words.contains(word.text), scanner.digitFollows(at: word.end) {
            scanner.position = word.end
            return true
        }
        scanner.position = start
        return false
    }

    private mutating func range(_ first: Quantity) -> WrittenNumber.Content? {
        guard var second = quantity() else { return nil }
        var first = first
        if first.factor == 1, second.factor != 1 {
            first.factor = second.factor
            first.value *= second.factor
        }
        if second.isPercent, !first.isPercent { first = percent(first) }
        if first.unit == nil { first.unit = second.unit }
        if second.unit == nil { second.unit = first.unit }
        note(.range, .warned)
        result.isApproximate = true
        result.candidates = []
        return .range(first, second)
    }

    private mutating func list(_ first: Quantity) -> WrittenNumber.Content? {
        var measures = [first]
        repeat {
            guard let next = quantity() else { return nil }
            measures.append(next)
        } while follows(";") || follows(",") || follows("+") || wordFollows(["và", "va"])
        note(.composite, field.takes(.composite) ? .accepted : .warned)
        return .composite(measures)
    }

    private mutating func ratioOrComposite(_ first: Quantity) -> WrittenNumber.Content? {
        guard let second = quantity() else { return nil }
        if follows("/") { return nil }
        if let one = first.unit, let other = second.unit, one.inCapitals(false) != other.inCapitals(false) {
            note(.composite, field.takes(.composite) ? .accepted : .warned)
            return .composite([first, second])
        }
        var ratio = WrittenRatio(achieved: first, quota: second)
        // A unit on the left alone leaves it open what the right counts.
        let isOpen = first.unit != nil && second.unit == nil
        if ratio.achieved.unit == nil { ratio.achieved.unit = second.unit }
        if ratio.quota.unit == nil { ratio.quota.unit = first.unit }
        note(.ratio, field.takes(.ratio) && !isOpen ? .accepted : .warned)
        if let stated = statedShare() {
            ratio.statedShare = stated.value
            if let share = ratio.share, !Self.agrees(share, stated) { note(.ratioDiffers, .warned) }
        }
        return .ratio(ratio)
    }

    /// Rounded or cut off at the decimals that were written.
    private static func agrees(_ share: Decimal, _ stated: Quantity) -> Bool {
        let exact = share * 100
        let unit = Decimal(sign: .plus, exponent: -stated.decimals, significand: 1)
        return exact.rounded(decimals: stated.decimals) == stated.written
            || (exact >= stated.written && exact - stated.written < unit)
    }

    /// `(94,2%)`, `(đạt 100%)`, `đạt 100% chỉ tiêu giao`, `= 94,2%`.
    private mutating func statedShare() -> Quantity? {
        let start = scanner.position
        let isOpen = scanner.take("(")
        if !isOpen { _ = scanner.take("=") }
        scanner.skipSpaces()
        if let word = scanner.word(), ["đạt", "dat", "bằng", "chiếm", "tỷ"].contains(word.text) {
            scanner.position = word.end
            if word.text == "tỷ", scanner.peek(1) == "l" { scanner.position += 3 }
        }
        let before = result
        scanner.skipSpaces()
        guard let share = NumberScanner.isDigit(scanner.next) ? quantity() : nil, share.isPercent else {
            scanner.position = start
            result = before
            return nil
        }
        if isOpen { _ = scanner.take(")") }
        return share
    }

    private mutating func product(_ first: Quantity) -> WrittenNumber.Content? {
        var product = WrittenProduct(factors: [first])
        repeat {
            guard let next = quantity() else { return nil }
            product.factors.append(next)
        } while follows("×") || follows("*") || wordFollows(["x"])
        if follows("=") {
            guard let stated = quantity() else { return nil }
            product.stated = stated
        }
        guard !product.computed.isNaN else {
            refuse(.tooLong)
            return nil
        }
        note(.product, field.takes(.product) ? .accepted : .warned)
        if !product.agrees, let stated = product.stated {
            note(.productDiffers, .warned)
            result.candidates = [stated.value, product.computed]
        }
        return .product(product)
    }

    /// Puts what is left of the text apart as a remark.
    private mutating func finish(_ content: WrittenNumber.Content?) {
        guard result.outcome != .refused else { return }
        guard let content else { return refuse(.notANumber) }
        result.content = content
        while let sign = scanner.next, " .,;:".unicodeScalars.contains(sign) { scanner.position += 1 }
        guard let sign = scanner.next else { return }
        if "-–/\\_".unicodeScalars.contains(sign) || NumberScanner.isDigit(sign) { return refuse(.notANumber) }
        var rest = scanner.text(scanner.position..<scanner.scalars.count)
        if rest.hasPrefix("("), rest.hasSuffix(")") { rest = String(rest.dropFirst().dropLast()) }
        result.remark = rest
        note(.remark, .warned)
    }
}
