#!/usr/bin/env bash
# Uji peramban memakai Chromium dari Debian.
set -euo pipefail
for p in /usr/bin/chromium /usr/bin/chromium-browser; do [ -x "$p" ] && exit 0; done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Memasang paket chromium (apt-get) untuk uji peramban."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
  echo "Chromium belum ada; uji peramban dilewati. Di Debian jalankan sebagai root: apt-get install chromium" >&2
fi
