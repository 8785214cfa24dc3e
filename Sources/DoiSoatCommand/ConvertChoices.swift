internal import ArgumentParser
internal import Workflows

/// What `--as` takes.
enum ConvertForm: String, CaseIterable, ExpressibleByArgument {
    case tables, values, cells, records, program

    /// The form of a workbook's own content; `nil` for records, which need a programme.
    var workbookForm: ConvertOptions.Form? { ConvertOptions.Form(rawValue: rawValue) }
}

/// What `--format` takes.
enum ConvertFormat: String, CaseIterable, ExpressibleByArgument {
    case json, ndjson, csv, table

    /// The format of a workbook's own content; `nil` for the table of records.
    var workbookFormat: ConvertOptions.Format? { ConvertOptions.Format(rawValue: rawValue) }
    /// The format of records; `nil` where they have none such.
    var recordsFormat: Records.Format? { Records.Format(rawValue: rawValue) }
}
