internal import Findings
internal import SheetModel
internal import XMLEvents

/// Reads the notes of a sheet (ECMA-376 part 1, 18.7).
final class CommentsCodec: MarkupReader {
    private(set) var notes: [Note] = []
    private var authors: [String] = []
    private var author: [UInt8]?
    private var cell: CellReference?
    private var authorIndex = 0
    private var content: RichTextCodec?

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        switch tag {
        case .author: author = []
        case .comment:
            guard notes.count < WorkbookCodec.itemLimit else { throw XLSXProblem.tooManyItems(WorkbookCodec.itemLimit) }
            cell = element.text(.ref).flatMap { CellReference($0) }
            authorIndex = element.integer(.authorId) ?? -1
        case .text: content = RichTextCodec()
        default: if content?.start(tag, element) == false { skip() }
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        switch tag {
        case .author:
            if let author { authors.append(String(decoding: author, as: UTF8.self)) }
            author = nil
        case .text:
            if let cell, let content {
                let author = authors.indices.contains(authorIndex) ? authors[authorIndex] : nil
                notes.append(Note(cell: cell, author: author, text: String(decoding: content.bytes, as: UTF8.self)))
            }
            content = nil
        default: content?.end(tag)
        }
    }

    override func text(_ bytes: Span<UInt8>) throws(Problem) {
        if author != nil {
            for index in bytes.indices { author?.append(bytes[index]) }
        } else {
            content?.append(bytes)
        }
    }
}

/// Reads the threaded comments of a sheet, or the people who wrote them ([MS-XLSX] 2.6.205 and 2.6.203).
final class ThreadedCommentsCodec: MarkupReader {
    private struct Entry {
        var comment: ThreadedComment
        var id: String
        var parent: String?
    }

    /// The people's names by their id.
    private(set) var people: [String: String]
    private var entries: [Entry] = []
    private var entry: Entry?
    private var isInText = false
    private var content: [UInt8] = []

    init(people: [String: String] = [:]) { self.people = people }

    /// The comments in file order, replies under what they reply to.
    var threads: [ThreadedComment] {
        var threads: [ThreadedComment] = []
        var positions: [String: Int] = [:]
        for entry in entries {
            if let parent = entry.parent, let position = positions[parent] {
                threads[position].replies.append(entry.comment)
                positions[entry.id] = position
            } else {
                positions[entry.id] = threads.count
                threads.append(entry.comment)
            }
        }
        return threads
    }

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        guard entries.count < WorkbookCodec.itemLimit else { throw XLSXProblem.tooManyItems(WorkbookCodec.itemLimit) }
        switch tag {
        case .person: if let id = element.text(.id) { people[id] = element.text(.displayName) }
        case .threadedComment:
            guard let cell = element.text(.ref).flatMap({ CellReference($0) }) else { break }
            let comment = ThreadedComment(
                cell: cell, author: element.text(.personId).flatMap { people[$0] }, text: "", date: element.text(.dT),
                isDone: element.flag(.done) ?? false)
            entry = Entry(comment: comment, id: element.text(.id) ?? "", parent: element.text(.parentId))
            content.removeAll()
        case .text: isInText = true
        default: break
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        switch tag {
        case .text: isInText = false
        case .threadedComment:
            guard var entry else { break }
            entry.comment.text = String(decoding: content, as: UTF8.self)
            entries.append(entry)
            self.entry = nil
        default: break
        }
    }

    override func text(_ bytes: Span<UInt8>) throws(Problem) {
        guard isInText else { return }
        for index in bytes.indices { content.append(bytes[index]) }
    }
}

/// Reads a table part (ECMA-376 part 1, 18.5.1.2).
final class TableCodec: MarkupReader {
    private(set) var table: TableDefinition?
    private var filter: CellRange?

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        switch tag {
        case .table:
            guard let range = element.text(.ref).flatMap({ CellRange($0) }) else { break }
            table = TableDefinition(
                name: element.text(.displayName) ?? element.text(.name) ?? "", range: range, columns: [])
        case .autoFilter: filter = element.text(.ref).flatMap { CellRange($0) }
        case .filterColumn: table?.filteredRange = filter
        case .tableColumn:
            var name = Array((element.text(.name) ?? "").utf8)
            EscapedText.decode(&name, from: 0)
            table?.columns.append(String(decoding: name, as: UTF8.self))
        default: break
        }
    }
}
