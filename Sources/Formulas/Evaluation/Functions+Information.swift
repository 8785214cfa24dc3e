import SheetModel

extension FunctionEntry {
    /// A question about one value, errors included.
    private static func ofValue(_ name: String, _ body: @escaping @Sendable (CellValue) -> Bool) -> FunctionEntry {
        FunctionEntry(name, 1...1, "s") { call throws(Fault) in .boolean(body(try call.scalar(0))) }
    }

    private static func isText(_ value: CellValue) -> Bool { if case .text = value { true } else { false } }
    private static func isNumber(_ value: CellValue) -> Bool { if case .number = value { true } else { false } }
    private static func isBoolean(_ value: CellValue) -> Bool { if case .boolean = value { true } else { false } }
    private static func error(_ value: CellValue) -> CellError? {
        if case .error(let error) = value { error } else { nil }
    }

    static let information: [FunctionEntry] = [
        ofValue("ISBLANK") { $0 == .blank },
        ofValue("ISTEXT") { isText($0) },
        ofValue("ISNONTEXT") { !isText($0) },
        ofValue("ISNUMBER") { isNumber($0) },
        ofValue("ISLOGICAL") { isBoolean($0) },
        ofValue("ISERROR") { error($0) != nil },
        ofValue("ISERR") { error($0).map { $0 != .notAvailable } ?? false },
        ofValue("ISNA") { error($0) == .notAvailable },
        FunctionEntry("ISREF", 1...1, "r") { call throws(Fault) in
            .boolean(!call.evaluator.areas(call[0]).isEmpty)
        },
        FunctionEntry("ISEVEN", 1...1, "s") { call throws(Fault) in .boolean(try isEven(call)) },
        FunctionEntry("ISODD", 1...1, "s") { call throws(Fault) in .boolean(!(try isEven(call))) },
        FunctionEntry("ISFORMULA", 1...1, "r") { call throws(Fault) in
            guard let area = call.evaluator.areas(call[0]).first else { throw .value }
            let cell = CellReference(row: Int(area.firstRow), column: Int(area.firstColumn))
            return .boolean(call.evaluator.formulaCells(Int(area.sheet)).contains(cell))
        },
        FunctionEntry("NA", 0...0, "") { _ throws(Fault) in throw .notAvailable },
        FunctionEntry("N", 1...1, "r") { call throws(Fault) in
            switch call.evaluator.first(of: call[0]) {
            case .number(let number): return .number(number)
            case .boolean(let value): return .number(value ? 1 : 0)
            case .error(let error): throw Fault(error)
            default: return .number(0)
            }
        },
        FunctionEntry("TYPE", 1...1, "a") { call throws(Fault) in
            let value: CellValue
            switch call[0] {
            case .array: return .number(64)
            case .area(let area):
                if !area.isSingle { return .number(64) }
                value = call.evaluator.read(area)
            case .areas: return .number(16)
            case .lambda: return .number(128)
            case .scalar(let scalar): value = scalar
            case .missing: value = .blank
            }
            switch value {
            case .number, .blank: return .number(1)
            case .text: return .number(2)
            case .boolean: return .number(4)
            case .error: return .number(16)
            }
        },
        FunctionEntry("ERROR.TYPE", 1...1, "s") { call throws(Fault) in
            guard let found = error(try call.scalar(0)), let number = errorNumbers[found] else { throw .notAvailable }
            return .number(number)
        },
        FunctionEntry("CELL", 1...2, "sr") { call throws(Fault) in try cellFact(call) },
        FunctionEntry("INFO", 1...1, "s") { call throws(Fault) in
            throw call.evaluator.blockFault(.unsupported("INFO"))
        },
    ]

    private static let errorNumbers: [CellError: Int] = [
        .null: 1, .divisionByZero: 2, .value: 3, .reference: 4, .name: 5, .number: 6, .notAvailable: 7,
        CellError(rawValue: "#GETTING_DATA"): 8, .spill: 9, CellError(rawValue: "#CONNECT!"): 10,
        CellError(rawValue: "#BLOCKED!"): 11, CellError(rawValue: "#UNKNOWN!"): 12,
        CellError(rawValue: "#FIELD!"): 13, CellError(rawValue: "#CALC!"): 14,
    ]

    private static func isEven(_ call: Call) throws(Fault) -> Bool {
        if case .boolean = try call.scalar(0) { throw .value }
        return try call.number(0).rounded(.towardZero).truncatingRemainder(dividingBy: 2) == 0
    }

    /// Facts about a cell; those about its looks are not known here.
    private static func cellFact(_ call: Call) throws(Fault) -> Value {
        let fact = try call.text(0).lowercased()
        guard let area = try call.areas(1).first else {
            throw call.evaluator.blockFault(.unsupported("CELL"))
        }
        let (row, column) = (Int(area.firstRow), Int(area.firstColumn))
        switch fact {
        case "row": return .number(row + 1)
        case "col": return .number(column + 1)
        case "address" where area.sheet == call.frame.sheet:
            return .text("$\(CellReference.columnName(column))$\(row + 1)")
        case "contents":
            let value = call.evaluator.read(sheet: area.sheet, row: row, column: column)
            return value == .blank ? .number(0) : .scalar(value)
        case "type":
            switch call.evaluator.read(sheet: area.sheet, row: row, column: column) {
            case .blank: return .text("b")
            case .text: return .text("l")
            default: return .text("v")
            }
        case "address", "color", "filename", "format", "parentheses", "prefix", "protect", "width":
            throw call.evaluator.blockFault(.unsupported("CELL"))
        default: throw .value
        }
    }
}

extension Evaluator {
    /// The cells of a sheet that hold formulas.
    func formulaCells(_ sheet: Int) -> Set<CellReference> { formulas[sheet] ?? [] }
}
