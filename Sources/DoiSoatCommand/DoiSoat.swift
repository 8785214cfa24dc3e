internal import ArgumentParser

/// The command `doisoat`.
@main
struct DoiSoat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doisoat",
        abstract: "Spreadsheet toolkit for Vietnamese local government.",
        version: "0.1.0",
        subcommands: [ConvertCommand.self])
}
