internal import ArgumentParser
internal import Findings
internal import FoundationEssentials
internal import Workflows

/// `doisoat convert`.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "convert", aliases: ["chuyen-doi"])

    @Argument var inputs: [String]
    @Option(name: .customLong("as")) var form = "tables"
    @Option var format = "json"
    @Option var output = "-"
    @Flag var quiet = false

    func run() async throws {
        var options = ConvertOptions()
        options.inputs = inputs
        options.form = ConvertOptions.Form(rawValue: form) ?? .tables
        options.format = ConvertOptions.Format(rawValue: format) ?? .json
        options.output = output
        options.jobs = ProcessInfo.processInfo.activeProcessorCount
        let result = await Convert.run(options)
        for problem in result.problems { Terminal.write(problem.line(in: .english) + "\n") }
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}
