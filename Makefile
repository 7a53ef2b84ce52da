# All a person has to know. `make help` lists it.
.PHONY: help run test check bench bench-streams bench-queue watch

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

run: ## install what is missing, build for release, serve on http://127.0.0.1:3000 (PORT changes it)
	@scripts/run

test: ## everything CI asks: format, lints, unit, integration, browser and fault tests
	@scripts/test

check: ## the fast part: format, lints, unit tests; needs Rust only
	@scripts/check

bench: ## measure the pages, with a table at the end
	@scripts/bench

bench-streams: ## hold 200 live streams of staff, and restart the database under them
	@scripts/bench streams

bench-queue: ## time a queue page over a million enquiries against one over ten thousand
	@cd tests && cargo test --locked --test suite -- --ignored --nocapture million

watch: ## serve the demonstration and build it anew when a file changes
	@scripts/watch
