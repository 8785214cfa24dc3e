/// The fixed words of Vietnamese (and English) forms by which lines outside a table are known.
enum Wording {
    private static func phrases(_ texts: [String]) -> [Phrase] { texts.map { Phrase($0) } }

    private static let numbering = phrases([
        "stt", "tt", "s tt", "số tt", "số thứ tự", "thứ tự", "no", "nr",
    ])
    private static let stateForm = phrases([
        "cộng hòa xã hội chủ nghĩa", "cộng hòa xhcn", "độc lập tự do hạnh phúc", "đảng cộng sản việt nam",
        "đoàn tncs hồ chí minh",
    ])
    private static let body = phrases([
        "ubnd", "ủy ban", "hđnd", "hội đồng nhân dân", "tỉnh ủy", "huyện ủy", "thành ủy", "đảng bộ", "đảng ủy",
        "sở", "phòng", "ban chqs", "ban chỉ huy", "ban dân vận", "ban chỉ đạo", "ban tuyên giáo", "bộ", "cục",
        "chi cục", "tổng cục", "công ty", "trường", "trung tâm", "hội", "đoàn", "mặt trận", "khối dân vận",
        "ubmttq", "liên đoàn", "xã", "phường", "thị trấn", "huyện", "tỉnh", "thành phố", "thôn",
    ])
    private static let furniture = phrases([
        "biểu số", "mẫu số", "mẫu biểu", "biểu mẫu", "đơn vị báo cáo", "đơn vị nhận", "đơn vị gửi", "ngày nhận báo cáo",
        "ban hành", "kèm theo", "nơi nhận", "kính gửi", "khổ biểu", "tên đơn vị", "kỳ báo cáo", "mã đơn vị",
    ])
    private static let notes = phrases([
        "ghi chú", "chú thích", "chú ý", "lưu ý", "nguồn", "note", "notes", "source", "sources", "thuyết minh",
    ])
    private static let signing = phrases([
        "người lập", "lập biểu", "lập bảng", "thủ trưởng", "ký tên", "ký ghi rõ họ tên", "ký họ tên", "ký đóng dấu",
        "ký tên đóng dấu", "ký và ghi rõ họ tên", "người kiểm tra", "người báo cáo", "người tổng hợp",
        "xác nhận của", "nơi nhận", "đại diện", "tm ủy ban nhân dân", "tm ubnd", "kt chủ tịch", "tl chủ tịch",
        "tm ban", "t m", "tuq", "duyệt của",
    ])
    private static let posts = phrases([
        "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "bí thư", "phó bí thư", "kế toán", "kế toán trưởng",
        "trưởng ban", "phó trưởng ban", "trưởng phòng", "chỉ huy trưởng", "hiệu trưởng", "trưởng khối",
        "chính trị viên", "tm", "kt", "tl", "thủ kho", "thủ quỹ", "công chức", "cán bộ", "lãnh đạo", "phụ trách",
    ])
    private static let day = Phrase("ngày")
    private static let month = Phrase("tháng")
    private static let year = Phrase("năm")
    private static let titles = phrases([
        "báo cáo", "biểu", "bảng", "tổng hợp", "danh sách", "danh mục", "kế hoạch", "thống kê", "kết quả", "phụ lục",
        "chỉ tiêu", "dự toán", "quyết toán", "tình hình", "số liệu", "tiến độ", "giao chỉ tiêu",
    ])
    private static let genres = phrases([
        "báo cáo", "danh sách", "bảng tổng hợp", "biểu tổng hợp", "kế hoạch", "phụ lục", "thống kê", "tổng hợp",
        "bảng kê", "thông báo",
    ])

    private static func any(_ list: [Phrase], begin phrase: Phrase) -> Bool {
        list.contains { phrase.begins(with: $0) }
    }

    /// Whether a header text names the column of running numbers: `STT`, `TT`, `Số TT`.
    static func isNumbering(_ text: String) -> Bool {
        if text == "#" { return true }
        guard text.utf8.count <= 24 else { return false }
        let phrase = Phrase(text, limit: 5)
        return numbering.contains { phrase.equals($0) }
    }

    /// Whether a line is part of the state, Party or Union form at the top right.
    static func isStateForm(_ text: String) -> Bool {
        let phrase = Phrase(text)
        return stateForm.contains { phrase.contains($0) }
    }

    /// Whether a line can name the body that issues a form.
    static func isBody(_ text: String) -> Bool { any(body, begin: Phrase(text, limit: 4)) }

    /// Whether a line reads like the first words of a title.
    static func isTitle(_ text: String) -> Bool { any(titles, begin: Phrase(text, limit: 4)) }

    /// Whether a form's code goes on with what the form is about: `BIỂU SỐ 01: TỔNG HỢP KẾT QUẢ`.
    static func isNamedForm(_ text: String) -> Bool {
        let phrase = Phrase(text, limit: 16)
        let words = phrase.words.count { word in !word.bare.unicodeScalars.contains { ("0"..."9").contains($0) } }
        return words >= 6 && any(titles, begin: phrase) && !isDateLine(text)
    }

    /// Whether a line is the kind of document alone (`BÁO CÁO`), its subject on the next line.
    static func isGenre(_ text: String) -> Bool {
        let phrase = Phrase(text, limit: 5)
        return genres.contains { phrase.equals($0) || (phrase.begins(with: $0) && phrase.words.count <= 3) }
    }

    /// Whether a line belongs round a table, never in its header: state form, form code, number, date, reporter.
    static func isFurniture(_ text: String) -> Bool {
        let phrase = Phrase(text)
        if stateForm.contains(where: { phrase.contains($0) }) { return true }
        // "Tên đơn vị" alone may head a column; "Tên đơn vị: UBND xã" says who reports.
        let isFilled =
            text.contains(":") || text.hasPrefix("(") || text.contains("…") || text.contains(where: \.isNumber)
        if isFilled, any(furniture, begin: phrase) { return true }
        return isDocumentNumber(text, phrase) || isDateLine(text)
    }

    /// `Số: 12/BC-UBND`, `Số 127-QĐ/TW`.
    private static func isDocumentNumber(_ text: String, _ phrase: Phrase) -> Bool {
        guard let first = phrase.words.first, first.bare == "so",
            !phrase.hasMarks || first.letters == "sô" || first.tone == 2
        else { return false }
        if text.utf8.count <= 60, text.contains(":"), text.contains("/") || text.contains("…") || text.contains("..") {
            return true
        }
        return phrase.words.count > 2 && text.contains("-") && text.contains("/")
            && phrase.words[1].bare.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    }

    /// Whether a line says a place and day, filled in or not: `…, ngày … tháng … năm …`.
    static func isDateLine(_ text: String) -> Bool {
        let isOpen =
            text.contains("…") || text.contains("..") || text.contains("__") || text.contains(where: \.isNumber)
        return isOpen && isDate(Phrase(text, limit: 16))
    }

    /// Whether the cells of a row read together say a day, each part in a cell: `ngày | 14 | tháng | 10 | năm | 2022`.
    static func isSplitDate(_ lines: [LineWords]) -> Bool {
        guard lines.count >= 2, let first = lines.first, first.namesDay else { return false }
        return isDate(Phrase(lines.map(\.text).joined(separator: " "), limit: 16))
    }

    /// Whether `ngày` is the last word of a line.
    static func namesDay(_ text: String) -> Bool { Phrase(text, limit: 8).words.last?.bare == "ngay" }

    /// `ngày`, `tháng` and `năm` in this order, close together, with nothing but the year behind.
    private static func isDate(_ phrase: Phrase) -> Bool {
        guard let first = index(of: day, in: phrase, after: -1), first <= 8,
            let second = index(of: month, in: phrase, after: first), second - first <= 3,
            let third = index(of: year, in: phrase, after: second), third - second <= 3
        else { return false }
        let rest = phrase.words.dropFirst(third + 1)
        guard let next = rest.first else { return true }
        return rest.count <= 2 && next.bare.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    }

    private static func index(of word: Phrase, in phrase: Phrase, after start: Int) -> Int? {
        phrase.words.indices.first { $0 > start && phrase.begins(with: word, at: $0) }
    }

    /// Whether a line says something about a table: `Ghi chú: …`, `(*) …`, `(5): ghi rõ …`.
    static func isNote(_ text: String) -> Bool {
        if any(notes, begin: Phrase(text, limit: 3)) { return true }
        if text.hasPrefix("(*") || text.hasPrefix("*)") || text.hasPrefix("(**") { return true }
        guard text.hasPrefix("("), let close = text.firstIndex(of: ")") else { return false }
        let mark = text[text.index(after: text.startIndex)..<close]
        let rest = text[text.index(after: close)...]
        return Int(mark) != nil && rest.contains { $0.isLetter } && !rest.hasPrefix("=")
    }

    /// Whether a line belongs to a signature block beyond doubt.
    static func isSigning(_ text: String) -> Bool {
        guard text.utf8.count <= 160 else { return false }
        let phrase = Phrase(text, limit: 16)
        return any(signing, begin: phrase) || isDateLine(text)
    }

    /// Whether a line names a post that signs; a list of people may name it too.
    static func isPost(_ text: String) -> Bool {
        guard text.utf8.count <= 80 else { return false }
        return any(posts, begin: Phrase(text, limit: 4))
    }
}
