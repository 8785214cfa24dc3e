public import Findings

/// What an edit did: every part touched and why, every reference changed, every stored result dropped.
public struct EditReceipt: Sendable {
    /// What became of a part.
    public enum PartAction: String, Sendable {
        /// Bytes of it changed.
        case changed
        /// It was not there before.
        case added
        /// It is no longer there.
        case removed
    }

    /// A part that was touched.
    public struct PartChange: Sendable {
        /// The part's name.
        public var part: String
        /// What became of it.
        public var action: PartAction
        /// Why.
        public var reason: LocalizedText

        /// Creates the entry of a part.
        public init(part: String, action: PartAction, reason: LocalizedText) {
            self.part = part
            self.action = action
            self.reason = reason
        }
    }

    /// A cell that was set, restyled or given a note.
    public struct CellEdit: Sendable {
        /// What was changed of a cell.
        public enum Kind: String, Sendable {
            /// Its value.
            case value
            /// Its formula.
            case formula
            /// Its format.
            case format
            /// A note on it.
            case note
        }

        /// The sheet's name.
        public var sheet: String
        /// The cell, where it stood when it was changed.
        public var cell: CellReference
        /// What was changed.
        public var kind: Kind

        /// Creates the entry of a cell.
        public init(sheet: String, cell: CellReference, kind: Kind) {
            self.sheet = sheet
            self.cell = cell
            self.kind = kind
        }
    }

    /// A formula whose stored result the edit may have made wrong: it was calculated anew, or dropped.
    public struct StaleResult: Sendable, Hashable {
        /// The sheet's name.
        public var sheet: String
        /// The cell, where it stands after the edit.
        public var cell: CellReference

        /// Creates the entry of a formula.
        public init(sheet: String, cell: CellReference) {
            self.sheet = sheet
            self.cell = cell
        }
    }

    /// The values that a chart stores of a range; dropped like results.
    public struct DroppedCache: Sendable, Hashable {
        /// The chart's part.
        public var part: String
        /// The range, as the chart spells it.
        public var reference: String

        /// Creates the entry of a chart's range.
        public init(part: String, reference: String) {
            self.part = part
            self.reference = reference
        }
    }

    /// The parts touched, by name.
    public var parts: [PartChange] = []
    /// The cells set, in the order in which they were asked for.
    public var cells: [CellEdit] = []
    /// The references changed.
    public var references: [ReferenceChange] = []
    /// The stored results dropped, sheet by sheet.
    public var droppedResults: [StaleResult] = []
    /// The results calculated anew, sheet by sheet.
    public var recomputedResults: [StaleResult] = []
    /// The chart caches filled with new values.
    public var refilledCaches: [DroppedCache] = []
    /// The chart caches dropped.
    public var droppedCaches: [DroppedCache] = []

    /// Creates a receipt of nothing.
    public init() {}

    /// Notes that a part was touched, and why; several reasons are joined.
    public mutating func touch(_ part: String, _ action: PartAction = .changed, vi: String, en: String) {
        if let index = parts.firstIndex(where: { $0.part == part }) {
            if parts[index].reason.en.contains(en) || parts[index].action == .added { return }
            parts[index].reason.vi += "; \(vi)"
            parts[index].reason.en += "; \(en)"
            if action == .removed { parts[index].action = .removed }
        } else {
            parts.append(PartChange(part: part, action: action, reason: LocalizedText(vi: vi, en: en)))
        }
    }
}

/// A reference that rows, columns or a new sheet name changed.
public struct ReferenceChange: Sendable, Hashable {
    /// What kind of reference it is, such as `formula`, `mergedRange`, `definedName`.
    public var kind: String
    /// The part it stands in.
    public var part: String
    /// Where in the part: a cell in A1 form, or a name.
    public var place: String
    /// How it read before.
    public var before: String
    /// How it reads now; `#REF!` or empty for what was deleted.
    public var after: String

    /// Creates the entry of a reference.
    public init(kind: String, part: String, place: String, before: String, after: String) {
        self.kind = kind
        self.part = part
        self.place = place
        self.before = before
        self.after = after
    }
}
