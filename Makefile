# Every target does its own set-up. `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help demo test build lint format unit traits threads examples pictures diagrams compliance threat-model docs snippets phone-tables phones walks bench bench-enrolments bench-phones bench-sign-ins bench-stores allocations fuzz crash coverage clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## set up an authenticator app in the terminal (make demo YES=1 plays the phone's part too)
	@scripts/setup build demo
	@swift build --product QuickStart
	@"$$(swift build --show-bin-path)/QuickStart" $(if $(YES),--yes)

test: ## everything that must hold: build without warnings, lint, tests, examples, documentation, allocations, threads
	@scripts/test

build: ## build everything, warnings are errors
	@scripts/setup build stores
	@scripts/build

lint: ## check the format and the documentation comments
	@scripts/lint

format: ## put every Swift file into the project's format
	@swift format --in-place --recursive Package.swift Sources Tests Examples Benchmarks/Package.swift Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

unit: ## the tests alone
	@scripts/setup build stores test
	@scripts/unit

traits: ## build with other traits than all, and look at what the program needs
	@scripts/setup build
	@scripts/traits

threads: ## the tests of what threads share, under the thread sanitizer
	@scripts/setup build stores
	@scripts/threads

examples: ## build the examples and run them
	@scripts/setup build stores demo
	@scripts/examples

pictures: ## draw the pictures of the documentation anew
	@scripts/setup build stores
	@scripts/pictures

diagrams: ## draw the diagrams of the documentation anew
	@scripts/setup build stores
	@scripts/diagrams

compliance: ## write the compliance tables of the documentation anew
	@scripts/setup build stores
	@scripts/compliance

threat-model: ## write the threat model anew, with the tests of every attack
	@scripts/threat-model

docs: ## build the reference documentation into docs-site
	@scripts/setup build stores
	@scripts/docs

snippets: ## compile and run every piece of Swift in the documentation
	@scripts/setup build stores
	@scripts/snippets

phone-tables: ## generate the tables of phone numbers anew, from the versions in scripts/phone_tables/requirements.txt
	@scripts/setup build
	@scripts/phone-tables

phones: ## ask libphonenumber's port to Python about 200 000 random phone numbers
	@scripts/setup build stores test
	@scripts/build
	@MFA_PHONE_NUMBERS=200000 swift test --enable-all-traits --skip-build --disable-xctest --filter PhoneNumbersTests

walks: ## walk through set-ups and sign-ins at random, a million events each, with servers that die and an attacker
	@scripts/setup build stores
	@swift build -c release --enable-all-traits --scratch-path .build/walks --product Contender
	@for walk in walk walk-sign-ins; do .build/walks/release/Contender $$walk $(or $(EVENTS),1000000) $(or $(SEED),$$(date +%s)) || exit 1; done

bench: ## measure beside liboath, raw OpenSSL and libqrencode
	@scripts/setup build stores bench
	@cd Benchmarks && swift build -c release && .build/release/otp-bench && .build/release/qr-bench && .build/release/seal-bench && .build/release/sms-bench

bench-enrolments: ## measure set-ups in memory, in SQLite and on PostgreSQL
	@scripts/setup build stores bench
	@scripts/bench-enrolments

bench-phones: ## measure phone numbers beside libphonenumber (package libphonenumber-dev) and its port to Python
	@scripts/setup build stores bench
	@scripts/bench-phones

bench-sign-ins: ## measure sign-ins beside the bare verbs of four stores, and whether hidden accounts can be told apart
	@scripts/setup build stores bench
	@scripts/bench-sign-ins

bench-stores: ## measure the stores beside their C libraries (make bench-stores ROWS=1000,100000)
	@scripts/setup build stores
	@scripts/bench-stores $(if $(ROWS),--rows $(ROWS))

allocations: ## fail if a verification allocates on the heap
	@scripts/setup build stores bench
	@scripts/allocations

fuzz: ## ten million random inputs, with every assertion
	@scripts/setup build
	@scripts/fuzz

crash: ## kill writers and database servers hundreds of times, and look whether anything is lost
	@scripts/setup build stores
	@scripts/crash $(KILLS)

coverage: ## the tests' coverage of the libraries, as a table; fails below 95 %
	@scripts/setup build stores test
	@scripts/coverage

clean: ## remove what was built
	@rm -rf .build Benchmarks/.build Fuzz/.build docs-site
