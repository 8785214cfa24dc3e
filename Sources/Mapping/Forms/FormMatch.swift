internal import SheetModel

/// A table that is read as a form.
struct FormMatch {
    /// A declared column and where it stands in the file.
    struct Column {
        var declaration: FormColumn
        /// Its place among the declared columns.
        var order: Int
        var column: TableColumn
        var fit: HeaderFit
    }

    let form: Form
    private(set) var table: SheetTable
    /// The columns that are read, from left to right.
    private(set) var columns: [Column] = []
    /// Declared columns that were not found.
    private(set) var missing: [FormColumn] = []
    /// Columns that stand before one that the declaration puts before them.
    private(set) var moved: [Column] = []
    /// Columns of the file that may be several declared ones, or one that several may be; none of them is read.
    private(set) var ambiguous: [(columns: [TableColumn], declared: [FormColumn])] = []
    /// Columns of the file that are not declared.
    private(set) var added: [TableColumn] = []
    /// From 0 to 1: how much of the declaration was found, and how closely. What else tells forms apart is added.
    var score = 0.0

    /// The same of another table with the same columns.
    func of(_ table: SheetTable) -> FormMatch {
        var match = self
        match.table = table
        return match
    }

    func column(_ role: ColumnRole) -> TableColumn? { columns.first { $0.declaration.role == role }?.column }

    /// Chooses among the columns that each declared column may be.
    init(_ form: Form, _ table: SheetTable, _ pairs: [(declared: Int, place: Int, fit: HeaderFit)]) {
        self.form = form
        self.table = table
        var choice = Choice(pairs)
        choice.run { form.columns[$0].role.mayRepeat }
        columns = choice.taken.map { pair in
            Column(
                declaration: form.columns[pair.declared], order: pair.declared, column: table.columns[pair.place],
                fit: pair.fit)
        }
        columns.sort { $0.column.column < $1.column.column }
        ambiguous = choice.ambiguous.map { group in
            (group.places.map { table.columns[$0] }, group.declared.map { form.columns[$0] })
        }
        let used = Set(choice.taken.map(\.place) + choice.ambiguous.flatMap(\.places))
        added = table.columns.indices.filter { !used.contains($0) }.map { table.columns[$0] }
        weigh()
        if form.layout != .unitColumns {
            let inOrder = Self.longestAscent(columns.map(\.order))
            moved = columns.indices.filter { !inOrder.contains($0) }.map { columns[$0] }
        }
    }

    private mutating func weigh() {
        var found: [Int: Double] = [:]
        for column in columns { found[column.order] = max(found[column.order] ?? 0, column.fit.score) }
        var (sum, all) = (0.0, 0.0)
        for (place, declaration) in form.columns.enumerated() {
            let weight = declaration.role.weight
            all += weight
            sum += weight * (found[place] ?? 0)
            if found[place] == nil { missing.append(declaration) }
        }
        score = all > 0 ? sum / all : 0
    }

    /// Whether the columns are there without which nothing can be read.
    var isReadable: Bool {
        func has(_ roles: ColumnRole...) -> Bool { columns.contains { roles.contains($0.declaration.role) } }
        return switch form.layout {
        case .unitRows: has(.unitName, .unitCode) && has(.figure)
        case .indicatorRows, .unitColumns: has(.indicatorName, .indicatorCode) && has(.figure)
        case .list: has(.count, .sum)
        }
    }

    /// The places of a longest ascending selection.
    ///
    /// - Complexity: O(n log n).
    static func longestAscent(_ numbers: [Int]) -> Set<Int> {
        var ends: [Int] = []
        var before = Array(repeating: -1, count: numbers.count)
        for place in numbers.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < numbers[place] { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[place] = ends[low - 1] }
            if low < ends.count { ends[low] = place } else { ends.append(place) }
        }
        var chosen: Set<Int> = []
        var place = ends.last ?? -1
        while place >= 0 {
            chosen.insert(place)
            place = before[place]
        }
        return chosen
    }
}

extension ColumnRole {
    /// How much it matters for telling forms apart.
    fileprivate var weight: Double {
        switch self {
        case .ignored, .number, .note, .measure, .date: 0.5
        case .figure, .count, .sum: 2
        default: 1
        }
    }

    /// Whether it names the unit or indicator of a row.
    var names: Bool {
        switch self {
        case .unitName, .unitCode, .indicatorName, .indicatorCode: true
        default: false
        }
    }

    /// Whether the first of several such columns will do.
    fileprivate var mayRepeat: Bool {
        switch self {
        case .number, .note, .ignored, .measure, .date, .period, .statedPercent: true
        default: false
        }
    }
}

/// Which column of a file is which declared one: the closest first, and none where two are as close.
private struct Choice {
    typealias Pair = (declared: Int, place: Int, fit: HeaderFit)

    private(set) var taken: [Pair] = []
    private(set) var ambiguous: [(places: [Int], declared: [Int])] = []
    private let pairs: [Pair]
    private var usedPlaces: Set<Int> = []
    private var usedColumns: Set<Int> = []

    init(_ pairs: [Pair]) {
        // Fixed headers before those that any unit's name fits; then the closest first.
        self.pairs = pairs.sorted { one, other in
            let (left, right) = (one.fit.unit == nil, other.fit.unit == nil)
            if left != right { return left }
            if one.fit.score != other.fit.score { return one.fit.score > other.fit.score }
            return (one.declared, one.place) < (other.declared, other.place)
        }
    }

    mutating func run(mayRepeat: (Int) -> Bool) {
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].fit.score == pairs[start].fit.score,
                (pairs[end].fit.unit == nil) == (pairs[start].fit.unit == nil)
            {
                end += 1
            }
            take(pairs[start..<end], mayRepeat)
            start = end
        }
    }

    /// Takes what is equally close.
    private mutating func take(_ group: ArraySlice<Pair>, _ mayRepeat: (Int) -> Bool) {
        let open = group.filter { pair in
            !usedPlaces.contains(pair.place) && (pair.fit.unit != nil || !usedColumns.contains(pair.declared))
        }
        let places = Dictionary(grouping: open, by: \.declared).mapValues { $0.map(\.place) }
        let columns = Dictionary(grouping: open, by: \.place).mapValues { $0.map(\.declared) }
        for pair in open where !usedPlaces.contains(pair.place) {
            if pair.fit.unit == nil {
                guard !usedColumns.contains(pair.declared) else { continue }
                let rivals = (places: places[pair.declared] ?? [], declared: columns[pair.place] ?? [])
                // As many declared as found are the same header several times, in the same order.
                if rivals.places.count != rivals.declared.count, !mayRepeat(pair.declared) {
                    usedPlaces.formUnion(rivals.places)
                    usedColumns.formUnion(rivals.declared)
                    ambiguous.append(rivals)
                    continue
                }
            }
            usedPlaces.insert(pair.place)
            usedColumns.insert(pair.declared)
            taken.append(pair)
        }
    }
}
