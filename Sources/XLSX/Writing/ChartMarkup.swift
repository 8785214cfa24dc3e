internal import SheetModel

/// A chart's part as it is written (ECMA-376 part 1, 21.2).
struct ChartMarkup {
    let chart: SheetChart

    private static let categoryAxis = "111111111"
    private static let valueAxis = "222222222"

    func part() -> [UInt8] {
        var markup = ElementWriter()
        markup.element(
            "c:chartSpace",
            ["xmlns:c": Address.chart, "xmlns:a": Address.drawing, "xmlns:r": Address.relationships]
        ) { markup in
            markup.empty("c:roundedCorners", ["val": "0"])
            markup.element("c:chart") { markup in
                if let title = chart.title { Self.append(title: title, size: 1400, to: &markup) }
                markup.empty("c:autoTitleDeleted", ["val": chart.title == nil ? "1" : "0"])
                markup.element("c:plotArea") { markup in
                    markup.empty("c:layout")
                    appendPlot(to: &markup)
                    if chart.kind != .pie { appendAxes(to: &markup) }
                }
                if let legend = chart.legend {
                    markup.element("c:legend") { markup in
                        markup.empty("c:legendPos", ["val": legend.rawValue])
                        markup.empty("c:overlay", ["val": "0"])
                    }
                }
                markup.empty("c:plotVisOnly", ["val": "1"])
                markup.empty("c:dispBlanksAs", ["val": "gap"])
            }
        }
        return markup.bytes
    }

    private static func append(title: String, size: Int, to markup: inout ElementWriter) {
        markup.element("c:title") { markup in
            markup.element("c:tx") { markup in
                markup.element("c:rich") { markup in
                    markup.empty("a:bodyPr")
                    markup.empty("a:lstStyle")
                    markup.element("a:p") { markup in
                        markup.element("a:pPr") { $0.empty("a:defRPr", ["sz": "\(size)", "b": "1"]) }
                        markup.element("a:r") { markup in
                            markup.empty("a:rPr", ["sz": "\(size)", "b": "1"])
                            markup.text("a:t", title)
                        }
                    }
                }
            }
            markup.empty("c:overlay", ["val": "0"])
        }
    }

    private func appendPlot(to markup: inout ElementWriter) {
        switch chart.kind {
        case .column, .stackedColumn, .bar:
            let isStacked = chart.kind == .stackedColumn
            markup.element("c:barChart") { markup in
                markup.empty("c:barDir", ["val": chart.kind == .bar ? "bar" : "col"])
                markup.empty("c:grouping", ["val": isStacked ? "stacked" : "clustered"])
                markup.empty("c:varyColors", ["val": "0"])
                appendSeries(to: &markup)
                markup.empty("c:gapWidth", ["val": "80"])
                if isStacked { markup.empty("c:overlap", ["val": "100"]) }
                appendAxisIDs(to: &markup)
            }
        case .line:
            markup.element("c:lineChart") { markup in
                markup.empty("c:grouping", ["val": "standard"])
                markup.empty("c:varyColors", ["val": "0"])
                appendSeries(to: &markup)
                markup.empty("c:marker", ["val": "1"])
                appendAxisIDs(to: &markup)
            }
        case .pie:
            markup.element("c:pieChart") { markup in
                markup.empty("c:varyColors", ["val": "1"])
                appendSeries(to: &markup)
                markup.empty("c:firstSliceAng", ["val": "0"])
            }
        }
    }

    private func appendAxisIDs(to markup: inout ElementWriter) {
        markup.empty("c:axId", ["val": Self.categoryAxis])
        markup.empty("c:axId", ["val": Self.valueAxis])
    }

    private func appendSeries(to markup: inout ElementWriter) {
        for (position, series) in chart.series.enumerated() {
            markup.element("c:ser") { markup in
                markup.empty("c:idx", ["val": "\(position)"])
                markup.empty("c:order", ["val": "\(position)"])
                Self.append(series.name, to: &markup)
                if let color = series.color, chart.kind != .pie { appendShape(color, to: &markup) }
                if chart.kind != .line, chart.kind != .pie { markup.empty("c:invertIfNegative", ["val": "0"]) }
                if chart.showsValues { appendLabels(to: &markup) }
                Self.append(categoriesOf: series, to: &markup)
                Self.append(valuesOf: series, to: &markup)
                if chart.kind == .line { markup.empty("c:smooth", ["val": "0"]) }
            }
        }
    }

    private func appendShape(_ color: Color, to markup: inout ElementWriter) {
        let digits = String(color.argb.dropFirst(2))
        markup.element("c:spPr") { markup in
            if chart.kind == .line {
                markup.element("a:ln", ["w": "28575"]) { markup in
                    markup.element("a:solidFill") { $0.empty("a:srgbClr", ["val": digits]) }
                }
            } else {
                markup.element("a:solidFill") { $0.empty("a:srgbClr", ["val": digits]) }
            }
        }
    }

    private func appendLabels(to markup: inout ElementWriter) {
        markup.element("c:dLbls") { markup in
            markup.empty("c:showLegendKey", ["val": "0"])
            markup.empty("c:showVal", ["val": chart.kind == .pie ? "0" : "1"])
            markup.empty("c:showCatName", ["val": "0"])
            markup.empty("c:showSerName", ["val": "0"])
            markup.empty("c:showPercent", ["val": chart.kind == .pie ? "1" : "0"])
            markup.empty("c:showBubbleSize", ["val": "0"])
        }
    }

    private static func append(_ name: SheetChart.Series.Name?, to markup: inout ElementWriter) {
        guard let name else { return }
        markup.element("c:tx") { markup in
            switch name {
            case .text(let text): markup.text("c:v", text)
            case .cell(let reference, let known):
                markup.element("c:strRef") { markup in
                    markup.text("c:f", reference)
                    if let known {
                        markup.element("c:strCache") { markup in append(points: [known], to: &markup) }
                    }
                }
            }
        }
    }

    private static func append(categoriesOf series: SheetChart.Series, to markup: inout ElementWriter) {
        guard let categories = series.categories else { return }
        markup.element("c:cat") { markup in
            markup.element("c:strRef") { markup in
                markup.text("c:f", categories)
                if !series.knownCategories.isEmpty {
                    markup.element("c:strCache") { append(points: series.knownCategories, to: &$0) }
                }
            }
        }
    }

    private static func append(valuesOf series: SheetChart.Series, to markup: inout ElementWriter) {
        markup.element("c:val") { markup in
            markup.element("c:numRef") { markup in
                markup.text("c:f", series.values)
                if !series.knownValues.isEmpty {
                    markup.element("c:numCache") { markup in
                        markup.text("c:formatCode", "General")
                        append(points: series.knownValues.map { $0.map(DecimalText.shortest) }, to: &markup)
                    }
                }
            }
        }
    }

    private static func append(points: [String?], to markup: inout ElementWriter) {
        markup.empty("c:ptCount", ["val": "\(points.count)"])
        for (position, point) in points.enumerated() {
            guard let point else { continue }
            markup.element("c:pt", ["idx": "\(position)"]) { $0.text("c:v", point) }
        }
    }

    private func appendAxes(to markup: inout ElementWriter) {
        let isBar = chart.kind == .bar
        markup.element("c:catAx") { markup in
            markup.empty("c:axId", ["val": Self.categoryAxis])
            markup.element("c:scaling") { $0.empty("c:orientation", ["val": isBar ? "maxMin" : "minMax"]) }
            markup.empty("c:delete", ["val": "0"])
            markup.empty("c:axPos", ["val": isBar ? "l" : "b"])
            if let title = chart.categoryTitle { Self.append(title: title, size: 1000, to: &markup) }
            markup.empty("c:numFmt", ["formatCode": "General", "sourceLinked": "1"])
            markup.empty("c:majorTickMark", ["val": "out"])
            markup.empty("c:minorTickMark", ["val": "none"])
            markup.empty("c:tickLblPos", ["val": "nextTo"])
            markup.empty("c:crossAx", ["val": Self.valueAxis])
            markup.empty("c:crosses", ["val": "autoZero"])
            markup.empty("c:auto", ["val": "1"])
            markup.empty("c:lblAlgn", ["val": "ctr"])
            markup.empty("c:lblOffset", ["val": "100"])
            markup.empty("c:noMultiLvlLbl", ["val": "0"])
        }
        markup.element("c:valAx") { markup in
            markup.empty("c:axId", ["val": Self.valueAxis])
            markup.element("c:scaling") { $0.empty("c:orientation", ["val": "minMax"]) }
            markup.empty("c:delete", ["val": "0"])
            markup.empty("c:axPos", ["val": isBar ? "b" : "l"])
            markup.empty("c:majorGridlines")
            if let title = chart.valueTitle { Self.append(title: title, size: 1000, to: &markup) }
            markup.empty("c:numFmt", ["formatCode": "General", "sourceLinked": "1"])
            markup.empty("c:majorTickMark", ["val": "out"])
            markup.empty("c:minorTickMark", ["val": "none"])
            markup.empty("c:tickLblPos", ["val": "nextTo"])
            markup.empty("c:crossAx", ["val": Self.categoryAxis])
            // With the categories from top to bottom, the figures stand below them at the far end.
            markup.empty("c:crosses", ["val": isBar ? "max" : "autoZero"])
            markup.empty("c:crossBetween", ["val": "between"])
        }
    }
}
