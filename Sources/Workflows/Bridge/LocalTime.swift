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
