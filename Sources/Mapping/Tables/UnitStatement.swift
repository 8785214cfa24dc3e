/// The unit of measure that a line above a table states: `Đơn vị tính: triệu đồng`, `ĐVT: ha`, `(Unit: kg)`.
struct UnitStatement: Equatable {
    /// The unit as written; empty when it stands in the next cell.
    let unit: String
    /// Whether the line says nothing else.
    let isAlone: Bool

    private static let explicit = ["đơn vị tính", "đvt", "đv tính", "đ v t", "unit of measure", "unit"].map {
        Phrase($0)
    }
    private static let short = Phrase("đơn vị")
    private static let measures = [
        "đồng", "đ", "vnđ", "vnd", "triệu", "trđ", "tr đ", "nghìn", "ngàn", "tỷ", "tỉ", "ha", "m2", "m²", "km", "kg",
        "tấn", "tạ", "người", "hộ", "con", "cái", "lượt", "cơ sở", "suất", "ca", "trường hợp", "vụ", "usd", "khẩu",
        "đ c", "đồng chí", "1000", "1", "1 000", "1 000 000", "1000000", "tỷ lệ",
    ].map { Phrase($0) }

    /// Reads a line; `nil` when it states no unit.
    init?(_ line: String) {
        guard line.utf8.count <= 400 else { return nil }
        if let statement = Self.read(line[...]) {
            self.init(unit: statement, isAlone: true)
            return
        }
        // At the end of a longer line: "BÁO CÁO … (Đơn vị tính: triệu đồng)".
        guard let open = line.lastIndex(of: "("), open != line.startIndex,
            let statement = Self.read(line[open...]), !statement.isEmpty
        else { return nil }
        self.init(unit: statement, isAlone: false)
    }

    private init(unit: String, isAlone: Bool) {
        self.unit = unit
        self.isAlone = isAlone
    }

    private static func read(_ text: Substring) -> String? {
        var body = trim(text)
        if body.first == "(" { body = trim(body.dropFirst()) }
        if body.last == ")", !body.dropLast().contains("(") { body = trim(body.dropLast()) }
        guard let colon = body.firstIndex(of: ":") else {
            return readWithoutColon(String(body))
        }
        let head = Phrase(String(body[..<colon]), limit: 6)
        let value = String(trim(body[body.index(after: colon)...]))
        if explicit.contains(where: { head.equals($0) }) { return value }
        guard head.equals(short) else { return nil }
        return isMeasure(value) ? value : nil
    }

    private static func readWithoutColon(_ body: String) -> String? {
        let words = Phrase(body, limit: 8)
        guard words.words.count > 2, words.words.count <= 6 else { return nil }
        guard words.begins(with: explicit[0]) || words.begins(with: explicit[1]) else { return nil }
        let count = words.begins(with: explicit[0]) ? 3 : 1
        let rest = body.split(separator: " ").dropFirst(count).joined(separator: " ")
        return isMeasure(rest) ? rest : nil
    }

    private static func isMeasure(_ text: String) -> Bool {
        if text == "%" { return true }
        let phrase = Phrase(text, limit: 6)
        return phrase.words.count <= 5 && measures.contains { phrase.begins(with: $0) }
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
