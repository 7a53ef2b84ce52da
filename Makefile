# Everything one needs to know by heart is `make help`.
.PHONY: help run test check bench bench-streams bench-queue watch measure

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

run: ## set up, build for release, serve on http://127.0.0.1:3000 (PORT changes it)
	@scripts/run

test: ## everything CI asks for: format, lints, dependencies, docs, and all tests
	@scripts/test

check: ## the fast part: format, lints, unit tests; needs Rust only
	@scripts/check

bench: ## how many pages a second, with a table at the end
	@scripts/bench

bench-streams: ## hold 200 live streams of staff while the database restarts
	@scripts/bench streams

bench-queue: ## a queue page over a million enquiries against one over ten thousand
	@cd tests && cargo test --locked --test suite -- --ignored --nocapture million

watch: ## serve the demonstration, rebuilt whenever a file changes
	@scripts/watch

measure: ## import circles, long files and functions, raw SQL, shared blocks
	@scripts/measure
