#!/bin/sh
# Installs what is missing of the packages for one purpose, on Debian 12:  tools/install.sh run|test|bench
# Does nothing, not even an update of the package lists, when everything is there. Needs root or sudo.
set -eu

run="gcc make libc6-dev llvm-22-dev lld-22 libpcre2-dev libgmp-dev zlib1g-dev"
test="$run python3 python3-numpy python3-scipy libcmocka-dev clang-22 libclang-rt-22-dev llvm-22 mlir-22-tools libmlir-22
 qemu-user libc6-dev-riscv64-cross libgcc-12-dev-riscv64-cross libc6-dev-arm64-cross libgcc-12-dev-arm64-cross"
# NumPy and PyTorch are compared with the BLAS that makes them fast; the default one is not.
bench="$run python3 python3-numpy libopenblas0-pthread python3-torch"

case "${1:-}" in
run) wanted=$run ;;
test) wanted=$test ;;
bench) wanted=$bench ;;
*)
    echo "usage: tools/install.sh run|test|bench" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "tools/install.sh: no apt-get here; see docs/dependencies.md for what must be installed" >&2
    exit 0
fi

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "tools/install.sh: install these packages as root:$missing" >&2
        exit 1
    }
    as_root="sudo env"
fi
echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >&2 </dev/null
