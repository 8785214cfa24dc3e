import SheetModel

/// The different forms of formulas seen so far: a formula that was filled down has one form in all its cells.
struct FormulaForms {
    /// A formula of a form, and where it stands.
    struct Sample {
        let text: String
        let cell: CellReference
        let isArray: Bool
    }

    /// The sheet's name.
    let sheet: String
    private(set) var samples: [Sample] = []
    private var numbers: [[UInt8]: Int32] = [:]
    /// Forms by ``ShapeKey``, which is made without parsing.
    private var known: [[UInt8]: Int32] = [:]
    private var shape: [UInt8] = []

    init(sheet: String) { self.sheet = sheet }

    /// The number of the form of a formula; array formulas have forms of their own.
    ///
    /// - Complexity: O(*n*) in the text's length; it is parsed only when it is new.
    mutating func number(of text: String, at cell: CellReference, isArray: Bool) -> Int32 {
        ShapeKey.write(text, at: cell, to: &shape)
        if isArray { shape.append(0) }
        if let found = known[shape] { return found }
        var key = FormulaKey(of: text, at: cell, on: sheet, reading: .r1c1).bytes
        if isArray { key.append(0) }
        let next = Int32(truncatingIfNeeded: samples.count)
        let number = numbers[key] ?? next
        if number == next {
            numbers[key] = number
            samples.append(Sample(text: text, cell: cell, isArray: isArray))
        }
        known[shape] = number
        return number
    }

    /// The formula of a form as it reads in `cell`.
    func text(of number: Int32, at cell: CellReference) -> String {
        let sample = samples[Int(number)]
        return SharedFormula(master: sample.text, at: sample.cell).formula(for: cell)
    }

    /// Whether a form is that of array formulas.
    func isArray(_ number: Int32) -> Bool { samples[Int(number)].isArray }
}
