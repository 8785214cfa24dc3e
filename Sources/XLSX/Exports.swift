// Whoever imports XLSX gets the values it hands out: cells, formats, problems.
@_exported public import Findings
@_exported public import SheetModel
