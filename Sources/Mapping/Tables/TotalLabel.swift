/// The label of a row that sums up others: `Tổng cộng`, `Cộng (I+II)`, `Toàn huyện`, `+`.
struct TotalLabel: Equatable {
    /// What it sums up, as far as its words say.
    enum Scope: Equatable {
        /// The whole table.
        case table
        /// The rows numbered in a style: `Cộng (I+II)`.
        case rows(rank: Int)
        /// The group with a number of a style: `Cộng I`.
        case group(rank: Int)
        /// Not said.
        case open
    }

    let scope: Scope
    /// Whether the label is only the name of a whole area, such as `Toàn huyện`, which may also be a unit like others.
    let isPlaceName: Bool

    private static let whole = ["tổng cộng", "grand total", "tổng toàn", "tổng số toàn"].map { Phrase($0) }
    private static let open = [
        "tổng số", "cộng", "tổng", "total", "subtotal", "sub total", "sum", "tổng số cộng",
        "cộng chung", "tổng hợp chung", "tổng chung",
    ].map { Phrase($0) }
    private static let places = [
        "toàn huyện", "toàn tỉnh", "toàn xã", "toàn thành phố", "toàn quốc", "toàn ngành",
        "toàn vùng", "toàn trường", "toàn thị trấn", "toàn phường", "toàn quận", "toàn thị xã", "cả nước",
        "toàn khu vực", "toàn đơn vị", "toàn bộ",
    ].map { Phrase($0) }
    private static let fillers: Set<String> = ["muc", "phan", "khoan", "nhom", "cac", "va", "so"]

    /// Reads a row's label; `nil` when it is no total.
    init?(_ label: String) {
        if label == "+" || label == "Σ" {
            isPlaceName = false
            scope = .open
            return
        }
        guard label.utf8.count <= 80, !label.isEmpty else { return nil }
        let phrase = Phrase(label, limit: 14)
        isPlaceName = Self.places.contains { phrase.equals($0) }
        if isPlaceName {
            scope = .table
            return
        }
        let isWhole = Self.whole.first { phrase.begins(with: $0) }
        guard
            let head = isWhole
                ?? Self.open.filter({ phrase.begins(with: $0) }).max(by: { $0.words.count < $1.words.count })
        else { return nil }
        let rest = phrase.words.dropFirst(head.words.count)
        let tokens = Self.references(in: label)
        if !tokens.isEmpty {
            // All the remaining words are references: "Cộng (I+II)", "Cộng mục I".
            let words = rest.filter { !Self.fillers.contains($0.bare) }
            if words.count == tokens.count {
                scope = tokens.count > 1 ? .rows(rank: tokens[0].rank) : .group(rank: tokens[0].rank)
                return
            }
        }
        if isWhole != nil {
            scope = .table
        } else if rest.isEmpty || (head.words.count == 1 && Self.isPlace(phrase)) {
            scope = rest.isEmpty && head.words.first?.bare == "tong" && label.isInCapitals ? .table : .open
        } else {
            return nil
        }
    }

    private static func isPlace(_ phrase: Phrase) -> Bool {
        places.contains { phrase.words.count == $0.words.count + 1 && phrase.begins(with: $0, at: 1) }
    }

    /// The numbers a label ends with: `(I+II)`, `A+B`, `I`.
    private static func references(in label: String) -> [Numbering] {
        let parts = label.split { !$0.isLetter && !$0.isNumber && $0 != "." }
        var found: [Numbering] = []
        for part in parts.reversed() {
            guard part.allSatisfy({ $0.isASCII }), part.contains(where: { $0.isNumber || $0.isUppercase }),
                let numbering = Numbering(String(part)), !numbering.isMark
            else { break }
            found.insert(numbering, at: 0)
        }
        return found
    }
}
