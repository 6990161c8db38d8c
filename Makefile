# Yol. `make run` publishes the demonstration; `make test` runs all tests.

YOL := .build/release/yol
MINISTRY := fixtures/ministry

.PHONY: run build test recompute lint fixtures dependencies install clean

# Status 3 means: published, with rows quarantined below the limits.
run: fixtures
	$(YOL) run --workspace $(MINISTRY) || test $$? -eq 3

dependencies:
	@scripts/install-dependencies

build: dependencies
	swift build -c release --product yol

# The extracts of made-up people are generated, not committed: the same seed gives the same bytes.
fixtures: build
	@test -f $(MINISTRY)/extracts/2026-10/register.csv || \
	  $(YOL) synth --scale ministry --seed 2026 --faults 12 --out $(MINISTRY)

test: dependencies
	swift test

# Every figure of both demonstrations a second time, by DuckDB and by plain Python; and the plans of
# all indicators as SQL, on four seeds.
recompute: run
	$(YOL) run --quiet --workspace fixtures/unhcr
	checks/setup
	checks/.venv/bin/python checks/recompute.py --tampered $(MINISTRY)
	checks/.venv/bin/python checks/attack_lp.py $(MINISTRY) --most 100
	checks/.venv/bin/python checks/recompute_unhcr.py fixtures/unhcr
	checks/protected_tables
	checks/agreement

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

install: build
	install -D -m 755 $(YOL) $(DESTDIR)$(or $(PREFIX),/usr/local)/bin/yol

clean:
	rm -rf .build $(MINISTRY)/public $(MINISTRY)/public.releases $(MINISTRY)/private
