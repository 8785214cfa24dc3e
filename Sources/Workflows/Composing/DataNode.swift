/// Any value of a JSON document.
enum DataNode: Decodable {
    case null
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([DataNode])
    case object([String: DataNode])

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            var members: [String: DataNode] = [:]
            for key in object.allKeys { members[key.stringValue] = try object.decode(DataNode.self, forKey: key) }
            self = .object(members)
        } else if var list = try? decoder.unkeyedContainer() {
            var items: [DataNode] = []
            while !list.isAtEnd { items.append(try list.decode(DataNode.self)) }
            self = .list(items)
        } else {
            switch try DataScalar(from: decoder) {
            case .null: self = .null
            case .text(let text): self = .text(text)
            case .number(let number): self = .number(number)
            case .boolean(let flag): self = .flag(flag)
            }
        }
    }

    /// A member of any name.
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
