import Findings
import OfficePackage
import TestSupport
import Testing
import XMLEvents
import ZipContainer

/// What parts were read as, by their bytes.
@Suite struct PartMemoryTests {
    private static func package(_ text: String) throws -> OfficePackage {
        var zip = ZipDraft()
        zip.add("_rels/.rels", WorkbookDraft.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        zip.add("xl/workbook.xml", text)
        return try OfficePackage(bytes: zip.bytes, file: "goi.xlsx")
    }

    private static let part = PartName("xl/workbook.xml")

    /// The bytes of a part, and whether they were asked for.
    private static func value(
        _ text: String, _ memory: PartMemory<[UInt8]>, throwing problem: Problem? = nil
    ) throws -> (value: [UInt8], isRead: Bool) {
        let part = try #require(Self.part)
        var isRead = false
        let value = try package(text).value(of: part, memory) { source throws(Problem) in
            isRead = true
            if let problem { throw problem }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 12)
            while true {
                let count = try Self.read(source, into: &buffer)
                guard count > 0 else { return bytes }
                bytes += buffer[..<count]
            }
        }
        return (value, isRead)
    }

    private static func read(
        _ source: any XMLByteSource, into buffer: inout [UInt8]
    ) throws(Problem) -> Int {
        var span = buffer.mutableSpan
        var bytes = unsafe span.mutableBytes
        return try source.read(into: &bytes)
    }

    @Test("Understood once; with one byte changed, again")
    func once() throws {
        let memory = PartMemory<[UInt8]>()
        for (text, isRead) in [("<a/>", true), ("<a/>", false), ("<b/>", true), ("<a/>", false), ("<a/> ", true)] {
            let read = try Self.value(text, memory)
            #expect(read.value == Array(text.utf8))
            #expect(read.isRead == isRead, "\(text)")
        }
    }

    @Test("What fails is not remembered, and names its part")
    func failure() throws {
        let memory = PartMemory<[UInt8]>()
        let problem = Problem(.init(rawValue: "TRIED"), LocalizedText(vi: "thử", en: "tried"))
        for _ in 0..<2 {
            do {
                _ = try Self.value("<a/>", memory, throwing: problem)
                Issue.record("nothing was thrown")
            } catch let found as Problem {
                #expect(found.code.rawValue == "TRIED")
                #expect(found.place.part == Self.part?.description)
                #expect(found.place.file == "goi.xlsx")
            }
        }
        #expect(try Self.value("<a/>", memory).isRead)
    }

    @Test("The oldest goes where there are too many; long parts are not kept, and whole all the same")
    func limits() throws {
        let memory = PartMemory<[UInt8]>(most: 2)
        for text in ["<a/>", "<b/>", "<c/>"] { #expect(try Self.value(text, memory).isRead) }
        #expect(try !Self.value("<c/>", memory).isRead)
        #expect(try !Self.value("<b/>", memory).isRead)
        #expect(try Self.value("<a/>", memory).isRead)
        for length in [PartMemory<[UInt8]>.longest, PartMemory<[UInt8]>.longest + 1, 1 << 20] {
            let text = String(repeating: "x", count: length)
            for round in 0..<2 {
                let read = try Self.value(text, memory)
                #expect(read.value == Array(text.utf8))
                #expect(read.isRead == (round == 0 || length > PartMemory<[UInt8]>.longest))
            }
        }
    }
}
