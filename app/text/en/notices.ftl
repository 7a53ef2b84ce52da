# Around the privacy notices. The notices themselves are data, because they are evidence.

notices-title = Privacy
notices-heading = How we use what you tell us
notices-two = Two organisations share this website. Each has its own privacy notice.
notices-two-more = You see which one gets what you send before you send it. That one’s notice counts.
notices-title-fh = Privacy notice of the Family Hubs
notices-title-tpa = Privacy notice of the Support Hub
notices-title-old = { $title }, version { $version }
notices-lead = The short version comes first. Open a line below it to read all of it.
notices-short = In short
notices-whole = The whole notice
notices-this = This notice
notices-version = Version { $version }, from { $date }
notices-code = Check code
notices-new = What is new
notices-paper = Is this on paper? Look online for the newest version. You can check this copy at
notices-print = To print it, use the menu of your browser. All of it is printed.
notices-changed = What changed
notices-forever = This version’s own address
notices-check = Check a printed copy
notices-old = This is an older version
notices-old-newer = Read the newest version, from { $date }

notices-check-title = Your printed copy
notices-check-current = Your copy is the newest
notices-check-current-more = Nothing has changed since it was printed.
notices-check-replaced = There is a newer version
notices-check-replaced-more = Your copy was replaced by version { $version } on { $date }.
notices-check-newest = The newest one is version { $version }, from { $date }.
notices-check-code = Check code
notices-check-yours = Your copy

notices-code-title = Check a printed copy
notices-code-label = What is the check code on your copy?
notices-code-hint = It has 6 letters and numbers and stands next to the words “Check code”.
notices-code-none = Enter the 6 letters and numbers of the check code
notices-code-unknown = We do not know that code. Check it against your copy

notices-compare-title-fh = What changed in the notice of the Family Hubs
notices-compare-title-tpa = What changed in the notice of the Support Hub
notices-compare-title = Title
notices-compare-from = From
notices-compare-to = To
notices-compare-none = No words changed.
notices-compare-how = Words that were taken out are crossed out. New words are underlined.
notices-compare-out = Taken out:
notices-compare-in = New:
notices-compare-rule = (how long, by the rule in force)
notices-compare-partners = (the partners)
notices-compare-rest = { $count } other parts did not change.

notices-year = 1 year
notices-years = { $years } years
notices-keep-year-end = The year we count in ends on 31 March. We keep it to the end of the year in which { $start }, and { $years } more.
notices-keep-anniversary = We keep it for { $years } after { $start }.
notices-keep-review = There is no fixed date. Someone looks { $years } after { $start }, and each year from then on. We delete what we no longer need.
notices-keep-beyond = We keep it for { $years } longer than what it is about.
notices-keep-days = We delete it { $days } days after { $start }.
notices-keep-minutes = We delete it { $minutes } minutes after { $start }.
notices-keep-example = If { $start } today, we delete it after { $date }.
notices-start-received = you send it
notices-start-closed = we close it
notices-start-involvement_ended = our support for you ends
notices-start-last_activity = the last page you open
notices-start-last_withdrawal_or_form_deletion = your form is gone or you take back your last yes
notices-start-sent_or_given_up = we send it or give up
notices-start-account_ended = the account is closed
