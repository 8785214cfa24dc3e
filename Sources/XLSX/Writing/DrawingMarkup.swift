internal import SheetModel

/// The drawing part of a sheet: where its pictures and charts stand (ECMA-376 part 1, 20.5).
struct DrawingMarkup {
    let sheet: NewSheet
    /// The relationship ids of the pictures, then of the charts.
    let ids: [String]

    private static let unitsOfPixel = 9525

    func part() -> [UInt8] {
        var markup = ElementWriter()
        markup.element(
            "xdr:wsDr",
            ["xmlns:xdr": Address.sheetDrawing, "xmlns:a": Address.drawing, "xmlns:r": Address.relationships]
        ) { markup in
            for (position, image) in sheet.images.enumerated() {
                Self.anchor(image.anchor, to: &markup) {
                    Self.append(image, number: position + 1, id: ids[position], to: &$0)
                }
            }
            for (position, chart) in sheet.charts.enumerated() {
                let number = sheet.images.count + position
                Self.anchor(chart.anchor, to: &markup) {
                    Self.append(chartNumber: number + 1, id: ids[number], to: &$0)
                }
            }
        }
        return markup.bytes
    }

    private static func anchor(
        _ anchor: DrawingAnchor, to markup: inout ElementWriter, _ content: (inout ElementWriter) -> Void
    ) {
        let offset = (x: anchor.offsetX * unitsOfPixel, y: anchor.offsetY * unitsOfPixel)
        switch anchor.extent {
        case .pixels(let width, let height):
            markup.element("xdr:oneCellAnchor") { markup in
                corner("xdr:from", anchor.from, offset, to: &markup)
                markup.empty("xdr:ext", ["cx": "\(width * unitsOfPixel)", "cy": "\(height * unitsOfPixel)"])
                content(&markup)
                markup.empty("xdr:clientData")
            }
        case .to(let last):
            markup.element("xdr:twoCellAnchor") { markup in
                corner("xdr:from", anchor.from, offset, to: &markup)
                corner("xdr:to", last, (0, 0), to: &markup)
                content(&markup)
                markup.empty("xdr:clientData")
            }
        }
    }

    private static func corner(
        _ name: String, _ cell: CellReference, _ offset: (x: Int, y: Int), to markup: inout ElementWriter
    ) {
        markup.element(name) { markup in
            markup.text("xdr:col", "\(cell.column)")
            markup.text("xdr:colOff", "\(offset.x)")
            markup.text("xdr:row", "\(cell.row)")
            markup.text("xdr:rowOff", "\(offset.y)")
        }
    }

    private static func append(_ image: SheetImage, number: Int, id: String, to markup: inout ElementWriter) {
        markup.element("xdr:pic") { markup in
            markup.element("xdr:nvPicPr") { markup in
                markup.empty(
                    "xdr:cNvPr",
                    [
                        "id": "\(number + 1)", "name": "Picture \(number)",
                        "descr": image.description.isEmpty ? nil : image.description,
                    ])
                markup.element("xdr:cNvPicPr") { $0.empty("a:picLocks", ["noChangeAspect": "1"]) }
            }
            markup.element("xdr:blipFill") { markup in
                markup.empty("a:blip", ["r:embed": id])
                markup.element("a:stretch") { $0.empty("a:fillRect") }
            }
            markup.element("xdr:spPr") { markup in
                markup.element("a:prstGeom", ["prst": "rect"]) { $0.empty("a:avLst") }
            }
        }
    }

    private static func append(chartNumber number: Int, id: String, to markup: inout ElementWriter) {
        markup.element("xdr:graphicFrame", ["macro": ""]) { markup in
            markup.element("xdr:nvGraphicFramePr") { markup in
                markup.empty("xdr:cNvPr", ["id": "\(number + 1)", "name": "Chart \(number)"])
                markup.empty("xdr:cNvGraphicFramePr")
            }
            markup.element("xdr:xfrm") { markup in
                markup.empty("a:off", ["x": "0", "y": "0"])
                markup.empty("a:ext", ["cx": "0", "cy": "0"])
            }
            markup.element("a:graphic") { markup in
                markup.element("a:graphicData", ["uri": Address.chart]) {
                    $0.empty("c:chart", ["xmlns:c": Address.chart, "r:id": id])
                }
            }
        }
    }
}

extension SheetImage {
    /// A kind of picture that workbooks hold, told by its first bytes.
    enum Kind: String {
        case png
        case jpeg

        var contentType: String { "image/\(rawValue)" }
    }

    var kind: Kind? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        return bytes.starts(with: [0xFF, 0xD8, 0xFF]) ? .jpeg : nil
    }
}
