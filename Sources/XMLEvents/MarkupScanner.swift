internal import Findings

/// Finds the elements of an XML document in its bytes.
struct MarkupScanner {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var elements: [MarkupElement] = []
    private(set) var namespaces: [String] = [""]
    private(set) var names = MarkupNames()
    /// The elements that are open, from the root inwards.
    private var open: [Int] = []
    /// The namespaces declared so far, each with the element that declares it.
    private var scope: [(prefix: ArraySlice<UInt8>, namespace: Int32, element: Int)] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func scan() throws(Problem) {
        try checkEncoding()
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start
            switch byte(start + 1) {
            case UInt8(ascii: "?"): try skip(to: "?>")
            case UInt8(ascii: "!"): try scanDeclaration()
            case UInt8(ascii: "/"): try scanEndTag()
            default: try scanStartTag()
            }
        }
        guard open.isEmpty, !elements.isEmpty else { throw fault() }
    }

    private func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func fault() -> Problem {
        let line = bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1
        return XMLProblem.notWellFormed("not well-formed", line: line)
    }

    private func checkEncoding() throws(Problem) {
        guard bytes.count < Int(Int32.max) else { throw XMLProblem.encoding }
        if byte(0) == 0xFE || byte(0) == 0xFF || byte(0) == 0 || byte(1) == 0 { throw XMLProblem.encoding }
        let head = bytes.prefix(200)
        guard let end = head.firstIndex(of: UInt8(ascii: ">")), head.contains(UInt8(ascii: "?")) else { return }
        let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
        guard declaration.contains("encoding") else { return }
        guard declaration.contains("utf-8") || declaration.contains("utf8") || declaration.contains("us-ascii") else {
            throw XMLProblem.encoding
        }
    }

    private mutating func skip(to end: String) throws(Problem) {
        let pattern = Array(end.utf8)
        var found = position
        while found <= bytes.count - pattern.count {
            if bytes[found] == pattern[0], bytes[found..<(found + pattern.count)].elementsEqual(pattern) {
                position = found + pattern.count
                return
            }
            found += 1
        }
        throw fault()
    }

    private mutating func scanDeclaration() throws(Problem) {
        if bytes[position...].starts(with: "<!--".utf8) {
            position += 4
            return try skip(to: "-->")
        }
        guard bytes[position...].starts(with: "<![CDATA[".utf8) else { throw XMLProblem.doctype(line: 1) }
        try skip(to: "]]>")
    }

    private mutating func scanEndTag() throws(Problem) {
        guard let element = open.popLast() else { throw fault() }
        elements[element].contentEnd = Int32(position)
        guard let close = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { throw fault() }
        position = close + 1
        elements[element].end = Int32(position)
        elements[element].next = Int32(elements.count)
        leaveScope(of: element)
    }

    private mutating func scanStartTag() throws(Problem) {
        let start = position
        var nameEnd = start + 1
        var local = start + 1
        while Self.isNameByte(byte(nameEnd)) {
            if bytes[nameEnd] == UInt8(ascii: ":") { local = nameEnd + 1 }
            nameEnd += 1
        }
        guard nameEnd > local else { throw fault() }
        let index = elements.count
        position = nameEnd
        while let attribute = Self.attribute(in: bytes, &position) { declare(attribute, at: index) }
        let isEmpty = byte(position) == UInt8(ascii: "/")
        if isEmpty { position += 1 }
        guard byte(position) == UInt8(ascii: ">") else { throw fault() }
        position += 1
        let end = Int32(position)
        elements.append(
            MarkupElement(
                start: Int32(start), localName: Int32(local), nameEnd: Int32(nameEnd), contentStart: end,
                contentEnd: end, end: end, parent: Int32(open.last ?? -1), next: Int32(index + 1),
                name: names.index(of: bytes[local..<nameEnd]),
                namespace: namespace(of: bytes[(start + 1)..<max(local - 1, start + 1)])))
        if isEmpty { leaveScope(of: index) } else { open.append(index) }
        guard open.count <= 256 else { throw fault() }
    }

    private mutating func declare(_ attribute: MarkupAttribute, at element: Int) {
        let name = bytes[attribute.name]
        guard name.starts(with: "xmlns".utf8) else { return }
        let isDefault = name.count == 5
        guard isDefault || name[name.startIndex + 5] == UInt8(ascii: ":") else { return }
        var value: [UInt8] = []
        MarkupText.append(bytes[attribute.value], to: &value)
        let address = String(decoding: value, as: UTF8.self)
        let known = namespaces.firstIndex(of: address)
        if known == nil { namespaces.append(address) }
        scope.append((isDefault ? [] : name.dropFirst(6), Int32(known ?? namespaces.count - 1), element))
    }

    private func namespace(of prefix: ArraySlice<UInt8>) -> Int32 {
        scope.last { $0.prefix.elementsEqual(prefix) }?.namespace ?? 0
    }

    private mutating func leaveScope(of element: Int) {
        while let last = scope.last, last.element >= element { scope.removeLast() }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"): false
        default: byte > 0x20
        }
    }

    /// The attribute at `position`, space before it passed over; `nil`, at the tag's `/` or `>`, where there is none.
    static func attribute(in bytes: [UInt8], _ position: inout Int) -> MarkupAttribute? {
        let whole = position
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        let start = position
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        let end = position
        guard end > start else { return nil }
        while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "=") { position += 1 }
        guard position < bytes.count else { return nil }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let close = bytes[(position + 1)...].firstIndex(of: quote)
        else { return nil }
        let value = (position + 1)..<close
        position = close + 1
        return MarkupAttribute(
            name: start..<end, value: value, whole: whole..<position, isSingleQuoted: quote == UInt8(ascii: "'"))
    }
}

/// Local names, each once.
struct MarkupNames {
    private(set) var list: [String] = []
    private var places: [ArraySlice<UInt8>: Int32] = [:]
    /// Names short enough to be told apart by one number, which most are.
    private var short: [UInt64: Int32] = [:]

    mutating func index(of name: ArraySlice<UInt8>) -> Int32 {
        guard name.count <= 8 else {
            if let known = places[name] { return known }
            list.append(String(decoding: name, as: UTF8.self))
            places[name] = Int32(list.count - 1)
            return Int32(list.count - 1)
        }
        var key: UInt64 = 0
        for byte in name { key = key << 8 | UInt64(byte) }
        if let known = short[key] { return known }
        list.append(String(decoding: name, as: UTF8.self))
        short[key] = Int32(list.count - 1)
        return Int32(list.count - 1)
    }
}

/// The characters that a piece of markup stands for.
enum MarkupText {
    /// Appends a piece without elements: references replaced, CDATA opened, comments and instructions left out, line ends
    /// made line feeds.
    static func append(_ piece: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var position = piece.startIndex
        while position < piece.endIndex {
            switch piece[position] {
            case UInt8(ascii: "&"):
                guard let end = piece[position...].firstIndex(of: UInt8(ascii: ";")) else { return }
                append(reference: piece[(position + 1)..<end], to: &result)
                position = end + 1
            case UInt8(ascii: "<"): position = appendMarked(piece, from: position, to: &result)
            case 0x0D:
                result.append(0x0A)
                position += position + 1 < piece.endIndex && piece[position + 1] == 0x0A ? 2 : 1
            default:
                result.append(piece[position])
                position += 1
            }
        }
    }

    private static func append(reference: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let name = String(decoding: reference, as: UTF8.self)
        switch name {
        case "lt": result.append(UInt8(ascii: "<"))
        case "gt": result.append(UInt8(ascii: ">"))
        case "amp": result.append(UInt8(ascii: "&"))
        case "quot": result.append(UInt8(ascii: "\""))
        case "apos": result.append(UInt8(ascii: "'"))
        default:
            let isHex = name.hasPrefix("#x")
            guard name.hasPrefix("#"), let value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
                let scalar = Unicode.Scalar(value)
            else { return }
            result.append(contentsOf: String(Character(scalar)).utf8)
        }
    }

    /// Passes over a comment, an instruction or CDATA, whose characters count; returns where it ends.
    private static func appendMarked(_ piece: ArraySlice<UInt8>, from start: Int, to result: inout [UInt8]) -> Int {
        let rest = piece[start...]
        let isCDATA = rest.starts(with: "<![CDATA[".utf8)
        let end = isCDATA ? "]]>" : rest.starts(with: "<!--".utf8) ? "-->" : "?>"
        let pattern = Array(end.utf8)
        var position = start + (isCDATA ? 9 : 1)
        let first = position
        while position < piece.endIndex {
            if piece[position...].starts(with: pattern) {
                if isCDATA { result.append(contentsOf: piece[first..<position]) }
                return position + pattern.count
            }
            position += 1
        }
        return piece.endIndex
    }
}
