/// The words of a file's name that may name a unit: `BC-T10_PhuocChanh (2).xlsx` has `BC`, `T10`, `Phuoc`, `Chanh`, and
/// `PhuocKim_T10_2022.xlsx` has `Phuoc`, `Kim`: a version or period at the end is left out.
struct FileNameWords {
    let words: [String]

    /// Names of units are no longer, in words.
    static let longestName = 8

    init(_ file: String) {
        var name = file[...]
        if let point = name.lastIndex(of: "."), point > name.startIndex { name = name[..<point] }
        var words: [String] = []
        var previous: Character = " "
        for character in name {
            let isBreak = !(character.isLetter || character.isNumber)
            // "PhuocChanh" is two words.
            let isHump = character.isUppercase && previous.isLowercase
            if words.isEmpty || isHump || (!isBreak && !(previous.isLetter || previous.isNumber)) { words.append("") }
            if !isBreak { words[words.count - 1].append(character) }
            previous = character
        }
        words.removeAll(where: \.isEmpty)
        while let last = words.last, Self.isVersion(last) || (words.count > 1 && Self.isNumber(last)) {
            words.removeLast()
            if let word = words.last, words.count > 1, ["lần", "lan", "copy"].contains(word.lowercased()) {
                words.removeLast()
            }
        }
        self.words = words
    }

    private static func isNumber(_ word: String) -> Bool { word.utf8.count <= 2 && word.allSatisfy(\.isNumber) }

    private static func isVersion(_ word: String) -> Bool {
        // "T10", "Q3" and "2022" are periods.
        if word.utf8.count == 4, word.hasPrefix("20"), word.allSatisfy(\.isNumber) { return true }
        guard let first = word.first, "vVtTqQ".contains(first), word.count > 1 else { return false }
        return word.dropFirst().allSatisfy(\.isNumber)
    }
}
