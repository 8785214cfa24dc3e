internal import XMLEvents

/// The element and attribute names of SpreadsheetML that the reader knows, as tokens.
enum Tag: Int, CaseIterable {
    case unknown = 0
    // Workbook
    case workbook, workbookPr, calcPr, iterate, iterateCount, iterateDelta, date1904, sheets, sheet, name, state, id,
        definedNames, definedName, localSheetId, hidden
    // Worksheet
    case worksheet, sheetData, row, c, v, f, `is`, t, r, s, si, ref, type, outlineLevel, cols, col, min, max
    case autoFilter, filterColumn, mergeCells, mergeCell, sheetProtection, hyperlinks, hyperlink, location, display,
        tooltip
    case dataValidations, dataValidation, sqref, `operator`, formula1, formula2, promptTitle, prompt, errorTitle, error
    // Shared strings and rich text
    case sst, rPh, rPr, space
    // Styles
    case styleSheet, numFmts, numFmt, numFmtId, formatCode, fonts, font, b, i, sz, charset, val, rFont
    case cellXfs, cellStyleXfs, xf, fontId, alignment, indent, protection, locked, dxfs, colors
    // Tables, notes, threaded comments
    case table, displayName, tableColumn, authors, author, comment, authorId, text
    case threadedComment, personId, parentId, dT, done, person
    // Markup compatibility
    case AlternateContent, Choice, Fallback
}

/// The namespaces that the reader knows; strict and transitional are one family.
enum Space: Int {
    case unknown = 0
    case main, relationships, compatibility, x14, excelMain, threaded, xml
}

extension XMLVocabulary {
    /// The main namespace, transitional and strict.
    static let mainAddresses = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ]

    /// SpreadsheetML's names and namespaces (ECMA-376 parts 1 and 4, and Microsoft's extensions [MS-XLSX]).
    static let spreadsheet = XMLVocabulary(
        names: Tag.allCases.dropFirst().map { "\($0)" },
        namespaces: [
            mainAddresses,
            [
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ],
            ["http://schemas.openxmlformats.org/markup-compatibility/2006"],
            ["http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"],
            ["http://schemas.microsoft.com/office/excel/2006/main"],
            ["http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"],
            ["http://www.w3.org/XML/1998/namespace"],
        ])
}

extension XMLElement {
    /// The element's name.
    var tag: Tag { Tag(rawValue: name) ?? .unknown }

    /// The value of the attribute `tag` in no namespace, as text; `nil` when absent.
    borrowing func text(_ tag: Tag) -> String? {
        for index in 0..<attributeCount where attributeName(index) == tag.rawValue && attributeIsPlain(index) {
            return String(copying: attributeValue(index))
        }
        return nil
    }

    /// The value of an attribute of the relationships namespace.
    borrowing func relationship(_ tag: Tag) -> String? {
        for index in 0..<attributeCount
        where attributeName(index) == tag.rawValue && attributeNamespace(index) == Space.relationships.rawValue {
            return String(copying: attributeValue(index))
        }
        return nil
    }

    /// The value of a whole-number attribute; `nil` when absent or no such number.
    borrowing func integer(_ tag: Tag) -> Int? {
        for index in 0..<attributeCount where attributeName(index) == tag.rawValue && attributeIsPlain(index) {
            return Int(parsing: attributeValue(index))
        }
        return nil
    }

    /// The value of a boolean attribute (`1`, `true`, `on` and their opposites); `nil` when absent.
    borrowing func flag(_ tag: Tag) -> Bool? {
        text(tag).map { ["1", "true", "on"].contains($0.lowercased()) }
    }

    /// Whether `xml:space="preserve"` is set.
    var preservesSpace: Bool {
        for index in 0..<attributeCount
        where attributeName(index) == Tag.space.rawValue && attributeNamespace(index) == Space.xml.rawValue {
            return attributeValue(index).count == 8
        }
        return false
    }
}

extension Int {
    /// The whole number that `text` spells, at most 9 digits, white space around it allowed; `nil` otherwise.
    init?(parsing text: Span<UInt8>) {
        var value = 0
        var digits = 0
        var isNegative = false
        var isOver = false
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 48...57 where !isOver && digits < 9:
                value = value &* 10 &+ Int(byte &- 48)
                digits += 1
            case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
            case 0x20, 0x09, 0x0A, 0x0D: isOver = isOver || digits > 0
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        self = isNegative ? -value : value
    }
}
