import Foundation
import SheetModel

/// A line of the tables in `Tables`: a formula and the result that Excel's documentation gives, or that follows from
/// what it says; where neither does, a third column names the source.
///
/// Numbers agree to ten digits, those written with `~` before them to the decimals that are written. Results in braces
/// are those of array formulas.
struct TableLine: Sendable {
    let place: String
    let formula: String
    let expected: String

    static let folder: String = {
        var steps = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        steps[steps.count - 1] = "Tables"
        return steps.joined(separator: "/")
    }()

    /// The lines of all tables; what LibreOffice does otherwise is no table of ours.
    static let all: [TableLine] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".tsv") && $0 != "libreoffice-differs.tsv" }.sorted().flatMap(lines)
    }()

    private static func lines(_ file: String) -> [TableLine] {
        let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3 else { return nil }
            return TableLine(place: "\(file):\(number + 1)", formula: String(parts[0]), expected: String(parts[1]))
        }
    }

    /// The names of the functions that the formula calls.
    var functions: Set<String> {
        Set(formula.matches(of: #/([A-Z][A-Z0-9.]*)\(/#).map { String($0.output.1) })
    }

    var isArray: Bool { expected.hasPrefix("{") }

    /// Whether a result, shown as the tables show them, is the expected one.
    func agrees(_ shown: String) -> Bool {
        let (wanted, found) = (Self.pieces(expected), Self.pieces(shown))
        return wanted.count == found.count && zip(wanted, found).allSatisfy { Self.agrees($0, $1) }
    }

    /// Texts in quotes, and what stands between commas, semicolons and braces; these too, each for itself.
    private static func pieces(_ text: String) -> [String] {
        text.matches(of: #/"[^"]*"|[{},;]|[^{},;"]+/#).map { String($0.output) }
    }

    private static func agrees(_ wanted: String, _ found: String) -> Bool {
        if wanted == found { return true }
        guard let number = Double(found) else { return false }
        if wanted.hasPrefix("~") {
            let digits = wanted.dropFirst()
            let decimals = digits.split(separator: ".").dropFirst().first?.utf8.count ?? 0
            guard let value = Double(digits) else { return false }
            return (number - value).magnitude <= 0.500001 * pow(10, -Double(decimals))
        }
        guard let value = Double(wanted) else { return false }
        return (number - value).magnitude <= max(1e-12, value.magnitude * 1e-10)
    }
}
