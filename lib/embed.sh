#!/bin/sh
# Writes the C file that embeds the library: sh lib/embed.sh lib > library.c
set -eu
cd "$1"
files=$(find . -name '*.py' | sort)
echo '#include "base/library.h"'
echo '#include <string.h>'
n=0
for f in $files; do
    echo "static const char text_$n[] = {"
    od -An -v -tu1 "$f" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    n=$((n + 1))
done
echo 'static const struct { const char *module, *text; size_t length; bool is_package; } modules[] = {'
n=0
for f in $files; do
    module=$(echo "$f" | sed 's|^\./||; s|/__init__\.py$||; s|\.py$||; s|/|.|g')
    package=false
    case "$f" in */__init__.py) package=true ;; esac
    echo "    {\"$module\", text_$n, sizeof text_$n - 1, $package},"
    n=$((n + 1))
done
cat <<'END'
};
const char *library_source(const char *module, size_t *out_length, bool *out_is_package) {
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strcmp(modules[i].module, module) != 0) continue;
        *out_length = modules[i].length;
        *out_is_package = modules[i].is_package;
        return modules[i].text;
    }
    return NULL;
}
END
