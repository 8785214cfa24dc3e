import Testing

@testable import Workflows

/// Links from the folder of the outputs to the files that were sent.
@Suite struct RelativePathTests {
    static let paths: [(file: String, folder: String, path: String)] = [
        ("bao-cao/a.xlsx", "ket-qua-2022", "../bao-cao/a.xlsx"), ("a.xlsx", ".", "a.xlsx"),
        ("a.xlsx", "x/y", "../../a.xlsx"), ("/m/n/a.xlsx", "/m/n/kq/", "../a.xlsx"),
        ("./bao-cao/../a.xlsx", "kq", "../a.xlsx"), ("/khác/a.xlsx", "kq", "../../../khác/a.xlsx"),
        ("../a.xlsx", "kq", "../../a.xlsx"), ("kq/a.xlsx", "kq", "a.xlsx"),
    ]

    @Test(arguments: paths)
    func path(file: String, folder: String, path: String) {
        #expect(RelativePath.path(to: file, from: folder, in: "/nhà/việc") == path)
    }
}
