#!/usr/bin/env bash
# Lingkungan Python di .venv: dibuat sekali, disamakan lagi hanya bila kebutuhannya berubah.
set -euo pipefail
cd "$(dirname "$0")/.."

cari_python() {
  for p in "${PYTHON:-}" python3.11 python3 python3.12 python3.13 python3.14; do
    [ -n "$p" ] && command -v "$p" >/dev/null 2>&1 || continue
    if "$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$p"; return; fi
  done
  echo "Terasa memerlukan Python 3.11 atau lebih baru. Di Debian: apt-get install python3 python3-venv" >&2
  exit 2
}

buat_venv() {
  rm -rf .venv
  if "$1" -c 'import ensurepip, venv' 2>/dev/null && "$1" -m venv .venv; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Memasang paket python3-venv (apt-get), karena modul venv belum ada."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    rm -rf .venv
    "$1" -m venv .venv
  else
    echo "Modul venv belum ada. Di Debian jalankan sebagai root: apt-get install python3-venv" >&2
    exit 2
  fi
}

kebutuhan=requirements/dev.txt
cap=.venv/.terasa-siap
sidik="$(cat "$kebutuhan" pyproject.toml | sha256sum | cut -d' ' -f1) $PWD"
if [ -x .venv/bin/terasa ] && [ "$(cat "$cap" 2>/dev/null)" = "$sidik" ]; then exit 0; fi

umask 022
[ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  py="$(cari_python)"
  echo "Membuat .venv dengan $("$py" --version)."
  buat_venv "$py"
}
if .venv/bin/python -m pip install -q --disable-pip-version-check uv 2>/dev/null; then
  echo "Menyamakan paket (uv, dengan hash)."
  .venv/bin/uv pip sync -q --require-hashes --python .venv/bin/python "$kebutuhan"
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip -q
  .venv/bin/python -m pip install -q --disable-pip-version-check uv
  .venv/bin/uv pip install -q --python .venv/bin/python --no-deps -e .
else
  echo "uv tidak didapat; memasang dengan pip, lebih lambat."
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$kebutuhan"
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
fi
echo "$sidik" > "$cap"
