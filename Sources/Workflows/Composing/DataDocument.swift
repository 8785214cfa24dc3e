internal import Findings
internal import FoundationEssentials
internal import Mapping

/// A JSON document that a workbook can be made of.
enum DataDocument {
    case values(ValuesData)
    case cells(CellsData)
    case program(ProgramSource)

    /// The most bytes of a document: it is held in memory, several times its size.
    static let limit = 1 << 30

    /// Whether bytes begin as a JSON document does; a workbook begins with `PK`.
    static func isJSON(_ head: [UInt8]) -> Bool {
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
        return text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
    }

    /// Reads a document.
    ///
    /// - Throws: `JSON_NOT_WELL_FORMED` with the line, `JSON_WRONG_SHAPE` with the member.
    init(_ bytes: [UInt8]) throws(Problem) {
        let data = Data(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        let schema = try Self.decode(SchemaOnly.self, data).schema
        switch schema {
        case "doisoat.values/1": self = .values(try Self.decode(ValuesData.self, data))
        case "doisoat.cells/1": self = .cells(try Self.decode(CellsData.self, data))
        case "doisoat.program/1": self = .program(ProgramSource(json: try Self.decode(DataNode.self, data)))
        default: throw DataProblem.noSchema(schema)
        }
    }

    private struct SchemaOnly: Decodable { var schema: String? }

    private static func decode<Document: Decodable>(_ type: Document.Type, _ data: Data) throws(Problem) -> Document {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw problem(error)
        } catch {
            throw DataProblem.damaged(line: nil)
        }
    }

    /// The place and kind of a fault; never what the document holds there.
    private static func problem(_ error: DecodingError) -> Problem {
        switch error {
        case .keyNotFound(let key, let context):
            return DataProblem.shape(
                path(context.codingPath), "thiếu mục “\(key.stringValue)”", "the member “\(key.stringValue)” is missing"
            )
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return DataProblem.shape(
                path(context.codingPath), "giá trị sai kiểu", "the value is of the wrong type")
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return DataProblem.shape(path(context.codingPath), "giá trị không hợp lệ", "the value is not valid")
        case .dataCorrupted(let context):
            let text = context.underlyingError.map { "\($0)" } ?? context.debugDescription
            let line = text.firstMatch(of: #/line:? (\d+)/#).map { String($0.1) }
            return DataProblem.damaged(line: line)
        @unknown default: return DataProblem.damaged(line: nil)
        }
    }

    /// A place within a document: `sheets[0].cells[3].value`.
    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}

/// A value of a JSON document.
enum DataScalar: Decodable {
    case null
    case text(String)
    case number(Double)
    case boolean(Bool)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .boolean(try value.decode(Bool.self))
        }
    }
}

/// `doisoat.values/1`.
struct ValuesData: Decodable {
    struct Sheet: Decodable {
        var name: String
        var rows: [[DataScalar]]
    }

    var sheets: [Sheet]
}

/// `doisoat.cells/1`.
struct CellsData: Decodable {
    struct Sheet: Decodable {
        var name: String
        var state: String?
        var kind: String?
        var merged: [String]?
        var cells: [Cell]?
        var names: [Name]?
        var tables: [Table]?
        var notes: [Note]?
        var threads: [Thread]?
        var links: [Link]?
        var validations: [Validation]?
        var hiddenRows: [String]?
        var hiddenColumns: [String]?
    }

    struct Cell: Decodable {
        var ref: String
        var type: String
        var value: DataScalar?
        var serial: Double?
        var format: String?
        var formula: String?
        var array: String?
    }

    struct Name: Decodable {
        var name: String
        var refersTo: String
        var sheet: String?
        var hidden: Bool?
    }

    struct Table: Decodable {
        var name: String
        var range: String
        var columns: [String]
        var headerRow: Bool?
        var totalsRow: Bool?
    }

    struct Note: Decodable {
        var ref: String
        var author: String?
        var text: String
    }

    struct Thread: Decodable { var ref: String }

    struct Link: Decodable {
        var ref: String
        var target: String?
        var location: String?
        var display: String?
        var tooltip: String?
    }

    struct Validation: Decodable {
        var ranges: [String]
        var type: String
        var `operator`: String?
        var formula1: String?
        var formula2: String?
        var allowBlank: Bool?
        var promptTitle: String?
        var prompt: String?
        var errorTitle: String?
        var error: String?
        var errorStyle: String?
    }

    var date1904: Bool?
    var names: [Name]?
    var sheets: [Sheet]
}
