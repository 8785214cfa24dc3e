# The door to the project. `make demo` and `make test` set up all they need on a fresh Debian with Swift.

SWIFT ?= swift
RELEASE = .build/release/doisoat
# The Swift runtime is linked in: a few MiB less memory, and a quicker start. Rooms are optimized across their walls: reconciling takes a
# twelfth less time.
RELEASE_FLAGS = -c release --static-swift-stdlib -Xswiftc -cross-module-optimization
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
CORPUS ?= ../shared

.PHONY: all demo test build release packages bench corpus edits calculation records reconcile filling fresh schemas fuzz format lint clean help

all: release

help:
	@echo "make demo     build, and run the main job on Samples"
	@echo "make test     the whole test suite"
	@echo "make release  $(RELEASE)"
	@echo "make bench    speed of reading, writing, editing, calculating, records, reconciling and reports, each beside its peers"
	@echo "make corpus   the reader against the corpus, with thresholds"
	@echo "make edits    the editor against the corpus, judged by other readers; killed at random moments"
	@echo "make calculation  formulas: Excel's stored results, and LibreOffice's on every function and workbook"
	@echo "make records  the figures of the sample programmes, each with its cell"
	@echo "make reconcile  planted faults of all kinds, and both sample collections: found, at the right cell, with the right figures"
	@echo "make filling  templates with every kind of reference, filled with 0 to 500 rows; the sample reports, filled, read back and learned from"
	@echo "make fresh    30 workbooks made now by LibreOffice, openpyxl and XlsxWriter"
	@echo "make schemas  real output against the JSON Schemas"
	@echo "make fuzz     feed the reader damaged input for FUZZ_SECONDS (600)"
	@echo "make format   format the sources;  make lint  check them"

# The C libraries, installed only when they are missing.
packages:
	@pkg-config --exists libzip zlib libcrypto libxml-2.0 2>/dev/null || { \
	  echo "Installing libzip-dev, zlib1g-dev, libssl-dev, libxml2-dev and pkg-config …"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libzip-dev zlib1g-dev libssl-dev libxml2-dev pkg-config; }

build: packages
	$(SWIFT) build

release: packages
	$(SWIFT) build $(RELEASE_FLAGS) --product doisoat

CLEAN = Samples/phuoc-son-2022
FAULTY = Samples/phuoc-son-2022-co-loi
demo: release
	@echo
	@for file in Samples/*.xlsx; do $(RELEASE) inspect --lang vi "$$file"; echo; done
	@echo "── $(RELEASE) convert --lang vi --format ndjson Samples/ke-hoach-giao-quan-2022.xlsx"
	@$(RELEASE) convert --lang vi --format ndjson Samples/ke-hoach-giao-quan-2022.xlsx | head -n 5
	@echo "…"
	@echo
	@echo "── $(RELEASE) convert --lang vi --as records --format table --program Samples/phuoc-son-2022/chuong-trinh.xlsx Samples/phuoc-son-2022/bao-cao"
	@$(RELEASE) convert --lang vi --as records --format table --program Samples/phuoc-son-2022/chuong-trinh.xlsx \
	  --plan Samples/phuoc-son-2022/ke-hoach.xlsx Samples/phuoc-son-2022/bao-cao | sed -n '1,2p;100,130p'
	@echo "…"
	@$(RELEASE) convert --lang vi --as records --program Samples/phuoc-son-2022/chuong-trinh.xlsx --plan Samples/phuoc-son-2022/ke-hoach.xlsx \
	  Samples/phuoc-son-2022/bao-cao --output .build/phuoc-son-2022.json
	@echo ".build/phuoc-son-2022.json: $$(grep -c '"stage"' .build/phuoc-son-2022.json) số liệu, mỗi số kèm tệp, trang và ô"
	@echo
	@echo "── $(RELEASE) doi-chieu --lang vi --period 2022 --program …/chuong-trinh.xlsx … $(FAULTY)/bao-cao"
	@# 65: one of the files cannot be opened, and the rest is reconciled all the same.
	@$(RELEASE) doi-chieu --lang vi --period 2022 --program $(FAULTY)/chuong-trinh.xlsx --plan $(FAULTY)/ke-hoach.xlsx \
	  --received $(FAULTY)/danh-sach-nhan.csv --previous $(FAULTY)/da-duyet --output .build/ket-qua-2022 $(FAULTY)/bao-cao \
	  || [ $$? = 65 ]
	@echo
	@echo "── $(RELEASE) bao-cao --lang vi --period 2022 --program …/chuong-trinh.xlsx … --template Samples/mau-bao-cao/bao-cao-tong-hop.xlsx $(CLEAN)/bao-cao"
	@for report in bao-cao-tong-hop bieu-phan-theo-xa bieu-theo-cum; do \
	  $(RELEASE) bao-cao --lang vi --period 2022 --program $(CLEAN)/chuong-trinh.xlsx --plan $(CLEAN)/ke-hoach.xlsx \
	    --received $(CLEAN)/danh-sach-nhan.csv --signed 2022-12-16 --template Samples/mau-bao-cao/$$report.xlsx \
	    --output .build/$$report.xlsx $(CLEAN)/bao-cao || exit 1; done

test: packages
	$(SWIFT) test

# Speed depends on the machine; ratios to the peers of the same run are the result.
bench: release
	taskset -c 0 $(CORPUS)/tools/bench-read --binary $(RELEASE)
	$(CORPUS)/tools/bench-read --binary $(RELEASE)
	Benchmarks/bench-write
	python3 Tests/Bench/bench-edit.py --binary $(RELEASE)
	python3 Tests/Bench/bench-calculate.py --binary $(RELEASE)
	python3 Tests/Bench/bench-records.py --binary $(RELEASE) --units $(CORPUS)/domain/vn_units_new_2026-07-25.json
	python3 Tests/Bench/bench-reconcile.py --binary $(RELEASE) --units $(CORPUS)/domain/vn_units_new_2026-07-25.json
	python3 Tests/Bench/bench-report.py --binary $(RELEASE)

corpus: release
	python3 Tests/Corpus/check-corpus.py --binary $(RELEASE) --tools $(CORPUS)/tools

# All of the corpus with EDITS= (about 20 minutes); a sample of it by default.
EDITS ?= --sample 150 --sheets 2
edits: release
	python3 Tests/Corpus/check-edits.py --binary $(RELEASE) --corpus $(CORPUS)/corpus --tools $(CORPUS)/tools $(EDITS)
	python3 Tests/Corpus/check-kills.py --binary $(RELEASE) --times 200

# What Excel stored against what is calculated; against LibreOffice every function, all results of the corpus with the stored ones
# removed, and the results after an edit (four minutes).
calculation: release
	python3 Tests/Corpus/check-calculation.py --binary $(RELEASE) --corpus $(CORPUS)/corpus
	python3 Tests/Corpus/check-functions.py
	python3 Tests/Corpus/check-recalculation.py --binary $(RELEASE) --corpus $(CORPUS)/corpus

fresh: release
	rm -rf .build/fresh && mkdir -p .build/fresh
	python3 Tests/FreshWorkbooks/make.py .build/fresh
	python3 Tests/FreshWorkbooks/compare.py --binary $(RELEASE) .build/fresh

# Every figure of the sample programmes, with its cell, as the scripts that made them say.
records: release
	python3 Tests/Records/check-records.py --binary $(RELEASE)

# All 45 kinds, in two programmes; another seed with SEED=.
SEED ?= 1
reconcile: release
	python3 Tests/Reconcile/test_checker.py
	rm -rf .build/planted
	for programme in 1 2; do \
	  python3 Tests/Reconcile/plant-faults.py .build/planted/$$programme --seed $(SEED) --programme $$programme || exit 1; done
	python3 Tests/Reconcile/check-findings.py --binary $(RELEASE) .build/planted
	@# axe-core looks at the page too where there is Chromium and the package can be had.
	@[ -d .build/axe ] || python3 -m pip install --quiet --no-deps --target .build/axe axe-playwright-python 2>/dev/null || true
	python3 Tests/Reconcile/check-samples.py --binary $(RELEASE) $(if $(wildcard $(CORPUS)/tools/check-xlsx),--tools $(CORPUS)/tools)

# What each reference must become was written by hand as a function of the rows; the filled reports of the samples: as committed, as
# LibreOffice calculates them, as they are read back, and the templates that are learned from them.
filling: release
	python3 Tests/Filling/check-filling.py --binary $(RELEASE) $(if $(wildcard $(CORPUS)/tools/check-xlsx),--tools $(CORPUS)/tools)
	python3 Tests/Filling/check-samples.py --binary $(RELEASE) $(if $(wildcard $(CORPUS)/tools/check-xlsx),--tools $(CORPUS)/tools)
	python3 Tests/Filling/check-learn.py --binary $(RELEASE)

schemas: release
	python3 Tests/Schemas/validate.py --binary $(RELEASE) Samples/*.xlsx $(wildcard Samples/*/chuong-trinh*.xlsx)

fuzz: packages
	bash Tests/Fuzz/run.sh $(or $(FUZZ_SECONDS),600)

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build
