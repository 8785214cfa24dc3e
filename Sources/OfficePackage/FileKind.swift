internal import Findings

/// Tells what a file is that should have been a workbook, so that the remedy can be named.
enum FileKind {
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    /// How many bytes tell what a file is.
    static let headLimit = 1 << 20

    /// What is wrong with a file whose first bytes are `head`; `nil` when it may be a zip.
    static func problem(head: [UInt8]) -> Problem? {
        if head.starts(with: compoundFile) {
            // The names of a compound file's streams stand in it in UTF-16.
            if contains(head, utf16: "EncryptedPackage") { return PackageProblem.encrypted }
            if contains(head, utf16: "WordDocument") { return PackageProblem.otherFormat("Word (.doc)") }
            return PackageProblem.otherFormat("Excel 97–2003 (.xls)")
        }
        if head.isEmpty { return PackageProblem.emptyFile }
        if head.starts(with: "PK".utf8) { return nil }
        let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
        if text.contains("<html") || text.contains("<table") || text.contains("<!doctype html") {
            return PackageProblem.otherFormat("HTML")
        }
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("mso-application") {
            return PackageProblem.otherFormat("XML Spreadsheet 2003")
        }
        if text.contains("office:document") { return PackageProblem.otherFormat("OpenDocument (.fods)") }
        if text.hasPrefix("%pdf") { return PackageProblem.otherFormat("PDF") }
        return nil
    }

    private static func contains(_ bytes: [UInt8], utf16 text: String) -> Bool {
        let pattern = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        guard let first = pattern.first else { return true }
        var start = 0
        while start <= min(bytes.count, headLimit) - pattern.count {
            if bytes[start] == first, bytes[start..<(start + pattern.count)].elementsEqual(pattern) { return true }
            start += 1
        }
        return false
    }
}
