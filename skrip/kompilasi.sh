#!/usr/bin/env bash
# Menyusun pustaka C di src/terasa/alokasi. Tanpa penyusun, jalur NumPy memberi hasil yang sama, lebih lambat.
set -euo pipefail
cd "$(dirname "$0")/.."
alokasi=src/terasa/alokasi
# Pembulatan harus seperti yang tertulis: tanpa FMA terselubung, tanpa -ffast-math.
bendera=(-O3 -std=gnu11 -ffp-contract=off -Wall -Wextra -Wno-psabi -fPIC -shared)

pasang_penyusun() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Penyusun C (cc) tidak ada; alokasi memakai jalur NumPy, lebih lambat. Di Debian: apt-get install gcc libc6-dev" >&2
    exit 0
  fi
  echo "Memasang paket gcc (apt-get) untuk mesin hitung alokasi."
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null
}

susun() {
  local tujuan=$1 sementara
  shift
  sementara="$(mktemp "$tujuan.XXXXXX")"
  if cc "${bendera[@]}" -o "$sementara" "$@"; then
    chmod 755 "$sementara"
    mv -f "$sementara" "$tujuan"
  else
    rm -f "$sementara"
    echo "Mesin hitung alokasi gagal disusun; jalur NumPy dipakai, lebih lambat." >&2
  fi
}

sumber="$(cat skrip/kompilasi.sh "$alokasi"/inti/*.[ch] "$alokasi"/pb/*.c | sha256sum | cut -d' ' -f1)"
cap="$alokasi/inti/.sidik"
if [ "$(cat "$cap" 2>/dev/null)" = "$sumber" ] && [ -f "$alokasi/inti/inti.so" ] && [ -f "$alokasi/pb/cepat.so" ]; then
  exit 0
fi
command -v cc >/dev/null || pasang_penyusun
susun "$alokasi/inti/inti.so" "$alokasi"/inti/*.c
susun "$alokasi/pb/cepat.so" "$alokasi"/pb/*.c
echo "$sumber" > "$cap"
