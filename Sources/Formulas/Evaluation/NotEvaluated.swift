import SheetModel

/// A formula that was not evaluated, so that its stored result was kept.
public struct NotEvaluated: Hashable, Sendable {
    /// Why. The set of reasons may grow.
    public enum Reason: Hashable, Sendable, CustomStringConvertible {
        /// A function that is not known, by name: one that is missing here, or one of an add-in or a macro.
        case unknownFunction(String)
        /// A function with a number of arguments that it does not take.
        case wrongArguments(String)
        /// Another workbook, of which this one stores no values.
        case externalLink(String)
        /// The text is no formula.
        case malformed
        /// Something that is understood but not evaluated, such as an option of a function.
        case unsupported(String)

        /// The reason in a few English words, as reports give it.
        public var description: String {
            switch self {
            case .unknownFunction(let name): "unknown function \(name)"
            case .wrongArguments(let name): "wrong number of arguments for \(name)"
            case .externalLink(let book): "no stored values of the linked workbook \(book)"
            case .malformed: "the text is no formula"
            case .unsupported(let what): "not supported: \(what)"
            }
        }
    }

    /// The formula's number in the list that was given.
    public var formula: Int
    /// Why.
    public var reason: Reason
}

/// Finds sheets by what stands before a reference, those of linked workbooks included, which are numbered behind the
/// workbook's own.
struct SheetPlaces: Sendable {
    let order: SheetOrder
    private(set) var external: [String: (first: Int, book: CalculationBook.ExternalBook)] = [:]

    init(_ book: CalculationBook) {
        order = book.sheets
        var next = book.sheets.names.count
        for (name, one) in book.externalBooks.sorted(by: { $0.key < $1.key }) {
            external[name] = (next, one)
            next += one.cells.count
        }
    }

    /// The sheets' numbers; -1 for the formula's own, `nil` for one that is not there.
    func sheets(of qualifier: SheetQualifier?) -> Result<ClosedRange<Int32>?, NotEvaluated.Blocked> {
        guard let qualifier else { return .success(-1...(-1)) }
        if qualifier.isLost { return .success(nil) }
        if qualifier.isThisBook {
            let found = order.sheets(of: qualifier)
            guard let first = found.first, let last = found.last else { return .success(nil) }
            return .success(Int32(truncatingIfNeeded: first)...Int32(truncatingIfNeeded: last))
        }
        let book = qualifier.book ?? ""
        guard let linked = external[book], let name = qualifier.sheet else {
            return .failure(NotEvaluated.Blocked(.externalLink(book)))
        }
        guard let first = linked.book.sheets[name], first < linked.book.cells.count,
            linked.book.cells[first].usedRange != nil
        else { return .failure(NotEvaluated.Blocked(.externalLink(book))) }
        let last = qualifier.lastSheet.flatMap { linked.book.sheets[$0] } ?? first
        let numbers = min(first, last)...max(first, last)
        return .success(
            Int32(
                truncatingIfNeeded: numbers.lowerBound + linked.first)...Int32(
                    truncatingIfNeeded: numbers.upperBound + linked.first))
    }

    /// A name of a linked workbook: what it refers to, when that is cells whose values are stored.
    func externalName(_ name: String, book: String, origin: CellReference) -> Shape.Node {
        guard let linked = external[book]?.book,
            let found = linked.names.first(where: { $0.name.lowercased() == name }),
            let expression = try? FormulaExpression(
                found.refersTo.hasPrefix("=") ? String(found.refersTo.dropFirst()) : found.refersTo),
            case .reference(let reference, let sheet?) = expression[expression.root], sheet.book == nil
        else { return .blocked(.externalLink(book)) }
        var qualifier = sheet
        qualifier.book = book
        guard case .success(let sheets?) = sheets(of: qualifier) else { return .blocked(.externalLink(book)) }
        func corner(_ cell: CellReference) -> Shape.Corner {
            Shape.Corner(
                row: Int32(truncatingIfNeeded: cell.row), column: Int32(truncatingIfNeeded: cell.column),
                isRowFixed: true, isColumnFixed: true)
        }
        let range = reference.range
        return .area(sheet: sheets.lowerBound, corner(range.first), corner(range.last))
    }
}

extension NotEvaluated {
    /// A reason on its way up.
    struct Blocked: Error {
        var reason: Reason
        init(_ reason: Reason) { self.reason = reason }
    }
}
