/// Whether a word can be a syllable of Vietnamese: an onset, a rime, and a tone that the rime allows.
///
/// Names from other languages of the country (`Đắk`, `Pleiku`) are no syllables; what counts is the share in a text.
///
/// ```swift
/// Syllable.isValid("nghiêng")  // true
/// Syllable.isValid("c«ng")     // false
/// ```
public enum Syllable {
    private static let onsets: Set<[UInt8]> = Set(
        [
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
            "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
        ].map { Self.shaped($0).letters })

    private static let rimes: Set<[UInt8]> = Set(
        """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch \
        êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao \
        oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong ooc oong op ot oc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp \
        ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt \
        uyu uơ ươn ưng ư ưa ưc ưi ươc ươi ươm ương ươp ươt ươu ưt ưu ưm ưn y yêm yên yêng yêt yêu ynh yt
        """.split(separator: " ").map { Self.shaped(String($0)).letters })

    /// Whether a word is a possible syllable, in any case. A text with a character that is no letter is none.
    public static func isValid(_ word: String) -> Bool {
        let (letters, tone) = shaped(NFC.normalised(word))
        guard !letters.isEmpty, letters.count <= 7, tone < 8 else { return false }
        for length in stride(from: min(3, letters.count - 1), through: 0, by: -1) {
            guard onsets.contains(Array(letters.prefix(length))) else { continue }
            let rime = Array(letters.dropFirst(length))
            if rimes.contains(rime), allows(tone, rime) { return true }
        }
        // "gì": the vowel of the onset is the rime's.
        return letters == [0x67, 0x69]
    }

    /// Rimes that end in a stop have the acute or the dot and no other tone.
    private static func allows(_ tone: UInt8, _ rime: [UInt8]) -> Bool {
        guard let last = rime.last else { return false }
        let isStop =
            last == UInt8(ascii: "c") || last == UInt8(ascii: "p") || last == UInt8(ascii: "t")
            || (last == UInt8(ascii: "h") && rime.dropLast().last == UInt8(ascii: "c"))
        return !isStop || tone == 2 || tone == 5
    }

    /// The letters in one byte each, and the tone; a tone of 9 for a text that has two or is no word.
    private static func shaped(_ word: String) -> (letters: [UInt8], tone: UInt8) {
        var letters: [UInt8] = []
        var tone: UInt8 = 0
        for scalar in word.unicodeScalars {
            guard let letter = VietnameseLetter(scalar) else { return ([], 9) }
            letters.append(letter.shapedByte)
            if letter.tone > 0 { tone = tone == 0 ? letter.tone : 9 }
        }
        return (letters, tone)
    }
}
