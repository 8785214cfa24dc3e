import SheetModel
import Testing

/// Dates, times and durations as Excel (en-US) shows them.
@Suite struct NumberFormatDateTests {
    @Test(arguments: datesCases) func dates(code: String, serial: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(serial, dateSystem: .from1900) == expected)
    }

    static let datesCases: [(String, Double, String)] = [
        ("yyyy\\-mm\\-dd", 44860, "2022-10-26"), ("yyyy-mm-dd", 0, "1900-01-00"), ("yyyy-mm-dd", 1, "1900-01-01"),
        ("yyyy-mm-dd", 59, "1900-02-28"), ("yyyy-mm-dd", 60, "1900-02-29"), ("yyyy-mm-dd", 61, "1900-03-01"),
        ("m/d/yyyy", 0, "1/0/1900"), ("m/d/yyyy", 60, "2/29/1900"), ("yyyy-mm-dd", 36525, "1999-12-31"),
        ("yyyy-mm-dd", 36585, "2000-02-29"),
        ("yyyy-mm-dd", 73110, "2100-03-01"), ("yyyy-mm-dd", 2_958_465, "9999-12-31"),
        ("yyyy-mm-dd", 2_958_465.99999421, "9999-12-31"),
        ("yyyy-mm-dd", 2_958_465.99999422, NumberFormat.unshowable), ("yyyy-mm-dd", 2_958_466, NumberFormat.unshowable),
        ("yyyy-mm-dd", -1, NumberFormat.unshowable), ("h:mm", -0.5, NumberFormat.unshowable),
        ("y", 44860, "22"), ("yy", 1234.567, "03"), ("yyy", 44860, "2022"), ("e", 44860, "2022"), ("m", 1234.567, "5"),
        ("mm", 1234, "05"),
        ("mmm", 44860, "Oct"), ("mmmm", 44860, "October"), ("mmmmm", 44860, "O"), ("d", 44860, "26"),
        ("dd", 44562, "01"), ("ddd", 44860, "Wed"),
        ("dddd", 44860, "Wednesday"), ("dddd", 1, "Sunday"), ("aaa", 44860, "Wed"), ("aaaa", 44860, "Wednesday"),
        ("bbbb", 44860, "2565"),
        ("bb", 44860, "65"), ("ggge", 44860, "2022"), ("MMMM D, YYYY", 44860, "October 26, 2022"),
        ("[$-409]d\\-mmm\\-yy;@", 1, "1-Jan-00"),
        ("[$-en-US]d mmm", 44860, "26 Oct"), ("[$-42A]d mmmm yyyy", 45296, "5 Tháng 1 2024"),
        ("[$-101042A]dddd", 45296, "Thứ Sáu"),
        ("[$-vi-VN]ddd mmm", 45296, "T6 Thg 1"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 1, "Sunday, January 1, 1900"),
        ("[$-D07041E]d/m/yyyy", 44860, "26/10/2565"), ("B1yyyy", 44860, "2022"), ("B2d/m/yyyy", 36526, "24/9/1420"),
        ("dd\\.mm\\.yyyy", 44860, "26.10.2022"),
        ("\"Ngày \"dd\" tháng \"mm\" năm \"yyyy", 44860, "Ngày 26 tháng 10 năm 2022"), ("d/", 44860, "26/"),
        ("yyyy, d", 44860, "2022, 26"), ("d-0", 44860, "44860"), ("m/d/yy\\ h:mm;@", 1234.567, "5/18/03 13:36"),
        ("dd/mm;0", -5, "5"), ("0;d", -5, "5"),
    ]

    @Test(arguments: timesCases) func times(code: String, serial: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(serial, dateSystem: .from1900) == expected)
    }

    static let timesCases: [(String, Double, String)] = [
        ("h:mm", 0.25, "6:00"), ("hh:mm:ss", 0.7, "16:48:00"), ("h:mm:ss", 12345.6789, "16:17:37"),
        ("h:mm", 12345.6789, "16:17"),
        ("h:mm:ss AM/PM", 0, "12:00:00 AM"), ("h:mm AM/PM", 0.5, "12:00 PM"), ("hh:mm AM/PM", 0.7, "04:48 PM"),
        ("h A/P", 0.7, "4 P"),
        ("h a/p", 0.2, "4 a"), ("am/pm", 0.2, "AM"), ("AM/PM", 1234.567, "PM"), ("上午/下午h", 0.7, "下午4"),
        ("mm:ss", 0.7, "48:00"),
        ("hhmm", 12.3, "0712"), ("hhm", 123.45, "1048"), ("mmss.0", 0.70707, "5810.8"), ("m:s", 0.70707, "58:11"),
        ("h:m", 0.70707, "16:58"),
        ("hhh:mmm:sss", 0.7, "16:Jan:00"), ("hh:mm:ss.000", 0.70707, "16:58:10.848"),
        ("hh:mm:ss.00", 0.70707, "16:58:10.85"),
        ("hh:mm:ss.0000", 0.70707, "16:58:10.8480"),
        ("dd\\-mmm\\-yyyy\\ hh:mm:ss.000", 19278.607951388887, "11-Oct-1952 14:35:27.000"),
        ("h:mm:ss", 0.999999, "0:00:00"), ("d h:mm", 1.999999, "2 0:00"), ("h:mm", 0.99999, "23:59"),
        ("[$-F400]h:mm:ss\\ AM/PM", 12.3, "07:12:00"),
        ("mm/dd hh:mm", 44860.5, "10/26 12:00"), ("h mm\"m\"", 0.7, "16 48m"),
        ("yyyy-mm-ddThh:mm:ss", 44860.5, "2022-10-26T12:00:00"),
        ("d/m h:m", 44860.5, "26/10 12:0"), ("h.mm", 0.7, "16.48"),
    ]

    @Test(arguments: durationsCases) func durations(code: String, serial: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(serial, dateSystem: .from1900) == expected)
    }

    static let durationsCases: [(String, Double, String)] = [
        ("[h]:mm:ss", 12345.6789, "296296:17:37"), ("[h]:mm", 1.145833333, "27:30"), ("[hh]:mm", 0.05, "01:12"),
        ("[h]", 12.3, "295"),
        ("[h]", -1.2, "-28"), ("[hh]", -123.456, "-2962"), ("[m]", 12.3, "17712"), ("[mm]:ss", 0.70707, "1018:11"),
        ("[s]", -1234.5678, "-106666658"),
        ("[ss]", 1234.567, "106666589"), ("[ss].00", 0.00001, "00.86"), ("[hhh]", 1, "024"), ("[h]", 0, "0"),
        ("[h]:mm", -1, NumberFormat.unshowable),
        ("[h]:mm:ss;@", 1, "24:00:00"), ("[h]\"g\" mm\"p\"", 1.5, "36g 00p"), ("[h]", 3e6, NumberFormat.unshowable),
    ]

    @Test(arguments: from1904Cases) func from1904(code: String, serial: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(serial, dateSystem: .from1904) == expected)
    }

    static let from1904Cases: [(String, Double, String)] = [
        ("yyyy-mm-dd", 0, "1904-01-01"), ("dddd", 0, "Friday"), ("yyyy-mm-dd", 43398, "2022-10-26"),
        ("h:mm", -0.5, "-12:00"),
        ("dd\\-mmm\\-yyyy\\ hh:mm:ss.000", 17816.607951388887, "11-Oct-1952 14:35:27.000"), ("[h]:mm", -1, "-24:00"),
        ("yyyy-mm-dd", 2_957_003, "9999-12-31"), ("yyyy-mm-dd", 2_957_004, NumberFormat.unshowable), ("[h]", 1, "24"),
    ]
}
