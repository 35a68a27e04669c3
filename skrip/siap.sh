#!/usr/bin/env bash
# Lingkungan Python di .venv: dibuat sekali, disamakan lagi hanya bila kebutuhannya berubah.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
alat=requirements/alat.txt
kebutuhan=requirements/dev.txt
cap=.venv/.terasa-siap

gagal() { echo "$*" >&2; exit 2; }
cukup_baru() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

cari_python() {
  if [ -n "${PYTHON:-}" ]; then
    cukup_baru "$PYTHON" || gagal "PYTHON=$PYTHON bukan Python 3.11 atau lebih baru."
    echo "$PYTHON"
    return
  fi
  for p in python3.11 python3 python3.12 python3.13 python3.14; do
    if cukup_baru "$p"; then echo "$p"; return; fi
  done
  gagal "Terasa memerlukan Python 3.11 atau lebih baru. Di Debian: apt-get install python3 python3-venv"
}

# Debian memisahkan venv dari Python-nya.
pasang_venv() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    gagal "Modul venv belum ada untuk $1. Di Debian jalankan sebagai root: apt-get install python3-venv"
  fi
  echo "Memasang paket python3-venv (apt-get), karena modul venv belum ada."
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
  "$1" -c 'import ensurepip, venv' 2>/dev/null || gagal "Modul venv untuk $1 tetap tidak ada; pasang paketnya dahulu."
}

buat_venv() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null || pasang_venv "$1"
  rm -rf .venv
  "$1" -m venv .venv
}

# Dengan uv beberapa detik; tanpa uv pip mengerjakan hal yang sama. Keduanya memeriksa hash.
dengan_uv() {
  .venv/bin/python -m pip install -q --require-hashes -r "$alat" || return 1
  local sync=(pip sync -q --require-hashes --python .venv/bin/python "$alat" "$kebutuhan")
  # Jaringan kantor kadang memakai sertifikatnya sendiri: yang kedua mempercayai sertifikat sistem.
  .venv/bin/uv "${sync[@]}" || .venv/bin/uv --system-certs "${sync[@]}"
}

samakan() {
  echo "Menyamakan paket Python."
  if ! dengan_uv 2>build/siap.log; then
    echo "uv tidak berhasil (lihat build/siap.log); memakai pip, lebih lambat."
    .venv/bin/python -m pip install -q --require-hashes -r "$kebutuhan"
  fi
  .venv/bin/python -m pip install -q --no-deps --no-build-isolation --no-index -e .
  # Yang dipakai setiap perintah disusun sekali di sini, juga bila lingkungannya melarang Python menulis .pyc:
  # tanpa itu separuh waktu sebuah perintah habis untuk menyusun ulang.
  env -u PYTHONDONTWRITEBYTECODE DJANGO_SETTINGS_MODULE=terasa.config.settings \
    .venv/bin/python -c "import django; django.setup(); import terasa.config.urls" 2>/dev/null || true
}

mkdir -p build
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
# Dua `make siap` bersamaan saling menunggu.
exec 9>build/.siap.gembok
if command -v flock >/dev/null; then flock 9; fi

sidik="$(cat "$alat" "$kebutuhan" pyproject.toml requirements/app.in | sha256sum | cut -d' ' -f1)"
if [ "$(cat "$cap" 2>/dev/null)" = "$sidik $PWD" ] && [ -x .venv/bin/terasa ] && cukup_baru .venv/bin/python; then
  exit 0
fi
# Naskah di dalam .venv menyimpan jalurnya sendiri: folder yang dipindahkan dibuat ulang.
if ! cukup_baru .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1 ||
  ! grep -qs " $PWD$" "$cap"; then
  py="$(cari_python)"
  echo "Membuat .venv dengan $("$py" --version)."
  buat_venv "$py"
fi
samakan
echo "$sidik $PWD" > "$cap"
