import SheetModel

/// The cells that a formula may read.
struct ShapeReads {
    let evaluator: Evaluator
    private(set) var areas: [SheetArea] = []
    /// Whether it may read others too, or has another result each time.
    private(set) var isOpen = false

    init(evaluator: Evaluator) { self.evaluator = evaluator }

    private static let volatile: Set<String> = [
        "NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "INDIRECT", "OFFSET", "CELL", "INFO",
    ]

    mutating func collect(_ shape: Shape, _ frame: Frame, depth: Int = 0) {
        if depth > 16 {
            isOpen = true
            return
        }
        for (index, node) in shape.nodes.enumerated() {
            switch node {
            case .cell, .area, .spanning, .table:
                add(evaluator.evaluate(Int32(truncatingIfNeeded: index), shape, frame))
            case .name(let name, let sheet):
                if let inner = evaluator.nameShape(name, sheet < 0 ? frame.sheet : sheet) {
                    collect(inner, frame, depth: depth + 1)
                }
            case .namedCall(let name, _):
                if let inner = evaluator.nameShape(name, frame.sheet) { collect(inner, frame, depth: depth + 1) }
            case .spill: isOpen = true
            case .binary(.range, let left, let right):
                if !Self.isPlain(shape[left]) || !Self.isPlain(shape[right]) { isOpen = true }
                add(evaluator.evaluate(Int32(truncatingIfNeeded: index), shape, frame))
            case .call(let entry, _): if Self.volatile.contains(entry.name) { isOpen = true }
            default: break
            }
        }
    }

    private static func isPlain(_ node: Shape.Node) -> Bool {
        switch node {
        case .cell, .area: true
        default: false
        }
    }

    private mutating func add(_ value: Value) {
        for area in evaluator.areas(value) { areas.append(area.sheetArea) }
    }
}
