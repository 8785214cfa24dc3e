import Foundation
import TestSupport
import Testing
import XLSX

/// Workbooks edited from a file and saved to one.
@Suite struct SaveTests {
    private static var draft: WorkbookDraft {
        WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>"#)
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "doisoat-save-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("Saved to a path, the file has the bytes that an edit in memory gives; the folder holds nothing else")
    func sameBytes() throws {
        try inFolder { folder in
            let (source, target) = (folder.appending(path: "a.xlsx"), folder.appending(path: "b.xlsx"))
            try Data(Self.draft.bytes).write(to: source)
            let editor = try WorkbookEditor(path: source.path)
            try editor.set(.number(3), at: "A1", in: "Sheet1")
            try editor.save(to: target.path)
            let inMemory = try Edited(Self.draft) { try $0.set(.number(3), at: "A1", in: "Sheet1") }
            #expect(try Data(contentsOf: target) == Data(inMemory.bytes))
            #expect(try Data(contentsOf: source) == Data(Self.draft.bytes))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.xlsx", "b.xlsx"])
        }
    }

    @Test("Saved over the file that was opened, and without a change")
    func inPlace() throws {
        try inFolder { folder in
            let source = folder.appending(path: "a.xlsx")
            try Data(Self.draft.bytes).write(to: source)
            try WorkbookEditor(path: source.path).save(to: source.path)
            #expect(try Data(contentsOf: source) == Data(Self.draft.bytes))
            let editor = try WorkbookEditor(path: source.path)
            try editor.set(.number(3), at: "A1", in: "Sheet1")
            try editor.save(to: source.path)
            let read = try Edited(Array(Data(contentsOf: source))) { _ in }
            #expect(try read.rows().contains("<v>6</v>"))
        }
    }

    @Test("A file that somebody else replaced meanwhile is not mixed with the edited one")
    func replacedMeanwhile() throws {
        try inFolder { folder in
            let (source, target) = (folder.appending(path: "a.xlsx"), folder.appending(path: "b.xlsx"))
            var large = Self.draft
            large.zip.add("xl/media/image1.png", String(repeating: "x", count: 2 << 20))
            try Data(large.bytes).write(to: source)
            let editor = try WorkbookEditor(path: source.path)
            try editor.set(.number(3), at: "A1", in: "Sheet1")
            try Data(Self.draft.bytes).write(to: source, options: .atomic)
            #expect(code { try editor.save(to: target.path) } == "FILE_UNREADABLE")
            #expect(!FileManager.default.fileExists(atPath: target.path))
        }
    }

    @Test("A folder that is not there, or a target that is a folder")
    func unwritable() throws {
        try inFolder { folder in
            let editor = try WorkbookEditor(bytes: Self.draft.bytes)
            try editor.set(.number(3), at: "A1", in: "Sheet1")
            #expect(code { try editor.save(to: folder.appending(path: "no/b.xlsx").path) } == "OUTPUT_UNWRITABLE")
        }
    }
}
