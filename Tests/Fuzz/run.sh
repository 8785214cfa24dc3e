#!/bin/bash
# Builds the fuzz target and runs it for SECONDS; see README.md.
# usage: Tests/Fuzz/run.sh SECONDS [WORK-FOLDER [more libFuzzer options…]]
set -euo pipefail
seconds=${1:?usage: run.sh SECONDS [WORK-FOLDER [libFuzzer options…]]}
work=$(mkdir -p "${2:-.build/fuzz}" && cd "${2:-.build/fuzz}" && pwd)
shift; [ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$work/objects" "$work/corpus" "$work/artifacts"

flags=(-O -wmo -parse-as-library -swift-version 6 -num-threads 0 -suppress-warnings
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -enable-experimental-feature Lifetimes
    -sanitize=fuzzer,address -g -I "$work/objects" -I "$root/Sources/Czip" -I "$root/Sources/Czlib" -I "$root/Sources/CLibXML2"
    $(pkg-config --cflags libxml-2.0 libzip zlib | sed 's/-I/-Xcc -I/g'))

compile() { # module, folder
    local sources
    mapfile -t sources < <(find "$2" -name '*.swift' | sort)
    swiftc "${flags[@]}" -module-name "$1" -emit-module -emit-module-path "$work/objects/$1.swiftmodule" \
        -emit-object -o "$work/objects/$1.o" "${sources[@]}"
}

if [ -z "${FUZZ_SKIP_BUILD:-}" ]; then
    for module in Findings ZipContainer XMLEvents OfficePackage SheetModel Formulas XLSX; do
        compile "$module" "$root/Sources/$module"
    done
    compile TestSupport "$root/Tests/TestSupport"
    compile Fuzz "$here"
    swiftc -sanitize=fuzzer,address "$work"/objects/*.o -o "$work/fuzz" $(pkg-config --libs libxml-2.0 libzip zlib)
    python3 "$here/seeds.py" "$work/seeds" ${FUZZ_WORKBOOKS:+"$FUZZ_WORKBOOKS"}
fi

# Swift's own backtracer would wait at a prompt.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=quarantine_size_mb=32:${ASAN_OPTIONS:-}
exec "$work/fuzz" "$work/corpus" "$work/seeds" -dict="$here/spreadsheet.dict" -artifact_prefix="$work/artifacts/" \
    -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=20 -max_len=65536 -print_final_stats=1 "$@"
