import SheetModel

/// A text cut where delimiters stand.
private struct TextCut {
    let text: [UInt16]
    let marks: [[UInt16]]
    let ignoresCase: Bool

    /// Whether a delimiter stands at a place.
    private func stands(_ mark: [UInt16], at place: Int) -> Bool {
        guard place + mark.count <= text.count else { return false }
        let part = text[place..<(place + mark.count)]
        if part.elementsEqual(mark) { return true }
        return ignoresCase && ValueOrder.areEqual(Units.text(part), Units.text(mark))
    }

    /// Where delimiters stand, each behind the end of the one before it.
    private func found() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var place = 0
        while place < text.count {
            if let mark = marks.first(where: { !$0.isEmpty && stands($0, at: place) }) {
                result.append(place..<(place + mark.count))
                place += mark.count
            } else {
                place += 1
            }
        }
        return result
    }

    /// The delimiter of a number, counted from the end when negative; the far end of the text is the last one when
    /// `takesEnd`. A delimiter without characters stands where the counting begins.
    func delimiter(_ number: Int, takesEnd: Bool) -> Range<Int>? {
        let (start, end) = (0..<0, text.count..<text.count)
        if marks.contains(where: \.isEmpty) { return number > 0 ? start : end }
        var places = found()
        if number < 0 { places.reverse() }
        if takesEnd { places.append(number > 0 ? end : start) }
        let index = Int(number.magnitude) - 1
        return places.indices.contains(index) ? places[index] : nil
    }

    func before(_ delimiter: Range<Int>) -> String { Units.text(text[..<delimiter.lowerBound]) }

    func after(_ delimiter: Range<Int>) -> String { Units.text(text[delimiter.upperBound...]) }
}

extension FunctionEntry {
    static let textParts: [FunctionEntry] = [
        FunctionEntry("TEXTBEFORE", 2...6, "sassss") { call throws(Fault) in try cut(call, isBefore: true) },
        FunctionEntry("TEXTAFTER", 2...6, "sassss") { call throws(Fault) in try cut(call, isBefore: false) },
    ]

    private static func cut(_ call: Call, isBefore: Bool) throws(Fault) -> Value {
        let text = Array(try call.text(0).utf16)
        var marks: [[UInt16]] = []
        for mark in try call.array(1).values { marks.append(Array(try call.evaluator.text(mark).utf16)) }
        let (number, mode) = (try call.whole(2, default: 1), try call.whole(3, default: 0))
        let takesEnd = try call.boolean(4, default: false)
        guard number != 0, number.magnitude <= max(text.count, 1), (0...1).contains(mode) else { throw .value }
        let cut = TextCut(text: text, marks: marks, ignoresCase: mode == 1)
        guard let delimiter = cut.delimiter(number, takesEnd: takesEnd) else {
            guard call.isGiven(5) else { throw .notAvailable }
            return .scalar(try call.scalar(5))
        }
        return .text(isBefore ? cut.before(delimiter) : cut.after(delimiter))
    }
}
