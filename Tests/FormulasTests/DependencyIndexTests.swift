import Formulas
import SheetModel
import Testing

private func area(_ a1: String, sheet: Int = 0) -> SheetArea {
    SheetArea(
        sheet: sheet,
        range: CellRange(a1) ?? CellRange(CellReference(row: 0, column: 0), CellReference(row: 0, column: 0)))
}

private func formula(_ place: String, _ reads: String..., sheet: Int = 0) -> DependencyIndex.Formula {
    DependencyIndex.Formula(at: area(place, sheet: sheet), reads: reads.map { area($0, sheet: sheet) })
}

struct DependencyIndexTests {
    private let book = DependencyIndex([
        formula("C1", "B1"),  // 0
        formula("B1", "A1"),  // 1
        formula("D1", "A:A"),  // 2
        formula("E1", "2:3"),  // 3
        formula("F1", "A1:C3"),  // 4
        formula("G1"),  // 5
        formula("H1", "D1", "E1"),  // 6
        DependencyIndex.Formula(at: area("B1", sheet: 1), reads: [area("H1"), area("A1", sheet: 1)]),  // 7
        formula("J1:K1", "G1"),  // 8, an array
        formula("L1", "K1"),  // 9
    ])

    @Test(arguments: [
        ("A1", [0, 1, 2, 4, 6, 7]), ("A9", [2, 6, 7]), ("Z2", [3, 6, 7]), ("B2", [3, 4, 6, 7]), ("G1", [8, 9]),
        ("J1", []),
        ("K1", [9]), ("C1", [4]), ("Z99", []), ("A1:XFD1048576", [0, 1, 2, 3, 4, 6, 7, 8, 9]), ("A5:B9", [2, 6, 7]),
    ])
    func findsDependents(_ changed: String, _ expected: [Int]) {
        #expect(book.dependents(of: [area(changed)]) == expected)
    }

    @Test func sheetsAreKeptApart() {
        #expect(book.dependents(of: [area("A1", sheet: 1)]) == [7])
        #expect(book.dependents(of: [area("A1", sheet: 2)]).isEmpty)
        #expect(book.dependents(of: [area("K1"), area("A1", sheet: 1)]) == [7, 9])
        #expect(book.dependents(of: [], also: [5, 99, -1]) == [5, 8, 9])
    }

    @Test func ordersPrecedentsFirst() {
        let found = book.evaluationOrder()
        #expect(found.cycles.isEmpty)
        #expect(found.order.sorted() == Array(0..<10))
        for (one, other) in [(1, 0), (1, 4), (0, 4), (2, 6), (3, 6), (6, 7), (5, 8), (8, 9)] {
            let places = [one, other].map { found.order.firstIndex(of: $0) ?? -1 }
            #expect(places[0] < places[1])
        }
        #expect(Set(book.evaluationOrder(of: [0, 4, 1]).order.prefix(2)) == [0, 1])
        #expect(DependencyIndex([]).evaluationOrder().order.isEmpty)
    }

    @Test func findsCycles() {
        let index = DependencyIndex([
            formula("A1", "B1"), formula("B1", "C1"), formula("C1", "A1:A5"),  // a circle of three
            formula("D1", "D1"),  // itself
            formula("E1", "A1"), formula("F1", "F2:F9"), formula("A9", "Z1"), formula("Z1", "G1"),
            formula("G2", "G:G"),  // itself, by its column
        ])
        let found = index.evaluationOrder()
        #expect(Set(found.cycles.map(Set.init)) == [[0, 1, 2], [3], [8]])
        #expect((found.order.firstIndex(of: 4) ?? -1) > (found.order.firstIndex(of: 0) ?? 99))
        #expect(index.dependents(of: [area("B1")]) == [0, 1, 2, 4])
    }

    @Test func sheetsAreNumberedByName() {
        let order = SheetOrder(["Jan", "Feb", "Mar", "Biểu Đ"])
        let reads = FormulaPrecedents(of: "SUM(jan:MAR!A1)+'BIỂU Đ'!B2+A3+Gone!A1+Feb:Gone!A1", on: "Feb")
        let found = reads.areas(in: order).map { "\($0.sheet):\($0.range)" }
        #expect(found == ["3:B2", "1:A3", "0:A1", "1:A1", "2:A1"])
    }

    // MARK: Against a plain search

    @Test(arguments: 0..<30 as Range<UInt64>)
    func agreesWithThePlainSearch(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        func corner() -> CellReference { CellReference(row: random.next(below: 12), column: random.next(below: 6)) }
        let formulas = (0..<24).map { _ in
            let (place, sheet) = (corner(), random.next(below: 2))
            let reads = (0..<random.next(below: 3)).map { _ in
                let one = corner()
                let other = random.next(below: 2) == 0 ? one : corner()
                return SheetArea(sheet: random.next(below: 2), range: CellRange(one, other))
            }
            return DependencyIndex.Formula(at: SheetArea(sheet: sheet, cell: place), reads: reads)
        }
        let index = DependencyIndex(formulas)
        let links = formulas.map { reader in
            formulas.indices.filter { source in reader.reads.contains { $0.touches(formulas[source].place) } }
        }
        var reach = links.map(Set.init)
        for _ in formulas {
            for one in formulas.indices { for other in reach[one] { reach[one].formUnion(reach[other]) } }
        }
        let changed = SheetArea(sheet: 0, cell: corner())
        let direct = Set(formulas.indices.filter { formulas[$0].reads.contains { $0.touches(changed) } })
        let expected = formulas.indices.filter { direct.contains($0) || !reach[$0].isDisjoint(with: direct) }
        #expect(index.dependents(of: [changed]) == expected)

        let found = index.evaluationOrder()
        #expect(found.order.sorted() == Array(formulas.indices))
        let circular = Set(formulas.indices.filter { reach[$0].contains($0) })
        #expect(Set(found.cycles.joined()) == circular)
        for cycle in found.cycles {
            #expect(cycle.allSatisfy { one in cycle.allSatisfy { reach[one].contains($0) } })
        }
        for (place, one) in found.order.enumerated() {
            for source in reach[one] where !reach[source].contains(one) {
                #expect(found.order[..<place].contains(source))
            }
        }
    }

    // MARK: Size

    /// 10,000 running sums have 50 million pairs of formula and cell; who counts them needs minutes.
    @Test(.timeLimit(.minutes(1))) func runningSumsAreQuick() {
        let count = 10_000
        let sums = (0..<count).map { row in
            DependencyIndex.Formula(
                at: SheetArea(sheet: 0, cell: CellReference(row: row, column: 1)),
                reads: [SheetArea(sheet: 0, range: CellRange(.init(row: 0, column: 0), .init(row: row, column: 0)))])
        }
        let index = DependencyIndex(sums)
        #expect(index.dependents(of: [area("A1")]).count == count)
        #expect(index.dependents(of: [area("A9999")]) == [9_998, 9_999])
        #expect(index.evaluationOrder().order == Array(0..<count))
    }

    /// Each formula sums up all formulas above it.
    @Test(.timeLimit(.minutes(1))) func chainsOfSumsAreQuick() {
        let count = 10_000
        let sums = (1..<count).map { row in
            DependencyIndex.Formula(
                at: SheetArea(sheet: 0, cell: CellReference(row: row, column: 0)),
                reads: [SheetArea(sheet: 0, range: CellRange(.init(row: 0, column: 0), .init(row: row - 1, column: 0)))]
            )
        }
        let index = DependencyIndex(sums.reversed())
        #expect(index.dependents(of: [area("A1")]).count == count - 1)
        #expect(index.evaluationOrder().order == Array((0..<count - 1).reversed()))
        let circle = DependencyIndex(sums + [formula("A1", "A10000")])
        #expect(circle.evaluationOrder().cycles.map(\.count) == [count])
    }
}
