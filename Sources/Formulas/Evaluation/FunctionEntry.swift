import SheetModel

/// A function as formulas call it.
struct FunctionEntry: Sendable {
    /// What is done with an argument before the function sees it.
    enum Parameter: Sendable {
        /// One value is wanted: a range gives the cell in the formula's row or column, or all in an array formula.
        case scalar
        /// A range is taken as it is.
        case range
        /// A range or an array; expressions inside are evaluated for all values, as in an array formula.
        case array
    }

    typealias Body = @Sendable (Call) throws(Fault) -> Value

    let name: String
    let arguments: ClosedRange<Int>
    let parameters: [Parameter]
    /// Whether the function evaluates its arguments itself, only those it needs.
    let isLazy: Bool
    /// Whether a parameter list of more arguments begins again with its last two members.
    let repeatsPairs: Bool
    /// How many of its first arguments must be numbers: neither `TRUE` or `FALSE` nor, where needed, left empty.
    let wantsNumbers: Int
    let body: Body

    /// Creates an entry; `parameters` has a letter for each: `s`calar, `r`ange, `a`rray; the last one goes on.
    /// Two letters behind a `+` go on in pairs.
    init(
        _ name: String, _ arguments: ClosedRange<Int>, _ parameters: String, isLazy: Bool = false,
        _ body: @escaping Body
    ) {
        self.name = name
        self.arguments = arguments
        self.parameters = parameters.utf8.compactMap { letter in
            switch letter {
            case UInt8(ascii: "s"): .scalar
            case UInt8(ascii: "r"): .range
            case UInt8(ascii: "a"): .array
            default: nil
            }
        }
        repeatsPairs = parameters.contains("+")
        self.isLazy = isLazy
        // The weekend of NETWORKDAYS.INTL and WORKDAY.INTL may be TRUE.
        wantsNumbers = Self.ofToolPak.contains(name) ? name.hasSuffix(".INTL") ? 2 : Self.many : 0
        self.body = body
    }

    func parameter(_ index: Int) -> Parameter {
        if index < parameters.count { return parameters[index] }
        guard let last = parameters.last else { return .scalar }
        if repeatsPairs, parameters.count > 1 {
            return (index - parameters.count).isMultiple(of: 2) ? parameters[parameters.count - 2] : last
        }
        return last
    }

    /// The functions that came with the Analysis ToolPak and still want numbers where others take `TRUE` for 1 and an
    /// argument left empty for 0.
    private static let ofToolPak: Set<String> = [
        "BIN2DEC", "BIN2HEX", "BIN2OCT", "CUMIPMT", "CUMPRINC", "DEC2BIN", "DEC2HEX", "DEC2OCT", "DELTA", "EDATE",
        "EFFECT", "EOMONTH", "ERF", "ERFC", "FACTDOUBLE", "GCD", "GESTEP", "HEX2BIN", "HEX2DEC", "HEX2OCT", "LCM",
        "MROUND", "MULTINOMIAL", "NETWORKDAYS", "NETWORKDAYS.INTL", "NOMINAL", "OCT2BIN", "OCT2DEC", "OCT2HEX",
        "QUOTIENT", "RANDBETWEEN", "SERIESSUM", "SQRTPI", "WEEKNUM", "WORKDAY", "WORKDAY.INTL", "XIRR", "XNPV",
        "YEARFRAC",
    ]

    /// The most arguments of a call.
    static let many = 255

    private static let table: [String: FunctionEntry] = {
        let families = [
            aggregates, moreAggregates, conditional, lookup, references, logic, math, trigonometry, rounding, text,
            moreText, textParts, dates, workdays, information, finance, arrays, moreArrays, statistics, distributions,
            lambdas,
        ]
        return Dictionary(families.joined().map { ($0.name, $0) }) { first, _ in first }
    }()

    /// The function of a name in capitals, without `_xlfn.`; `nil` when there is none.
    static func named(_ name: String) -> FunctionEntry? { table[name] }

    /// The names of all functions that can be evaluated.
    static var names: [String] { table.keys.sorted() }
}

/// A call at work: the arguments, and where it is.
struct Call {
    let evaluator: Evaluator
    let frame: Frame
    let shape: Shape
    /// The arguments; none of a lazy function.
    let arguments: [Value]
    /// The places of the arguments in the shape.
    let nodes: [Int32]

    var count: Int { nodes.count }

    /// Whether an argument is there, left out or not.
    func has(_ index: Int) -> Bool { index < nodes.count }

    /// Whether an argument is there and not left out.
    func isGiven(_ index: Int) -> Bool {
        guard index < arguments.count else { return false }
        if case .missing = arguments[index] { return false }
        return true
    }

    subscript(index: Int) -> Value { index < arguments.count ? arguments[index] : .missing }

    /// An argument as one value; one left out is blank.
    func scalar(_ index: Int) throws(Fault) -> CellValue { try evaluator.scalar(self[index], frame) }

    /// The areas that an argument refers to; none when it is no reference. An error is passed on.
    func areas(_ index: Int) throws(Fault) -> [Area] {
        if case .scalar(.error(let error)) = self[index] { throw Fault(error) }
        return evaluator.areas(self[index])
    }

    func number(_ index: Int) throws(Fault) -> Double { try evaluator.number(scalar(index)) }

    func number(_ index: Int, default fallback: Double) throws(Fault) -> Double {
        isGiven(index) ? try number(index) : fallback
    }

    /// A number without its decimals.
    func whole(_ index: Int) throws(Fault) -> Int {
        let number = try number(index).rounded(.towardZero)
        guard number.magnitude < 9e15 else { throw .number }
        return Int(number)
    }

    func whole(_ index: Int, default fallback: Int) throws(Fault) -> Int {
        isGiven(index) ? try whole(index) : fallback
    }

    func text(_ index: Int) throws(Fault) -> String { try evaluator.text(scalar(index)) }

    func boolean(_ index: Int) throws(Fault) -> Bool { try evaluator.boolean(scalar(index)) }

    func boolean(_ index: Int, default fallback: Bool) throws(Fault) -> Bool {
        isGiven(index) ? try boolean(index) : fallback
    }

    /// An argument as a rectangle of values.
    func array(_ index: Int) throws(Fault) -> FormulaArray { try evaluator.array(self[index]) }

    /// An argument of a lazy function.
    func evaluate(_ index: Int) -> Value {
        index < nodes.count ? evaluator.evaluate(nodes[index], shape, frame) : .missing
    }

    /// An argument of a lazy function, as one value.
    func evaluateScalar(_ index: Int) throws(Fault) -> CellValue { try evaluator.scalar(evaluate(index), frame) }
}
