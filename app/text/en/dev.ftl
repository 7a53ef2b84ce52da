# Only on a trial site

dev-mail-title = Messages that were sent
dev-mail = Messages that were sent
dev-mail-what = This is a trial site. Messages stay here and go to nobody.
dev-mail-none = No message has been sent yet.
dev-mail-to = To:
