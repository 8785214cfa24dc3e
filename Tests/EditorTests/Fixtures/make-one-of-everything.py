#!/usr/bin/env python3
"""make-one-of-everything.py [OUT.xlsx]: writes one-of-everything.xlsx, the same bytes every time.

Every part is written by hand here, after ECMA-376 Part 1 and what Excel itself writes, because no library writes all of these kinds of
references. What each must become stands in one-of-everything.expected-insert.tsv.
"""
import os
import struct
import sys
import zipfile
import zlib
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = R + "/"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
GUID = "{5C1D0A3E-8B7F-4E55-9F2B-0D5A01E0B001}"
VIEW = GUID.strip("{}").replace("-", "_")
PERSON = "{7A4D6E51-1111-4F0A-8A52-6B1F3C0D2001}"
THREAD = "{3F2B8C10-2222-4D7E-9C41-5E8A7B6C3002}"

texts = []


def shared(text):
    if text not in texts:
        texts.append(text)
    return texts.index(text)


def cell(ref, value=None, formula=None, style=None):
    """One <c>. `formula`: text, or the whole <f> element."""
    s = f' s="{style}"' if style is not None else ""
    f = "" if formula is None else formula if formula.startswith("<f") else f"<f>{escape(formula)}</f>"
    if value is None:
        return f'<c r="{ref}"{s}>{f}</c>' if f else f'<c r="{ref}"{s}/>'
    if isinstance(value, str) and value.startswith("#"):
        return f'<c r="{ref}"{s} t="e">{f}<v>{value}</v></c>'
    if isinstance(value, str):
        if f:
            return f'<c r="{ref}"{s} t="str">{f}<v>{escape(value)}</v></c>'
        return f'<c r="{ref}"{s} t="s"><v>{shared(value)}</v></c>'
    return f'<c r="{ref}"{s}>{f}<v>{value}</v></c>'


def row(number, cells, attributes=""):
    return f'<row r="{number}"{" " + attributes if attributes else ""}>{"".join(cells)}</row>'


NAMES = ["Xã An", "Xã Bình", "Xã Cường", "Xã Dũng", "Xã Em"]
PLAN = [100, 200, 300, 400, 500]
RESULT = [50, 150, 300, 380, 520]
RATIO = [0.5, 0.75, 1, 0.95, 1.04]


def main_rows():
    rows = [
        row(1, [cell("A1", "Biểu tổng hợp", style=1), cell("B1", style=1), cell("C1", style=1)]),
        row(2, [cell("A2", "Xem ô C6")]),
        row(
            3,
            [cell(f"{c}3", t, style=1) for c, t in zip("ABCDE", ("STT", "Chỉ tiêu", "Kế hoạch", "Kết quả", "Tỷ lệ"))]
            + [cell("F3", "Ghi chú")]
            + [cell(f"{c}3", t) for c, t in zip("HIJK", ("Mã", "Số tiền", "Hệ số", "Thành tiền"))],
        ),
    ]
    heights = {4: 'ht="24" customHeight="1"', 5: 'hidden="1" outlineLevel="1"', 6: 'hidden="1" outlineLevel="1"', 7: 's="2" customFormat="1" collapsed="1"'}
    for i in range(5):
        n = 4 + i
        ratio = '<f t="shared" ref="E4:E8" si="0">D4/C4</f>' if i == 0 else '<f t="shared" si="0"/>'
        cells = [cell(f"A{n}", i + 1), cell(f"B{n}", NAMES[i]), cell(f"C{n}", PLAN[i]), cell(f"D{n}", RESULT[i]), cell(f"E{n}", RATIO[i], ratio, 2)]
        if n in (4, 5):
            cells.append(cell(f"F{n}"))
        cells += [cell(f"H{n}", f"M{i + 1}"), cell(f"I{n}", 10 * (i + 1)), cell(f"J{n}", 2)]
        cells.append(cell(f"K{n}", 20 * (i + 1), "BangPhu[[#This Row],[Số tiền]]*BangPhu[[#This Row],[Hệ số]]"))
        rows.append(row(n, cells, heights.get(n, "")))
    rows.append(
        row(
            9,
            [cell("A9", "Cộng"), cell("C9", 1500, "SUM(C4:C8)"), cell("D9", 1400, "SUM(D$4:D$8)")]
            + [cell("H9", "Tổng"), cell("K9", 200, "SUBTOTAL(109,BangPhu[Thành tiền])")],
        )
    )
    rows.append(
        row(
            10,
            [
                cell("A10", "STT", "A3"),
                cell("B10", 300, "C6"),
                cell("C10", 600, "$C$6*2"),
                cell("D10", 1500, "SUM(C3:C8)"),
                cell("E10", 15, "SUM($A$4:A8)"),
                cell("F10", 2900, "SUM(C4:D8)"),
            ],
        )
    )
    rows.append(
        row(
            11,
            [
                cell("A11", 15, "SUM(A1:A8)"),
                cell("B11", 2, "COUNTA(3:3)-8"),
                cell("C11", 600, "SUM(Khác!A1,C6)"),
                cell("D11", 300, 'INDIRECT("C6")'),
                cell("E11", "C6", '"C6"'),
                cell("F11", 2, "LOG10(C4)"),
            ],
        )
    )
    array = '<f t="array" ref="A12:A14">C4:C6*2</f>'
    pivot = [("Nhãn hàng", "Tổng Kế hoạch")] + list(zip(NAMES, PLAN)) + [("Tổng cộng", 1500)]
    for i in range(3):
        n = 12 + i
        cells = [cell(f"A{n}", 2 * PLAN[i], array if i == 0 else None), cell(f"B{n}", "Đất lúa")]
        cells += {
            12: [cell("C12", 1), cell("D12", 50, "D4"), cell("E12", 150, "SUM(D5:D5)"), cell("F12", 200, "SUM(D4:D5)")],
            13: [cell("C13", "x"), cell("D13", 450, "SUM(D5:D6)"), cell("E13", 300, "SUM(C6:C6)"), cell("F13", 50, "'Số liệu'!D4")],
            14: [cell("C14", "y"), cell("D14", 100, "C4:C4 4:4"), cell("E14", 1200, "SUM(C4,C5,C6:C7)-SUM(C3:C4)+300"), cell("F14", 200, "C5")],
        }[n]
        rows.append(row(n, cells + [cell(f"M{n}", pivot[i][0]), cell(f"N{n}", pivot[i][1])]))
    rows.append(row(15, [cell("A15", "Bảng biến"), cell("M15", pivot[3][0]), cell("N15", pivot[3][1])]))
    rows.append(row(16, [cell("B16", 2), cell("C16", 600, "B16*C6"), cell("M16", pivot[4][0]), cell("N16", pivot[4][1])]))
    table = '<f t="dataTable" ref="C17:C19" dt2D="0" dtr="0" r1="B16"/>'
    for i in range(3):
        n = 17 + i
        cells = [cell(f"B{n}", i + 1), cell(f"C{n}", 300 * (i + 1), table if i == 0 else None)]
        if n < 19:
            cells += [cell(f"M{n}", pivot[5 + i][0]), cell(f"N{n}", pivot[5 + i][1])]
        rows.append(row(n, cells))
    rows.append(row(20, [cell("B20", "Người lập", style=1), cell("C20", style=1)]))
    rows.append(row(21, [cell("B21", style=1), cell("C21", style=1)]))
    return "".join(rows)


def main_sheet():
    xdr_from = "<xdr:col>{}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    return f"""{HEAD}<worksheet xmlns="{M}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:x14="{X14}" xmlns:xdr="{XDR}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac">\
<sheetPr><outlinePr summaryBelow="1"/></sheetPr><dimension ref="A1:N21"/>\
<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/><selection pane="topRight" activeCell="C1" sqref="C1"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/><selection pane="bottomRight" activeCell="D6" sqref="D6:D7"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1" x14ac:dyDescent="0.25"/>\
<cols><col min="1" max="1" width="6.7109375" customWidth="1"/><col min="2" max="2" width="24.7109375" customWidth="1"/><col min="3" max="4" width="12.7109375" customWidth="1"/><col min="11" max="11" width="14.7109375" customWidth="1" outlineLevel="1"/></cols>\
<sheetData>{main_rows()}</sheetData>\
<protectedRanges><protectedRange sqref="C4:D8" name="VungNhap"/></protectedRanges>\
<scenarios current="0" show="0" sqref="C9"><scenario name="Cao" count="2" user="Lan" comment="Kịch bản cao"><inputCells r="C6" val="350"/><inputCells r="C2" val="1"/></scenario></scenarios>\
<autoFilter ref="A3:E8"><filterColumn colId="3"><customFilters><customFilter operator="greaterThan" val="0"/></customFilters></filterColumn><sortState ref="A4:E8"><sortCondition descending="1" ref="D4:D8"/></sortState></autoFilter>\
<customSheetViews><customSheetView guid="{GUID}" scale="90" printArea="1"><pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="D8" sqref="D8"/><rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><autoFilter ref="A3:E8"/></customSheetView></customSheetViews>\
<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="F3:F5"/><mergeCell ref="B20:C21"/></mergeCells>\
<conditionalFormatting sqref="C4:C8"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="num" val="$C$6"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}" xmlns:x14="{X14}"><x14:id>{{A1B2C3D4-0001-4000-8000-000000000001}}</x14:id></ext></extLst></cfRule></conditionalFormatting>\
<conditionalFormatting sqref="E4:E8 B20"><cfRule type="expression" dxfId="0" priority="2"><formula>$D4&lt;$C$6</formula></cfRule></conditionalFormatting>\
<conditionalFormatting sqref="D4:D5"><cfRule type="cellIs" dxfId="0" priority="3" operator="greaterThan"><formula>C4</formula></cfRule></conditionalFormatting>\
<conditionalFormatting sqref="A2:B6"><cfRule type="expression" dxfId="0" priority="4"><formula>$C2=$C$9</formula></cfRule></conditionalFormatting>\
<dataValidations count="3"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" sqref="D4:D8"><formula1>0</formula1><formula2>$C$9</formula2></dataValidation><dataValidation type="list" allowBlank="1" sqref="B12:B14 A2"><formula1>$B$4:$B$8</formula1></dataValidation><dataValidation type="custom" allowBlank="1" sqref="C6"><formula1>C6&gt;C5</formula1></dataValidation></dataValidations>\
<hyperlinks><hyperlink ref="B4" r:id="rId1" tooltip="Trang tin"/><hyperlink ref="A2" location="'Số liệu'!C6" display="Xem ô C6"/><hyperlink ref="B8" location="Tong" display="Xã Em"/></hyperlinks>\
<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>\
<rowBreaks count="3" manualBreakCount="3"><brk id="2" max="16383" man="1"/><brk id="3" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks>\
<colBreaks count="2" manualBreakCount="2"><brk id="1" max="1048575" man="1"/><brk id="3" max="1048575" man="1"/></colBreaks>\
<cellWatches><cellWatch r="C9"/></cellWatches>\
<ignoredErrors><ignoredError sqref="B4:B8" numberStoredAsText="1"/><ignoredError sqref="E4" formula="1"/></ignoredErrors>\
<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/>\
<mc:AlternateContent><mc:Choice Requires="x14"><controls><mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1030" r:id="rId4" name="Danh sách 6"><controlPr defaultSize="0" autoLine="0" autoPict="0"><anchor moveWithCells="1"><from>{xdr_from.format(8, 16)}</from><to>{xdr_from.format(10, 17)}</to></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>\
<tableParts count="1"><tablePart r:id="rId5"/></tableParts>\
<extLst>\
<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="dataBar" id="{{A1B2C3D4-0001-4000-8000-000000000001}}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="formula"><xm:f>$C$6</xm:f></x14:cfvo><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>C4:C8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Khác!$C$1:$C$3</xm:f></x14:formula1><xm:sqref>B5:B7</xm:sqref></x14:dataValidation></x14:dataValidations></ext>\
<ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}" xmlns:x14="{X14}"><x14:sparklineGroups xmlns:xm="{XM}"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:colorNegative rgb="FFD00000"/><x14:sparklines><x14:sparkline><xm:f>'Số liệu'!C4:D4</xm:f><xm:sqref>G4</xm:sqref></x14:sparkline><x14:sparkline><xm:f>'Số liệu'!C8:D8</xm:f><xm:sqref>G8</xm:sqref></x14:sparkline><x14:sparkline><xm:f>'Số liệu'!C3:C9</xm:f><xm:sqref>G2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>\
</extLst></worksheet>"""


def other_sheet():
    formulas = [
        (300, "'Số liệu'!C6"),
        (1500, "SUM('Số liệu'!C3:C8)"),
        (1500, "'Số liệu'!$C$9"),
        (300, "SUM('Số liệu:Khác'!C6)"),
        (300, "INDIRECT(\"'Số liệu'!C6\")"),
        (1500, "Tong"),
        (2900, "SUM(VungDuLieu)"),
        (150, "SUM(BangPhu[Số tiền])"),
        ("#REF!", "'Số liệu'!#REF!"),
        (101, "'Số liệu'!C4+1"),
        (300, "SUM('Số liệu'!C4:C5)"),
        (700, "SUM('Số liệu'!$C$5:$D$6)-250"),
        (1, "C6+1"),
        (2, "COUNTA('Số liệu'!3:3)-8"),
        (15, "SUM('Số liệu'!A4:A8)"),
        (11, "COUNT('Số liệu'!D:D)"),
        (19, "COUNT('Số liệu'!B:C)"),
    ]
    rows = []
    for i, (value, text) in enumerate(formulas):
        cells = [cell(f"A{i + 1}", value, text)]
        if i < 3:
            cells.append(cell(f"C{i + 1}", ("Đất lúa", "Đất màu", "Đất vườn")[i]))
        if i == 3:
            cells.append(cell("B4", "Về bảng"))
        rows.append(row(i + 1, cells))
    return f"""{HEAD}<worksheet xmlns="{M}" xmlns:r="{R}"><dimension ref="A1:C17"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>\
<sheetData>{"".join(rows)}</sheetData>\
<customSheetViews><customSheetView guid="{GUID}"/></customSheetViews>\
<hyperlinks><hyperlink ref="B4" location="'Số liệu'!A8:C9" display="Về bảng"/></hyperlinks>\
<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>\
<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="expression" priority="1" id="{{A1B2C3D4-0002-4000-8000-000000000002}}"><xm:f>A4&gt;'Số liệu'!$C$6</xm:f><x14:dxf><font><b/><i val="0"/></font></x14:dxf></x14:cfRule><xm:sqref>A4:A8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>'Số liệu'!$B$4:$B$8</xm:f></x14:formula1><xm:sqref>B5:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"""


def workbook():
    s = "'Số liệu'!"
    return f"""{HEAD}<workbook xmlns="{M}" xmlns:r="{R}"><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="10000"/></bookViews>\
<sheets><sheet name="Số liệu" sheetId="1" r:id="rId1"/><sheet name="Khác" sheetId="2" r:id="rId2"/><sheet name="Đồ thị" sheetId="3" r:id="rId3"/></sheets>\
<definedNames>\
<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{s}$A$3:$E$8</definedName>\
<definedName name="CucBo" localSheetId="1">{s}$B$4</definedName>\
<definedName name="HangSo">0.1</definedName>\
<definedName name="Hong">{s}#REF!</definedName>\
<definedName name="_xlnm.Print_Area" localSheetId="0">{s}$A$1:$F$21</definedName>\
<definedName name="_xlnm.Print_Titles" localSheetId="0">{s}$A:$B,{s}$3:$4</definedName>\
<definedName name="Tong">{s}$C$9</definedName>\
<definedName name="VungDong">OFFSET({s}$C$4,0,0,COUNTA({s}$B$4:$B$8),1)</definedName>\
<definedName name="VungDuLieu">{s}$C$4:$D$8</definedName>\
<definedName name="Z_{VIEW}_.wvu.FilterData" localSheetId="0" hidden="1">{s}$A$3:$E$8</definedName>\
<definedName name="Z_{VIEW}_.wvu.PrintArea" localSheetId="0" hidden="1">{s}$A$1:$F$9</definedName>\
</definedNames><calcPr calcId="145621"/>\
<customWorkbookViews><customWorkbookView name="Bản in" guid="{GUID}" maximized="1" windowWidth="1000" windowHeight="600" activeSheetId="1"/></customWorkbookViews>\
<pivotCaches><pivotCache cacheId="1" r:id="rId7"/></pivotCaches></workbook>"""


STYLES = f"""{HEAD}<styleSheet xmlns="{M}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>"""


def table():
    columns = '<tableColumn id="1" name="Mã" totalsRowLabel="Tổng"/><tableColumn id="2" name="Số tiền"/><tableColumn id="3" name="Hệ số"/>'
    columns += '<tableColumn id="4" name="Thành tiền" totalsRowFunction="sum"><calculatedColumnFormula>BangPhu[[#This Row],[Số tiền]]*BangPhu[[#This Row],[Hệ số]]</calculatedColumnFormula></tableColumn>'
    return f'{HEAD}<table xmlns="{M}" id="1" name="BangPhu" displayName="BangPhu" ref="H3:K9" totalsRowCount="1"><autoFilter ref="H3:K8"/><sortState ref="H4:K8"><sortCondition ref="I4:I8"/></sortState><tableColumns count="4">{columns}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'


def series(index, name, categories, values, labels, numbers):
    points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(numbers) if v is not None)
    words = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(labels))
    return f"""<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{name[0]}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name[1]}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:invertIfNegative val="0"/>\
<c:cat><c:strRef><c:f>{categories}</c:f><c:strCache><c:ptCount val="{len(labels)}"/>{words}</c:strCache></c:strRef></c:cat>\
<c:val><c:numRef><c:f>{values}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}</c:numCache></c:numRef></c:val></c:ser>"""


def chart(all_series, title=""):
    return f"""{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:chart>{title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{"".join(all_series)}<c:gapWidth val="150"/><c:axId val="111"/><c:axId val="112"/></c:barChart>\
<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="112"/><c:crosses val="autoZero"/></c:catAx>\
<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx></c:plotArea><c:plotVisOnly val="0"/></c:chart></c:chartSpace>"""


def drawing():
    def anchor(edit, start, end, content):
        edit = f' editAs="{edit}"' if edit else ""
        ends = "".join(f"<xdr:{n}><xdr:col>{p[0]}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{p[1]}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{n}>" for n, p in (("from", start), ("to", end)))
        return f"<xdr:twoCellAnchor{edit}>{ends}{content}<xdr:clientData/></xdr:twoCellAnchor>"

    def picture(number):
        return f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="Hình {number}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'

    frame = f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    shape = '<xdr:sp macro="" textlink="\'Số liệu\'!$C$9"><xdr:nvSpPr><xdr:cNvPr id="5" name="Ô chữ 5"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:fld id="{B5A1E0A2-0000-4000-8000-000000000005}" type="TxLink"><a:rPr lang="vi-VN"/><a:t>1500</a:t></a:fld></a:p></xdr:txBody></xdr:sp>'
    one = f'<xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>7</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="95250" cy="95250"/>{picture(6)}<xdr:clientData/></xdr:oneCellAnchor>'
    fixed = f'<xdr:absoluteAnchor><xdr:pos x="9525000" y="1905000"/><xdr:ext cx="95250" cy="95250"/>{picture(7)}<xdr:clientData/></xdr:absoluteAnchor>'
    control = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:a14="{A14}" Requires="a14">' + anchor(
        "oneCell",
        (8, 16),
        (10, 17),
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="1030" name="Danh sách 6" hidden="1"><a:extLst><a:ext uri="{63B3BB69-23CF-44E3-9099-C40C66FF867C}"><a14:compatExt spid="_x0000_s1030"/></a:ext></a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>',
    ) + "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    return (
        f'{HEAD}<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}">'
        + anchor("", (15, 1), (22, 16), frame)
        + anchor("oneCell", (3, 22), (5, 26), picture(3))
        + anchor("", (0, 3), (1, 5), picture(4))
        + anchor("absolute", (3, 29), (5, 31), shape)
        + one
        + fixed
        + control
        + "</xdr:wsDr>"
    )


def vml():
    def note(number, r, c):
        return f"""<v:shape id="_x0000_s{number}" type="#_x0000_t202" style='position:absolute;margin-left:200pt;margin-top:50pt;width:96pt;height:55pt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{c + 1}, 15, {max(r - 1, 0)}, 10, {c + 3}, 15, {r + 3}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{r}</x:Row><x:Column>{c}</x:Column></x:ClientData></v:shape>"""

    control = """<v:shape id="_x0000_s1030" type="#_x0000_t201" style='position:absolute;margin-left:400pt;margin-top:240pt;width:96pt;height:15pt;z-index:4;mso-wrap-style:tight' stroked="f" strokecolor="windowText [64]" o:insetmode="auto"><x:ClientData ObjectType="Drop"><x:SizeWithCells/><x:Anchor>8, 0, 16, 0, 10, 0, 17, 0</x:Anchor><x:PrintObject>False</x:PrintObject><x:AutoFill>False</x:AutoFill><x:FmlaRange>$B$4:$B$8</x:FmlaRange><x:FmlaLink>$C$12</x:FmlaLink><x:Sel>1</x:Sel><x:DropStyle>Combo</x:DropStyle><x:DropLines>8</x:DropLines></x:ClientData></v:shape>"""
    return f"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>\
<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/><o:lock v:ext="edit" shapetype="t"/></v:shapetype>\
{note(1025, 1, 1)}{note(1026, 3, 1)}{note(1027, 5, 3)}{note(1028, 7, 3)}{control}</xml>"""


def comments():
    def comment(ref, author, text):
        return f'<comment ref="{ref}" authorId="{author}"><text><t>{text}</t></text></comment>'

    return f"{HEAD}<comments xmlns=\"{M}\"><authors><author>Lan</author><author>tc={THREAD}</author></authors><commentList>{comment('B2', 0, 'Trên dòng chèn')}{comment('B4', 0, 'Dòng bị xóa')}{comment('D6', 0, 'Dưới dòng chèn')}{comment('D8', 1, '[Threaded comment] Cần xem lại')}</commentList></comments>"


def pivot_parts():
    items = "".join(f'<s v="{n}"/>' for n in NAMES)
    number = '<cacheField name="{}" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="{}" maxValue="{}"/></cacheField>'
    definition = f'{HEAD}<pivotCacheDefinition xmlns="{M}" xmlns:r="{R}" r:id="rId1" refreshedBy="Lan" refreshedDate="44860" createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="5"><cacheSource type="worksheet"><worksheetSource ref="A3:D8" sheet="Số liệu"/></cacheSource><cacheFields count="4">{number.format("STT", 1, 5)}<cacheField name="Chỉ tiêu" numFmtId="0"><sharedItems count="5">{items}</sharedItems></cacheField>{number.format("Kế hoạch", 100, 500)}{number.format("Kết quả", 50, 520)}</cacheFields></pivotCacheDefinition>'
    records = f'{HEAD}<pivotCacheRecords xmlns="{M}" count="5">' + "".join(f'<r><n v="{i + 1}"/><x v="{i}"/><n v="{PLAN[i]}"/><n v="{RESULT[i]}"/></r>' for i in range(5)) + "</pivotCacheRecords>"
    rows = "<i><x/></i>" + "".join(f'<i><x v="{i}"/></i>' for i in range(1, 5)) + '<i t="grand"><x/></i>'
    items_of_field = "".join(f'<item x="{i}"/>' for i in range(5))
    pivot = f'{HEAD}<pivotTableDefinition xmlns="{M}" name="BangTongHop" cacheId="1" dataCaption="Giá trị" updatedVersion="4" minRefreshableVersion="3" createdVersion="4" indent="0" outline="1" outlineData="1"><location ref="M12:N18" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="4"><pivotField showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="6">{items_of_field}<item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/><pivotField showAll="0"/></pivotFields><rowFields count="1"><field x="1"/></rowFields><rowItems count="6">{rows}</rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Tổng Kế hoạch" fld="2" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>'
    return definition, records, pivot


def png():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\x33\x66\x99")) + chunk(b"IEND", b"")


def relationships(*items):
    """(last words of the type or a whole type, target) → rId1, rId2 …"""
    out = []
    for i, (kind, target) in enumerate(items, 1):
        mode = ' TargetMode="External"' if target.startswith("http") else ""
        out.append(f'<Relationship Id="rId{i}" Type="{kind if kind.startswith("http") else OFFICE + kind}" Target="{target}"{mode}/>')
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(out)}</Relationships>'


def content_types():
    s = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    kinds = {
        "xl/workbook.xml": s + "sheet.main+xml",
        "xl/worksheets/sheet1.xml": s + "worksheet+xml",
        "xl/worksheets/sheet2.xml": s + "worksheet+xml",
        "xl/chartsheets/sheet1.xml": s + "chartsheet+xml",
        "xl/styles.xml": s + "styles+xml",
        "xl/sharedStrings.xml": s + "sharedStrings+xml",
        "xl/calcChain.xml": s + "calcChain+xml",
        "xl/comments1.xml": s + "comments+xml",
        "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "xl/tables/table1.xml": s + "table+xml",
        "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
        "xl/drawings/drawing2.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
        "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "xl/charts/chart2.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "xl/ctrlProps/ctrlProp1.xml": "application/vnd.ms-excel.controlproperties+xml",
        "xl/pivotCache/pivotCacheDefinition1.xml": s + "pivotCacheDefinition+xml",
        "xl/pivotCache/pivotCacheRecords1.xml": s + "pivotCacheRecords+xml",
        "xl/pivotTables/pivotTable1.xml": s + "pivotTable+xml",
    }
    out = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="xml" ContentType="application/xml"/>{out}</Types>'


def parts():
    s = "'Số liệu'!"
    sheet1, sheet2 = main_sheet(), other_sheet()
    title = f'<c:title><c:tx><c:strRef><c:f>{s}$A$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Biểu tổng hợp</c:v></c:pt></c:strCache></c:strRef></c:tx><c:overlay val="0"/></c:title>'
    result = series(0, (s + "$D$3", "Kết quả"), s + "$B$4:$B$8", s + "$D$4:$D$8", NAMES, RESULT)
    plan = series(1, (s + "$C$3", "Kế hoạch"), s + "$B$3:$B$8", s + "$C$3:$C$8", ["Chỉ tiêu"] + NAMES, [0] + PLAN)
    total = series(0, (s + "$A$9", "Cộng"), s + "$C$3:$D$3", s + "$C$9:$D$9", ["Kế hoạch", "Kết quả"], [1500, 1400])
    definition, records, pivot = pivot_parts()
    chain = ["E4", "E5", "E6", "E7", "E8", "K4", "K5", "K6", "K7", "K8", "C9", "D9", "K9"] + [c + "10" for c in "ABCDEF"] + [c + "11" for c in "ABCDEF"]
    chain += ["A12", "A13", "A14"] + [c + n for n in ("12", "13", "14") for c in "DEF"] + ["C16"]
    calc = "".join(f'<c r="{r}" i="1"/>' for r in chain) + "".join(f'<c r="A{n}" i="2"/>' for n in range(1, 18))
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    strings = "".join(f"<si><t>{escape(t)}</t></si>" for t in texts)
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(),
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
            ("chartsheet", "chartsheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("calcChain", "calcChain.xml"),
            ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            ("http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet1,
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            ("hyperlink", "https://example.org/tin"),
            ("drawing", "../drawings/drawing1.xml"),
            ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            ("table", "../tables/table1.xml"),
            ("comments", "../comments1.xml"),
            ("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
            ("pivotTable", "../pivotTables/pivotTable1.xml"),
        ),
        "xl/worksheets/sheet2.xml": sheet2,
        "xl/chartsheets/sheet1.xml": f'{HEAD}<chartsheet xmlns="{M}" xmlns:r="{R}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/></chartsheet>',
        "xl/chartsheets/_rels/sheet1.xml.rels": relationships(("drawing", "../drawings/drawing2.xml")),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{M}" uniqueCount="{len(texts)}">{strings}</sst>',
        "xl/calcChain.xml": f'{HEAD}<calcChain xmlns="{M}">{calc}</calcChain>',
        "xl/comments1.xml": comments(),
        "xl/threadedComments/threadedComment1.xml": f'{HEAD}<ThreadedComments xmlns="{threads}"><threadedComment ref="D8" dT="2022-10-26T08:30:00.00" personId="{PERSON}" id="{THREAD}"><text>Cần xem lại</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'{HEAD}<personList xmlns="{threads}"><person displayName="Lan" id="{PERSON}" userId="Lan" providerId="None"/></personList>',
        "xl/tables/table1.xml": table(),
        "xl/drawings/drawing1.xml": drawing(),
        "xl/drawings/_rels/drawing1.xml.rels": relationships(("chart", "../charts/chart1.xml"), ("image", "../media/image1.png")),
        "xl/drawings/vmlDrawing1.vml": vml(),
        "xl/drawings/drawing2.xml": f'{HEAD}<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9000000" cy="6000000"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ 2"/><xdr:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></xdr:cNvGraphicFramePr></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>',
        "xl/drawings/_rels/drawing2.xml.rels": relationships(("chart", "../charts/chart2.xml")),
        "xl/charts/chart1.xml": chart([result, plan], title),
        "xl/charts/chart2.xml": chart([total]),
        "xl/ctrlProps/ctrlProp1.xml": f'{HEAD}<formControlPr xmlns="{X14}" objectType="Drop" dropStyle="combo" dx="16" fmlaLink="$C$12" fmlaRange="$B$4:$B$8" sel="1" val="0"/>',
        "xl/pivotCache/pivotCacheDefinition1.xml": definition,
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(("pivotCacheRecords", "pivotCacheRecords1.xml")),
        "xl/pivotCache/pivotCacheRecords1.xml": records,
        "xl/pivotTables/pivotTable1.xml": pivot,
        "xl/pivotTables/_rels/pivotTable1.xml.rels": relationships(("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
        "xl/media/image1.png": png(),
    }


def main():
    out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "one-of-everything.xlsx")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)


if __name__ == "__main__":
    main()
