# Only on a trial site

dev-mail-title = Messages that were sent
dev-mail = Messages that were sent
dev-mail-what = This is a trial site. Messages stay here and go to nobody.
dev-mail-none = No message has been sent yet.
dev-mail-to = To:
dev-clock-title = Clock
dev-clock = Clock
dev-clock-what = This is a trial site. Sessions, drafts, deadlines and jobs follow this clock. It only goes forward.
dev-clock-now = It is { $day }, { $time } in London.
dev-clock-at = Go to
dev-clock-at-hint = A time in London, such as 2027-04-01T03:00, or with its zone, such as 2027-04-01T02:00:00Z
dev-clock-rate = Seconds that pass in one second
dev-clock-rate-hint = From 0, which stands still, to 100000
dev-clock-set = Set the clock
dev-clock-wrong = Enter a time that is not over, a rate from 0 to 100000, or both
