import Findings
import OfficePackage
public import SheetModel
import TestSupport
import Testing
import XLSX

/// A workbook before and after an edit, part by part.
struct Edited {
    let before: [UInt8]
    let bytes: [UInt8]
    let receipt: EditReceipt

    /// Edits a workbook put together by hand.
    init(_ draft: WorkbookDraft, _ change: (WorkbookEditor) throws -> Void) throws {
        try self.init(draft.bytes, change)
    }

    /// Edits a workbook.
    init(_ bytes: [UInt8], _ change: (WorkbookEditor) throws -> Void) throws {
        before = bytes
        let editor = try WorkbookEditor(bytes: bytes, file: "test.xlsx")
        try change(editor)
        self.bytes = try editor.bytes()
        receipt = try editor.receipt()
        let faults = try ExternalCheck.newFaults(from: before, to: self.bytes)
        #expect(faults.isEmpty, "check-xlsx: \(faults)")
    }

    /// A part of the result as text.
    func part(_ name: String) throws -> String { try Self.part(name, of: bytes) }

    /// The rows of the first sheet: all between `<sheetData>` and its end.
    func rows() throws -> String { try part("xl/worksheets/sheet1.xml").between("<sheetData>", "</sheetData>") }

    /// The names of the parts whose bytes are not those of the original, or that only one of the two has.
    func touched() throws -> Set<String> {
        let (old, new) = (try OfficePackage(bytes: before), try OfficePackage(bytes: bytes))
        var names: Set<String> = []
        for part in Set(old.partNames).union(new.partNames) {
            if !old.has(part) || !new.has(part) {
                names.insert(part.description)
            } else if try Self.part(part.description, of: before) != Self.part(part.description, of: bytes) {
                names.insert(part.description)
            }
        }
        return names
    }

    static func part(_ name: String, of bytes: [UInt8]) throws -> String {
        let package = try OfficePackage(bytes: bytes)
        guard let part = PartName(name) else { return "" }
        let stream = try package.stream(part)
        var content: [UInt8] = []
        while try stream.read(appendingTo: &content, upTo: 1 << 16) > 0 {}
        return String(decoding: content, as: UTF8.self)
    }
}

extension String {
    /// What stands between two texts; empty where they do not stand.
    func between(_ start: String, _ end: String) -> String {
        guard let first = range(ofText: start)?.upperBound,
            let last = self[first...].range(ofText: end)?.lowerBound
        else { return "" }
        return String(self[first..<last])
    }
}

extension StringProtocol {
    /// Where a text stands first.
    func range(ofText text: String) -> Range<Index>? {
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(text) {
                return position..<index(position, offsetBy: text.count)
            }
            position = index(after: position)
        }
        return nil
    }
}

extension CellReference: ExpressibleByStringLiteral {
    /// A reference as a test writes it.
    public init(stringLiteral value: String) { self = CellReference(value) ?? CellReference(row: 0, column: 0) }
}

/// The code of the problem that `body` throws; `nil` when it throws none.
func code(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return (error as? Problem)?.code.rawValue ?? "other"
    }
}
