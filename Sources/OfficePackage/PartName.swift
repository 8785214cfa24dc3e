/// The name of a part within a package: a key, never a path on any disk (ECMA-376 part 2, 6.2).
///
/// Written without a leading slash; back-slashes count as slashes, and names that differ only in the case of
/// ASCII letters are one name.
public struct PartName: Hashable, Sendable, CustomStringConvertible {
    /// The name as the package spells it.
    public let description: String
    private let key: String

    /// Reads a zip entry's name; `nil` when it climbs above the root or is empty.
    public init?(_ name: String) {
        if Self.isPlain(name) {
            self.init(plain: name)
            return
        }
        self.init(resolving: name, in: [])
    }

    private init(plain name: String) {
        description = name
        key = Self.folded(name)
    }

    private init?(resolving target: String, in folder: [Substring.UTF8View]) {
        var steps = target.utf8.first.map(Self.isSeparator) == true ? [] : folder
        for step in target.utf8.split(whereSeparator: Self.isSeparator) {
            if step.elementsEqual(".".utf8) { continue }
            if step.elementsEqual("..".utf8) {
                guard steps.popLast() != nil else { return nil }
            } else {
                steps.append(step)
            }
        }
        guard let first = steps.first else { return nil }
        var name = String(Substring(first))
        for step in steps.dropFirst() {
            name += "/"
            name += Substring(step)
        }
        description = Self.percentDecoded(name)
        key = Self.folded(description)
    }

    /// Whether a name is one already: nothing to resolve, fold or decode.
    private static func isPlain(_ name: String) -> Bool {
        var last = UInt8(ascii: "/")
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "."): if last == UInt8(ascii: "/") { return false }
            case UInt8(ascii: "\\"), UInt8(ascii: "%"): return false
            default: break
            }
            last = byte
        }
        return last != UInt8(ascii: "/")
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    /// The part that `target` of a relationship means, seen from this part; `nil` when it climbs above the root.
    public func resolving(_ target: String) -> PartName? {
        if Self.isPlain(target) {
            let folder = description.utf8.lastIndex(of: UInt8(ascii: "/")).map { description[...$0] } ?? ""
            return PartName(plain: folder + target)
        }
        return PartName(resolving: target, in: description.utf8.split(separator: UInt8(ascii: "/")).dropLast())
    }

    /// The name of the part that lists this part's relationships.
    public var relationshipsPart: PartName? {
        guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return PartName("_rels/\(description).rels")
        }
        let file = description[description.utf8.index(after: slash)...]
        return PartName("\(description[..<slash])/_rels/\(file).rels")
    }

    /// The part of the name behind its last dot, in lower case.
    public var fileExtension: String {
        guard let dot = key.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(key[key.utf8.index(after: dot)...])
    }

    /// Same part, whatever the case.
    public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The name with the letters of ASCII in lower case; no other letters are folded (ECMA-376 part 2, 6.2.2.3).
    private static func folded(_ name: String) -> String {
        guard name.utf8.contains(where: { (65...90).contains($0) }) else { return name }
        return String(decoding: name.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                rest.prefix(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                rest = rest.dropFirst(2)
                bytes.append(value)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }
}
