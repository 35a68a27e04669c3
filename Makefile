# Terasa. `make demo` dan `make test` mengerjakan seluruh penyiapannya sendiri.
SHELL := /bin/bash
.DEFAULT_GOAL := bantuan
PYTHON ?=
NAMA ?=
DATA ?=
export DATA
N ?=
# Pekerja uji; 0 tanpa pekerja.
PEKERJA ?= $(shell bash skrip/pekerja.sh)
PORT ?= 8000
export PORT
export PYTHONUTF8 = 1
# Wadah yang kosong kadang tidak menyebut HOME.
ifeq ($(HOME),)
export HOME := $(shell getent passwd "$$(id -u)" | cut -d: -f6)
endif
T := .venv/bin/terasa
PY := .venv/bin/python

.PHONY: bantuan siap demo test check bench skenario perjalanan test-pg15 bahasa kunci bersih tanpa-server-luar

bantuan:
	@echo "make demo        isi data peragaan Hulu Sungai Selatan dan jalankan"
	@echo "make test        seluruh uji"
	@echo "make check       lint, tipe, lapisan, dan uji cepat"
	@echo "make perjalanan  perjalanan di Chromium, gambar di build/layar/"
	@echo "make bench NAMA=alokasi DATA=FOLDER | nasional | pb-acak | mati-mendadak | alokasi-ringkas | halaman-alokasi | forum | muat-wilayah | isi-peragaan | halaman | kirim | serupa | corong | gerbang | cakupan | statistik"
	@echo "make skenario N=1 | 2 | … | 10   yang harus dapat dilakukan, dari berkas sampai berita acara"
	@echo "make test-pg15   seluruh uji di atas PostgreSQL 15 dari Debian"

siap:
	@PYTHON="$(PYTHON)" bash skrip/siap.sh
	@bash skrip/kompilasi.sh
	@$(T) basisdata siapkan

# Peragaan tidak menyentuh server orang lain, juga tidak untuk menyiapkannya.
tanpa-server-luar:
	@test -z "$(DATABASE_URL)" || { echo "Peragaan tidak diisikan ke DATABASE_URL; kosongkan dahulu: env -u DATABASE_URL make demo" >&2; exit 2; }

demo: tanpa-server-luar siap
	@$(T) demo --port $(PORT)

test: siap
	@bash skrip/chromium.sh
	@env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest -m "not browser" -n $(PEKERJA) --dist loadfile --no-loadscope-reorder

check: siap
	.venv/bin/ruff check src tests
	.venv/bin/ruff format --check src tests
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m pytest tests/unit tests/architecture -q

# Hanya satu baris JSON di keluaran baku; yang lain ke keluaran galat.
bench:
	@$(MAKE) --no-print-directory siap >&2
	@test -n "$(NAMA)" || { echo "Tulis NAMA, misalnya: make bench NAMA=mati-mendadak" >&2; exit 2; }
	@test -f bench/$(subst -,_,$(NAMA)).py || { echo "Tidak ada bench “$(NAMA)”. Yang ada:"; ls bench/*.py | xargs -n1 basename -s .py | tr _ -; exit 2; } >&2
	@$(PY) bench/$(subst -,_,$(NAMA)).py

skenario: siap
	@test -f tests/skenario/test_skenario_$(N).py || { echo "Skenario yang ada:"; ls tests/skenario 2>/dev/null; exit 2; }
	@$(PY) -m pytest tests/skenario/test_skenario_$(N).py -q -s

perjalanan: siap
	@bash skrip/chromium.sh
	@$(PY) -m pytest tests/browser -m browser -q

test-pg15: siap
	@bash skrip/uji_pg15.sh

bahasa: siap
	@$(T) bahasa susun

# Menyusun ulang berkas kebutuhan berkunci (hash); alamat registri tidak ikut tertulis. UBAH=--upgrade menaikkan versi.
kunci:
	@for b in alat app dev acuan; do \
	  .venv/bin/uv pip compile -q $(UBAH) --generate-hashes --python-version 3.11 --no-emit-index-url --no-annotate \
	    --custom-compile-command "make kunci" requirements/$$b.in -o requirements/$$b.txt || exit 1; \
	done

bersih:
	-@$(T) basisdata berhenti
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache
