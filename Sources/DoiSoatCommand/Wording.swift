internal import ArgumentParser
internal import Findings
internal import FoundationEssentials

/// The language this run speaks: `--lang`, else the locale of the environment.
enum Wording {
    /// The language chosen by `--lang` or the environment, decided before the arguments are parsed so that help speaks it.
    static let language: Language = {
        let arguments = CommandLine.arguments
        for (position, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang=") { return Language(localeName: String(argument.dropFirst(7))) }
            if argument == "--lang", position + 1 < arguments.count {
                return Language(localeName: arguments[position + 1])
            }
        }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(localeName: locale ?? "")
    }()

    /// The wording of this run.
    static func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
}

extension ArgumentHelp {
    /// Help in both languages.
    init(vi: String, en: String, valueName: String? = nil) {
        self.init("", valueName: valueName)
        abstract = Wording.say(vi, en)
    }
}

/// A number of bytes as people type it: `500000`, `64K`, `256M`, `2G` (powers of 1,024).
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        var digits = argument[...]
        var factor = 1
        if let unit = digits.last, let power = "KMG".firstIndex(of: Character(unit.uppercased())) {
            factor = 1 << (10 * ("KMG".distance(from: "KMG".startIndex, to: power) + 1))
            digits = digits.dropLast()
        }
        guard let number = Int(digits), number > 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow else { return nil }
        self.bytes = bytes
    }

    var defaultValueDescription: String {
        bytes >= 1 << 30 ? "\(bytes >> 30)G" : bytes >= 1 << 20 ? "\(bytes >> 20)M" : "\(bytes)"
    }
}
