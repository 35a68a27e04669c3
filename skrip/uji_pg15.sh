#!/usr/bin/env bash
# Seluruh uji di atas PostgreSQL 15 dari Debian, dalam gugus sementara.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=/usr/lib/postgresql/15/bin
if [ ! -x $bin/initdb ]; then
  [ "$(id -u)" = 0 ] || { echo "Pasang dahulu: apt-get install postgresql-15" >&2; exit 2; }
  echo "Memasang paket postgresql-15 (apt-get)."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-15 >/dev/null
fi
rumah=$(mktemp -d /var/tmp/terasa-pg15.XXXXXX)
siapa=""
if [ "$(id -u)" = 0 ]; then siapa="runuser -u postgres --"; chown postgres "$rumah"; fi
bersihkan() { $siapa $bin/pg_ctl -D "$rumah/d" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$rumah"; }
trap bersihkan EXIT
(cd / && $siapa $bin/initdb -D "$rumah/d" --locale=C.UTF-8 -A trust -U postgres >/dev/null)
(cd / && $siapa $bin/pg_ctl -D "$rumah/d" -w -l "$rumah/log" -o "-k $rumah -c listen_addresses='' -c fsync=off" start >/dev/null)
$bin/createdb -h "$rumah" -U postgres terasa
DATABASE_URL="postgresql://postgres@/terasa?host=$rumah" .venv/bin/python -m pytest -m "not browser" "$@"
