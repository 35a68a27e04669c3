#!/usr/bin/env bash
# Mencetak banyaknya pekerja uji: sebanyak inti yang boleh dipakai, paling sedikit 2, paling banyak 8 (docs/adr/0017).
set -euo pipefail
inti=$(getconf _NPROCESSORS_ONLN)
if command -v nproc >/dev/null; then inti=$(nproc); fi
# Wadah yang dibatasi waktunya (docker --cpus) tetap melihat semua inti mesinnya.
if read -r jatah masa 2>/dev/null </sys/fs/cgroup/cpu.max && [ "$jatah" != max ]; then
  boleh=$(((jatah + masa - 1) / masa))
  if [ "$boleh" -lt "$inti" ]; then inti=$boleh; fi
fi
if [ "$inti" -lt 2 ]; then inti=2; fi
if [ "$inti" -gt 8 ]; then inti=8; fi
# Server PostgreSQL dari luar hanya satu; uji yang membaca keadaan seluruh server tidak dapat berbagi.
if [ -n "${DATABASE_URL:-}" ]; then inti=0; fi
echo "$inti"
