internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

// Who a submission says it is of and when, and what its sentences say.
extension FormReader {
    /// Adds what a sheet says beside its tables.
    func collect(
        _ context: SheetContext, _ stated: TitleBlock.Statement?, _ layout: SheetLayout,
        into reading: inout SubmissionReading
    ) {
        if let line = context.identity.line, let unit = context.identity.unit {
            reading.facts?.senders.append(
                NamedSender(
                    organization: unit, basis: .titleBlock, place: context.place(line.cell), text: line.text))
        }
        if case .period(let period, let cell)? = stated {
            let text = layout.outside.first { $0.reference == cell }?.cell.shown ?? period.code
            reading.facts?.periods.append(
                NamedPeriod(period: period, place: context.place(cell), text: Spacing.tidied(text)))
        } else if let period = period(inName: context.sheet) {
            reading.facts?.periods.append(NamedPeriod(period: period, place: context.place(), text: context.sheet))
        }
        let narrator = NarrativeReader(self)
        for cell in layout.outside {
            reading.facts?.narrated += narrator.figures(in: cell, context)
        }
    }

    /// Adds what the file's own name and contents say.
    func completeFacts(_ sheets: [SubmittedSheet], _ reading: inout SubmissionReading) {
        let findings = owned(reading)
        reading.facts?.findings = findings
        let parts = reading.file.split(separator: "/").suffix(2).reversed()
        let day = reading.tables.first.map { declaration.program.window(of: $0.period).upperBound }
        for (part, basis) in zip(parts, [NamedSender.Basis.fileName, .folder]) {
            guard let day, let unit = units.unit(ofFile: String(part), at: day) else { continue }
            reading.facts?.senders.append(
                NamedSender(
                    organization: unit, basis: basis, place: Place(file: reading.file), text: String(part)))
        }
        if reading.facts?.periods.isEmpty ?? false, let name = parts.first, let period = period(inName: String(name)) {
            reading.facts?.periods.append(
                NamedPeriod(period: period, place: Place(file: reading.file), text: String(name)))
        }
        reading.facts?.contentHash = Self.hash(sheets)
    }

    /// The findings, each filed under the unit whose sheet it is about where it names no other.
    private func owned(_ reading: SubmissionReading) -> [Finding] {
        let owners = Dictionary(reading.tables.map { ($0.sheet, $0.reporter.organization) }) { first, _ in first }
        // Scales of percentages are looked at by the column.
        return reading.findings.filter { $0.code != .percentScale }.map { finding in
            guard finding.organization == nil, let sheet = finding.evidence.first?.place.sheet,
                let owner = owners[sheet]
            else { return finding }
            var owned = finding
            owned.organization = declaration.program.organizations.text(of: owner)
            owned.period = finding.period ?? reading.tables.first?.period.code
            return owned
        }
    }

    /// The period that the name of a sheet or file says, if it is more than a year.
    private func period(inName name: String) -> Period? {
        guard name.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
        let words = name.map { $0 == "_" || $0 == "-" ? " " : $0 }
        guard let written = PeriodReading.first(in: String(words), year: declaration.program.year)?.period else {
            return nil
        }
        if case .year = written { return nil }
        return Period(written)
    }

    /// A number for the values of all cells, whatever their styles.
    private static func hash(_ sheets: [SubmittedSheet]) -> UInt64 {
        var hash = StableHash()
        for sheet in sheets {
            hash.add(sheet.grid.name)
            for row in sheet.grid.rows {
                for cell in row.cells {
                    hash.add(UInt64(truncatingIfNeeded: row.index << 20 | cell.column))
                    switch cell.value {
                    case .blank: continue
                    case .text(let text): hash.add(text)
                    case .number(let number): hash.add(number.bitPattern)
                    case .boolean(let flag): hash.add(flag ? 1 : 2)
                    case .error(let error): hash.add(error.rawValue)
                    }
                }
            }
        }
        return hash.value
    }
}
