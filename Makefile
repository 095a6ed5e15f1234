# What a person types. `make run` and `make test` are enough to begin with; `make help` lists the rest.
RELEASE     := -c release --static-swift-stdlib
ANNALS      := .build/release/annals
PREFIX      := /usr/local
SAMPLE      := Examples/reports/pacific-2031-04-18.txt

.PHONY: help setup build run test train format lint docs bench parity parity-models fuzz precheck install clean

help:            ## list these targets
	@sed -n 's/^\([a-z-]*\): *.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup:           ## install what is missing, fetch and pack the models; safe to repeat
	@Scripts/setup.sh

build:           ## the release binary, .build/release/annals
	swift build $(RELEASE) --product annals

run: setup       ## read a sample report, show its record, store it, write a dossier
	@Scripts/run-sample.sh $(ANNALS) $(SAMPLE)

test: setup      ## all tests
	swift test
	@Scripts/test-library.sh

train:           ## fit the event model to the marked sentences in Annotation (needs the corpora)
	swift run -c release AnnalsTrainer

format:          ## lay out all Swift files
	swift format -i -r Package.swift Sources Tests

lint:            ## fail on layout, warnings of the formatter, or undeclared imports
	swift format lint --strict -r Package.swift Sources Tests
	swift build --explicit-target-dependency-import-check error --product annals

docs:            ## check the documents: links, and the record's schema against the program
	Scripts/check-docs.sh

bench: build     ## speed and start-up; prints a table
	Scripts/bench.sh $(ANNALS)

parity: build    ## compare the language analysis with spaCy's, token by token, in every layer
	Scripts/parity.sh

parity-models: build ## the same with pipelines that spaCy trains on the spot: fine-tuned, and of other shapes
	Scripts/parity.sh models

fuzz:            ## throw hostile bytes at every door for a minute
	Scripts/fuzz.sh

precheck: setup test lint docs ## all that CI does

install: setup   ## put program and data under PREFIX (/usr/local); needs rights there
	install -D -m 755 $(ANNALS) $(DESTDIR)$(PREFIX)/bin/annals
	mkdir -p $(DESTDIR)$(PREFIX)/share/annals/Data
	cp -R Resources $(DESTDIR)$(PREFIX)/share/annals/
	cp Data/*.model Data/*.places $(DESTDIR)$(PREFIX)/share/annals/Data/

clean:           ## remove what was built; keeps Data/
	rm -rf .build
