internal import Glibc

/// The time zone of this process.
public enum LocalTime {
    /// Names the machine's own zone in the environment where none is named: the same zone, found once.
    ///
    /// libzip converts the time of every entry to the machine's zone, and without a name glibc asks the file system for
    /// it each time, with a lock: a dozen calls for each of a thousand small files, while other tasks wait. For a
    /// program's first step: the environment must not change once tasks run.
    public static func settle() {
        _ = unsafe setenv("TZ", ":/etc/localtime", 0)
    }
}

/// When a file was last written.
enum FileTime {
    /// The day and time in the machine's zone, as `2022-10-26T08:30`; `nil` where there is no such file.
    static func modified(_ path: String) -> String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        var seconds = status.st_mtim.tv_sec
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil else { return nil }
        func padded(_ number: Int32, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(width - text.count, 0)) + text
        }
        return unsafe "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
            + "T\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2))"
    }
}
