internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Rewrites every formula of a part, and every place that reads like one, where names of sheets or tables change.
struct FormulaRewriter {
    /// Gives a formula's new text; the same where nothing changes.
    let rewrite: (String) -> String
    /// The sheet that is renamed, and its new name; `nil` where none is.
    var rename: SheetRename?

    /// A rewriter for a sheet that gets another name.
    init(_ rename: SheetRename) {
        self.rename = rename
        rewrite = { rename.formula($0).text }
    }

    /// A rewriter for other changes to formulas.
    init(_ rewrite: @escaping (String) -> String) { self.rewrite = rewrite }

    /// The part with its formulas rewritten, and what was changed.
    func rewriting(_ document: MarkupDocument, of part: ReferencePart) -> (bytes: [UInt8], changes: [ReferenceChange]) {
        var edits = MarkupEdits()
        var changes: [ReferenceChange] = []
        let rules = ReferenceRules.byElement(of: part.kind)
        for element in document.elements.indices {
            let name = document.name(of: element)
            if part.kind == .sheet, name == "f", ReferenceRule.Family.main.contains(document.namespace(of: element)) {
                rewrite(element, nil, "formula", document, part, &edits, &changes)
            }
            for rule in rules[name] ?? [] where rule.family.contains(document.namespace(of: element)) {
                if let parent = rule.parent, document.parent(of: element).map({ document.isNamed($0, parent) }) != true
                {
                    continue
                }
                switch rule.form {
                case .formula, .ruleFormula, .chartFormula, .name, .location, .fragment:
                    rewrite(element, rule, rule.kind, document, part, &edits, &changes)
                case .source: renameSource(element, rule.kind, document, part, &edits, &changes)
                default: break
                }
            }
        }
        return (edits.applied(to: document.bytes), changes)
    }

    private func rewrite(
        _ element: Int, _ rule: ReferenceRule?, _ kind: String, _ document: MarkupDocument, _ part: ReferencePart,
        _ edits: inout MarkupEdits, _ changes: inout [ReferenceChange]
    ) {
        let attribute = rule?.attribute.flatMap { document.attribute(of: element, $0) }
        if rule?.attribute != nil, attribute == nil { return }
        let before = attribute.map { document.value(of: $0) } ?? document.text(of: element)
        guard !before.isEmpty else { return }
        var after = before
        if case .fragment? = rule?.form {
            guard before.hasPrefix("#"), (document.value(of: element, "Type") ?? "").hasSuffix("/hyperlink") else {
                return
            }
            after = "#" + rewrite(String(before.dropFirst()))
        } else {
            after = rewrite(before)
        }
        guard after != before else { return }
        changes.append(
            ReferenceChange(
                kind: kind, part: part.part.description, place: place(of: element, document), before: before,
                after: after))
        if let attribute {
            edits.replace(attribute, with: after)
        } else {
            var markup: [UInt8] = []
            markup.append(xmlText: after)
            edits.replace(document.content(of: element), with: markup)
        }
    }

    /// Gives the source of a pivot table the sheet's new name.
    private func renameSource(
        _ element: Int, _ kind: String, _ document: MarkupDocument, _ part: ReferencePart, _ edits: inout MarkupEdits,
        _ changes: inout [ReferenceChange]
    ) {
        // A relationship means that the source lies in another workbook.
        guard let rename, let attribute = document.attribute(of: element, "sheet"),
            document.relationshipID(of: element) == nil,
            SheetQualifier.isSameSheet(document.value(of: attribute), rename.oldName)
        else { return }
        changes.append(
            ReferenceChange(
                kind: kind, part: part.part.description, place: document.name(of: element),
                before: document.value(of: attribute), after: rename.newName))
        edits.replace(attribute, with: rename.newName)
    }

    private func place(of element: Int, _ document: MarkupDocument) -> String {
        guard let parent = document.parent(of: element) else { return document.name(of: element) }
        return document.value(of: parent, "r") ?? document.value(of: element, "name") ?? document.name(of: element)
    }
}
