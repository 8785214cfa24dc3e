"""What XlsxWriter cannot write into the template: a data table, a threaded comment, checks of 2010, a pivot table, an external link."""
import re
import zipfile

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
PERSON, THREAD = "{7A4D6E51-1111-4F0A-8A52-6B1F3C0D2001}", "{3F2B8C10-2222-4D7E-9C41-5E8A7B6C3002}"
FORM, SUMMARY, PIVOT = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"


class Package:
    """The parts of a workbook, to be changed as text."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)

    def replace(self, part, old, new):
        text = self.parts[part].decode()
        if text.count(old) != 1:
            raise ValueError(f"{part} has {text.count(old)} times {old!r}")
        self.parts[part] = text.replace(old, new).encode()

    def add(self, name, kind, data):
        """A part with its content type."""
        self.parts[name] = data if isinstance(data, bytes) else (HEAD + data).encode()
        self.replace("[Content_Types].xml", "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')

    def default(self, extension, kind):
        text = self.parts["[Content_Types].xml"].decode()
        if f'Extension="{extension}"' not in text:
            text = re.sub(r"(<Types [^>]*>)", rf'\1<Default Extension="{extension}" ContentType="{kind}"/>', text)
            self.parts["[Content_Types].xml"] = text.encode()

    def relate(self, part, kind, target, mode=""):
        """A relationship of a part ("" for the package). → its id"""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if part else "_rels/.rels"
        if rels not in self.parts:
            self.parts[rels] = f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode()
        count = self.parts[rels].decode().count("<Relationship ") + 1
        kind = kind if kind.startswith("http") else f"{R}/{kind}"
        mode = f' TargetMode="{mode}"' if mode else ""
        self.replace(rels, "</Relationships>", f'<Relationship Id="rIdX{count}" Type="{kind}" Target="{target}"{mode}/></Relationships>')
        return f"rIdX{count}"

    def extend(self, part, ext):
        """An extension of a worksheet."""
        end = "</extLst></worksheet>" if b"</extLst></worksheet>" in self.parts[part] else "</worksheet>"
        self.replace(part, end, ext + end if end.startswith("</ext") else f"<extLst>{ext}</extLst>{end}")


def checks(source, place):
    """A list of choices as Excel 2010 writes it where the list stands on another sheet."""
    return (f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations xmlns:xm="{XM}" count="1">'
            f'<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>{source}</xm:f></x14:formula1><xm:sqref>{place}</xm:sqref>'
            "</x14:dataValidation></x14:dataValidations></ext>")


def rule(formula, place):
    """A rule on cells that looks at another sheet, as Excel 2010 writes it."""
    return (f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings>'
            f'<x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="expression" priority="1" id="{{A1B2C3D4-0002-4000-8000-000000000002}}">'
            f"<xm:f>{formula}</xm:f><x14:dxf><font><b/><i val=\"0\"/></font></x14:dxf></x14:cfRule><xm:sqref>{place}</xm:sqref>"
            "</x14:conditionalFormatting></x14:conditionalFormattings></ext>")


def data_table(package):
    text = package.parts[FORM].decode()
    table = '<f t="dataTable" ref="C20:C21" dt2D="0" dtr="0" r1="B19"/>'
    text, count = re.subn(r'(<c r="C20"[^>]*>)(<v>)', rf"\1{table}\2", text)
    if count != 1:
        raise ValueError("no cell for the data table")
    package.parts[FORM] = text.encode()


def shared(package):
    """Makes G14:I14 one shared formula."""
    text = package.parts[FORM].decode()
    text, first = re.subn(r'(<c r="G14"[^>]*>)<f>(.*?)</f>', r'\1<f t="shared" ref="G14:I14" si="0">\2</f>', text)
    text, others = re.subn(r'(<c r="[HI]14"[^>]*>)<f>.*?</f>', r'\1<f t="shared" si="0"/>', text)
    if (first, others) != (1, 2):
        raise ValueError("no cells for the shared formula")
    package.parts[FORM] = text.encode()


def scenario(package):
    """A scenario that changes E10, and a watch on the total."""
    total = re.search(r"<definedName name=\"TongO\">'Biểu 01'!\$E\$(\d+)<", package.parts["xl/workbook.xml"].decode())[1]
    package.replace(FORM, "<autoFilter ", f'<scenarios current="0" show="0" sqref="E{total}"><scenario name="Cao" count="1" user="x">'
                    '<inputCells r="E10" val="9"/></scenario></scenarios><autoFilter ')
    package.replace(FORM, "<ignoredErrors>", f'<cellWatches><cellWatch r="E{total}"/></cellWatches><ignoredErrors>')


def thread(package):
    """A threaded comment at C10, with the note that stands for it."""
    part = next(name for name in package.parts if re.fullmatch(r"xl/comments\d*\.xml", name))
    package.replace(part, "</authors>", f"<author>tc={THREAD}</author></authors>")
    text = package.parts[part].decode()
    number = text.count("<author>") - 1
    place = text.index('<comment ref="E10"')
    note = f'<comment ref="C10" authorId="{number}"><text><t>[Threaded comment] Cần xem lại</t></text></comment>'
    package.parts[part] = (text[:place] + note + text[place:]).encode()
    vml = next(name for name in package.parts if name.endswith(".vml"))
    shapes = package.parts[vml].decode()
    last = re.findall(r"<v:shape .*?</v:shape>", shapes, re.S)[-1]
    new = re.sub(r'id="_x0000_s\d+"', 'id="_x0000_s1901"', last)
    new = re.sub(r"<x:Row>\d+</x:Row>", "<x:Row>9</x:Row>", new)
    new = re.sub(r"<x:Column>\d+</x:Column>", "<x:Column>2</x:Column>", new)
    package.parts[vml] = shapes.replace(last, last + new).encode()
    package.add("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml",
                f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="C10" dT="2022-10-26T08:30:00.00" personId="{PERSON}" id="{THREAD}">'
                "<text>Cần xem lại</text></threadedComment></ThreadedComments>")
    package.relate(FORM, "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")
    package.add("xl/persons/person.xml", "application/vnd.ms-excel.person+xml",
                f'<personList xmlns="{THREADS}"><person displayName="Người lập" id="{PERSON}" userId="x" providerId="None"/></personList>')
    package.relate("xl/workbook.xml", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml")


def external_link(package):
    path = "file:///C:/bao-cao/ngoai.xlsx"
    package.add("xl/externalLinks/externalLink1.xml", SHEETS + "externalLink+xml",
                f'<externalLink xmlns="{M}"><externalBook xmlns:r="{R}" r:id="rIdX1"><sheetNames><sheetName val="Ngoai"/></sheetNames>'
                '<sheetDataSet><sheetData sheetId="0"><row r="8"><cell r="A8"><v>10</v></cell></row><row r="9"><cell r="A9"><v>20</v></cell></row>'
                "</sheetData></sheetDataSet></externalBook></externalLink>")
    package.relate("xl/externalLinks/externalLink1.xml", "externalLinkPath", path, "External")
    number = package.relate("xl/workbook.xml", "externalLink", "externalLinks/externalLink1.xml")
    package.replace("xl/workbook.xml", "</sheets>", f'</sheets><externalReferences><externalReference r:id="{number}"/></externalReferences>')


def pivot(package):
    """A pivot table on its own sheet, of the form's columns C to E."""
    kinds = {"xl/pivotCache/pivotCacheDefinition1.xml": "pivotCacheDefinition", "xl/pivotCache/pivotCacheRecords1.xml": "pivotCacheRecords",
             "xl/pivotTables/pivotTable1.xml": "pivotTable"}
    number = ('<cacheField name="{}" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" '
              'containsInteger="1" minValue="5" maxValue="5"/></cacheField>')
    texts = [
        f'<pivotCacheDefinition xmlns="{M}" xmlns:r="{R}" r:id="rIdX1" refreshedBy="x" refreshedDate="44860" createdVersion="4" '
        'refreshedVersion="4" minRefreshableVersion="3" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="C6:E8" '
        'sheet="Biểu 01"/></cacheSource><cacheFields count="3"><cacheField name="Đơn vị" numFmtId="0"><sharedItems count="1">'
        f'<s v="Xã cũ"/></sharedItems></cacheField>{number.format("Giao")}{number.format("Đạt")}</cacheFields></pivotCacheDefinition>',
        f'<pivotCacheRecords xmlns="{M}" count="1"><r><x v="0"/><n v="5"/><n v="5"/></r></pivotCacheRecords>',
        f'<pivotTableDefinition xmlns="{M}" name="BangTruc" cacheId="1" dataCaption="Giá trị" updatedVersion="4" minRefreshableVersion="3" '
        'createdVersion="4" indent="0" outline="1" outlineData="1"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        '<pivotFields count="3"><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField>'
        '<pivotField showAll="0"/><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        '<rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1">'
        '<dataField name="Tổng Đạt" fld="2" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>']
    for (name, kind), text in zip(kinds.items(), texts):
        package.add(name, f"{SHEETS}{kind}+xml", text)
    package.relate("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml")
    package.relate("xl/pivotTables/pivotTable1.xml", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    package.relate(PIVOT, "pivotTable", "../pivotTables/pivotTable1.xml")
    cache = package.relate("xl/workbook.xml", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    package.replace("xl/workbook.xml", "</workbook>", f'<pivotCaches><pivotCache cacheId="1" r:id="{cache}"/></pivotCaches></workbook>')


def complete(path, for_office=False):
    """Adds all of it to a template of `form.py`; for LibreOffice not what it would make sheets and cells of."""
    package = Package(path)
    shared(package)
    thread(package)
    external_link(package)
    if not for_office:
        data_table(package)
        scenario(package)
        pivot(package)
    package.extend(FORM, checks("'Danh mục'!$A$1:$A$3", "F8"))
    package.extend(SUMMARY, checks("'Biểu 01'!$C$8:$C$8", "D2"))
    package.extend(SUMMARY, rule("$A1&gt;SUM('Biểu 01'!$E$8:$E$8)", "A1:B3"))
    package.parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 2
    package.default("bin", SHEETS + "printerSettings")
    number = package.relate(FORM, "printerSettings", "../printerSettings/printerSettings1.bin")
    text = package.parts[FORM].decode()
    package.parts[FORM] = re.sub(r"<pageSetup ", f'<pageSetup r:id="{number}" ', text, count=1).encode()
    package.save(path)
