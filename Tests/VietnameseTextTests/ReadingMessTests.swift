import FoundationEssentials
import Testing

@testable import VietnameseText

/// The handbook's tables of what people write, each line put to the readers.
@Suite struct ReadingMessTests {
    /// A line of a table.
    struct Line: Sendable, CustomTestStringConvertible {
        var written: String
        var kind: String
        var read: String
        var outcome: String
        var recorded: String
        var testDescription: String { "“\(written)” as \(kind)" }
    }

    static let page = "Sources/Workflows/DoiSoat.docc/ReadingMess.md"

    static let lines: [Line] = {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let text =
            FileManager.default.contents(atPath: "\(root)/\(page)").map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            guard cells.count == 5 else { return nil }
            return Line(
                written: unescaped(quoted(cells[0])), kind: cells[1], read: quoted(cells[2]), outcome: cells[3],
                recorded: cells[4])
        }
    }()

    /// The text between back-quotes.
    private static func quoted(_ cell: String) -> String {
        let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count > 1 ? String(parts[1]) : cell
    }

    /// `\u{A0}` as the character.
    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "\\u{"), let close = rest[open.upperBound...].firstIndex(of: "}") {
            result += rest[..<open.lowerBound]
            if let scalar = UInt32(rest[open.upperBound..<close], radix: 16).flatMap(Unicode.Scalar.init) {
                result.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    @Test("The page is found, and its lines are read")
    func found() { #expect(Self.lines.count > 100) }

    @Test("Each line of the handbook is what happens", arguments: lines)
    func line(_ line: Line) throws {
        let result = try #require(Self.result(of: line))
        #expect(result.read == line.read)
        #expect("\(result.outcome)" == line.outcome)
        #expect(result.done.map(\.rawValue).joined(separator: " ") == line.recorded)
    }

    typealias Result = (read: String, outcome: Outcome, done: [Normalisation])

    private static func result(of line: Line) -> Result? {
        let words = line.kind.split(separator: " ").map { String($0) }
        switch words.first {
        case "name": return name(line.written)
        case "font":
            let reading = LegacyReading(line.written, font: words.dropFirst().joined(separator: " "))
            return (reading.text, reading.outcome, reading.normalisations)
        case "stored": return stored(line.written)
        case "date": return date(line.written, words)
        case "serial":
            let date = Int(line.written).flatMap { WrittenDate(serial: $0, is1904: words.count > 1) }
            return date.map { ($0.code, .accepted, [.serial]) }
        case "numbering": return numbering(line.written, words)
        case "period": return period(line.written, words.count > 1 ? Int(words[1]) : nil)
        default: return number(line.written, line.kind)
        }
    }

    private static func name(_ text: String) -> Result {
        switch NameLadderTests.ladder.match(text) {
        case .found(let id, let rung, let notes):
            ("\(id) \(rung)" + (notes.body.map { " \($0)" } ?? ""), notes.outcome, notes.normalisations)
        case .ambiguous(let ids, let rung): ("\(ids.joined(separator: " or ")) \(rung)", .refused, [])
        case .notFound(let nearest): ("none, near \(nearest.joined(separator: " "))", .refused, [])
        }
    }

    private static func stored(_ text: String) -> Result? {
        Double(text).flatMap { Decimal(fifteenDigitsOf: $0) }.map { ($0.canonicalText, .accepted, []) }
    }

    private static func number(_ text: String, _ kind: String) -> Result? {
        let parts = kind.split(separator: ",", maxSplits: 1).map { String($0) }
        let kinds: [String: NumberField.Kind] = [
            "count": .count, "area": .area, "money": .money, "percentage": .percentage, "ratio": .ratio,
            "composite": .composite,
            "code": .code, "product": .money,
        ]
        guard let fieldKind = parts.first.flatMap({ kinds[$0] }) else { return nil }
        var field = NumberField(fieldKind, patterns: parts[0] == "product" ? [.product] : [])
        let more = parts.count > 1 ? parts[1].split(separator: " ").map { String($0) } : []
        if more == ["header", "%"] { field.percentScale = .hundred }
        if more.first == "column" {
            var (separators, percents) = (SeparatorVotes(), PercentVotes())
            for cell in more.dropFirst() {
                separators.add(cell)
                if let value = Decimal(string: cell) { percents.add(value) }
            }
            if fieldKind == .percentage {
                field.percentScale = percents.scale
            } else {
                field.convention = separators.convention
            }
        }
        let reading = WrittenNumber(text, as: field)
        let isOpen = reading.candidates.count == 2 && reading.ratio == nil && reading.product == nil
        let read = isOpen ? reading.candidates.map(\.canonicalText).joined(separator: " or ") : shown(reading)
        return (read, reading.outcome, reading.normalisations)
    }

    private static func date(_ text: String, _ words: [String]) -> Result? {
        let reading = DateReading(text)
        guard words.count == 4 else { return (reading.date?.code ?? "none", reading.outcome, reading.normalisations) }
        guard let first = DateReading(words[2]).date, let last = DateReading(words[3]).date else { return nil }
        return reading.date?.swapped(into: first...last).map { ($0.code, .warned, [.swapped]) }
    }

    private static func numbering(_ text: String, _ words: [String]) -> Result? {
        DateReading(text).date.map { date in
            let restored = RunningNumber.restored(from: date, format: words.count > 1 ? words[1] : nil)
            return (restored.texts.joined(separator: " or "), restored.outcome, [.numberingRestored])
        }
    }

    private static func period(_ text: String, _ year: Int?) -> Result {
        guard let reading = PeriodReading(text, year: year) else { return ("none", .refused, []) }
        let read = (reading.period.code ?? reading.period.label) + (reading.stage.map { " \($0)" } ?? "")
        return (read, reading.outcome, reading.normalisations)
    }
}
