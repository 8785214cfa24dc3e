internal import OfficePackage
internal import XMLEvents

/// Puts a part together from elements, in the order they are written.
struct ElementWriter {
    /// Attributes in order; those that are `nil` are left out.
    typealias Attributes = KeyValuePairs<String, String?>

    var bytes: [UInt8]

    /// A new part.
    init() { bytes = Array(PackageWriter.declaration.utf8) }

    /// A piece of a part.
    init(piece: Void) { bytes = [] }

    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    mutating func start(_ name: String, _ attributes: Attributes = [:]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        for (key, value) in attributes {
            if let value { bytes.append(xmlAttribute: key, value) }
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func end(_ name: String) { raw("</\(name)>") }

    mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
        start(name, attributes)
        bytes.removeLast()
        raw("/>")
    }

    mutating func text(_ name: String, _ text: String, _ attributes: Attributes = [:]) {
        start(name, attributes)
        bytes.append(xmlText: text)
        end(name)
    }

    /// An element with text, unless there is none.
    mutating func text(_ name: String, ifPresent text: String?) {
        if let text { self.text(name, text) }
    }

    mutating func element(_ name: String, _ attributes: Attributes = [:], _ content: (inout ElementWriter) -> Void) {
        start(name, attributes)
        content(&self)
        end(name)
    }
}

/// An attribute that is written only when it is set.
func flag(_ value: Bool) -> String? { value ? "1" : nil }

/// The addresses of the namespaces and relationship types that written parts use.
enum Address {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let package = "http://schemas.openxmlformats.org/package/2006"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    static let sheetDrawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
}
