public import SheetModel

/// Cells on a sheet that is known by a number.
public struct SheetArea: Hashable, Sendable {
    /// The sheet; any number from 0 that the caller gives it.
    public var sheet: Int
    /// The cells.
    public var range: CellRange

    /// Creates an area.
    public init(sheet: Int, range: CellRange) {
        self.sheet = sheet
        self.range = range
    }

    /// Creates an area of one cell.
    public init(sheet: Int, cell: CellReference) { self.init(sheet: sheet, range: CellRange(cell, cell)) }

    /// Whether the two have a cell in common.
    public func touches(_ other: SheetArea) -> Bool {
        sheet == other.sheet && range.rows.overlaps(other.range.rows) && range.columns.overlaps(other.range.columns)
    }
}

/// Which formulas depend on which cells, and in which order they are to be calculated.
///
/// ```swift
/// let index = DependencyIndex([
///     .init(at: b1, reads: [a1]),   // B1: A1*2
///     .init(at: c1, reads: [b1]),   // C1: B1+1
/// ])
/// index.dependents(of: [a1])        // [0, 1]
/// index.evaluationOrder().order     // [0, 1]
/// ```
///
/// Formulas are known by their places in the list given. What no reference tells (`INDIRECT`, `OFFSET`, names) is the
/// caller's to add.
public struct DependencyIndex: Sendable {
    /// A formula: where its results stand, and what it reads.
    public struct Formula: Hashable, Sendable {
        /// The cell, or all cells of an array.
        public var place: SheetArea
        /// The cells read.
        public var reads: [SheetArea]

        /// Creates a formula.
        public init(at place: SheetArea, reads: [SheetArea]) {
            self.place = place
            self.reads = reads
        }
    }

    /// Formulas in an order in which each stands behind all that it reads, cycles aside.
    public struct EvaluationOrder: Hashable, Sendable {
        /// All formulas; those of a cycle stand together.
        public var order: [Int]
        /// Formulas that read each other in a circle, or themselves; in the order of ``order``.
        public var cycles: [[Int]]
    }

    /// The formulas, as given.
    public let formulas: [Formula]
    private let readers: AreaIndex
    private let places: AreaIndex

    /// Creates the index.
    ///
    /// - Complexity: O(*n* log *n*) in the number of areas read; areas of several columns count up to 26 times.
    public init(_ formulas: [Formula]) {
        self.formulas = formulas
        readers = AreaIndex(formulas.enumerated().flatMap { index, formula in formula.reads.map { ($0, index) } })
        places = AreaIndex(formulas.enumerated().map { ($1.place, $0) })
    }

    /// The formulas that are to be calculated again when `changed` cells have other values: those that read them, and
    /// all that depend on these.
    ///
    /// - Parameter also: Formulas to calculate in any case, such as volatile ones; what depends on them comes with them.
    /// - Returns: Numbers of formulas, ascending. A changed cell's own formula is among them only when it depends on
    ///   changed cells.
    /// - Complexity: O((*h* + *c*) log *n*) for *h* formulas found and *c* changed areas, however many cells the
    ///   areas have that they read; the parts of the index that are met are copied once.
    public func dependents(of changed: [SheetArea], also: [Int] = []) -> [Int] {
        var index = readers
        var isFound = Array(repeating: false, count: formulas.count)
        var waiting = changed
        for formula in also where formulas.indices.contains(formula) && !isFound[formula] {
            isFound[formula] = true
            waiting.append(formulas[formula].place)
        }
        var found: [Int] = []
        while let area = waiting.popLast() {
            found.removeAll(keepingCapacity: true)
            index.takeAll(in: area, &found)
            for formula in found where !isFound[formula] {
                isFound[formula] = true
                waiting.append(formulas[formula].place)
            }
        }
        return isFound.indices.filter { isFound[$0] }
    }

    /// The order in which to calculate, and the cycles that have none.
    ///
    /// - Parameter subset: The formulas wanted, as ``dependents(of:also:)`` gives them; `nil` for all.
    /// - Complexity: O(*n* log *n*) in the number of areas read, not in the number of cells in them.
    public func evaluationOrder(of subset: [Int]? = nil) -> EvaluationOrder {
        let wanted = (subset ?? Array(formulas.indices)).filter(formulas.indices.contains)
        var isWanted = Array(repeating: false, count: formulas.count)
        for formula in wanted { isWanted[formula] = true }
        return components(in: finishingOrder(wanted, isWanted).reversed(), isWanted)
    }

    /// The first half of Kosaraju's algorithm: a walk from each formula to its readers; those from which there is no
    /// way on come first.
    ///
    /// An entry is taken only at the moment when its formula is visited, so a reader is never lost for another one.
    private func finishingOrder(_ wanted: [Int], _ isWanted: [Bool]) -> [Int] {
        var index = readers
        var isOpen = isWanted
        var finished: [Int] = []
        finished.reserveCapacity(wanted.count)
        var path: [Int] = []
        // The last first, so that formulas without any link keep the order in which they were given.
        for start in wanted.reversed() where isOpen[start] {
            isOpen[start] = false
            path.append(start)
            while let formula = path.last {
                guard let reader = index.takeOne(in: formulas[formula].place) else {
                    finished.append(formula)
                    path.removeLast()
                    continue
                }
                if isOpen[reader] {
                    isOpen[reader] = false
                    path.append(reader)
                }
            }
        }
        return finished
    }

    /// The second half: from each formula back to what it reads; whatever is still there belongs to one cycle.
    private func components(in order: some Sequence<Int>, _ isWanted: [Bool]) -> EvaluationOrder {
        var index = places
        var isOpen = isWanted
        var result = EvaluationOrder(order: [], cycles: [])
        var found: [Int] = []
        for start in order where isOpen[start] {
            isOpen[start] = false
            var component = [start]
            var next = 0
            while next < component.count {
                for area in formulas[component[next]].reads {
                    found.removeAll(keepingCapacity: true)
                    index.takeAll(in: area, &found)
                    for formula in found where isOpen[formula] {
                        isOpen[formula] = false
                        component.append(formula)
                    }
                }
                next += 1
            }
            result.order += component
            let formula = formulas[start]
            if component.count > 1 || formula.reads.contains(where: formula.place.touches) {
                result.cycles.append(component)
            }
        }
        return result
    }
}
