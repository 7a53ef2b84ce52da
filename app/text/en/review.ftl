# A draft that takes two people: privacy notices and settings

review-draft = Draft
review-open = Open the draft
review-nobody = nobody yet
review-not-said = Not said yet
review-written-by = By { $names }, last changed { $when }
review-next-draft = When it is ready, send it for approval. A second person must approve it.
review-next-reviewer = It waits for a second person. You had no hand in it, so you can approve it.
review-next-author = It waits for a second person. You had a hand in it, so it must be someone else.
review-versions = Versions
review-approved-by = Written by { $names }, approved by { $second } { $when }

review-state-draft = Draft
review-state-submitted = Sent for approval
review-state-published = Approved
review-state-discarded = Discarded

review-version-upcoming = Not yet in force
review-version-current = In force
review-version-replaced = Replaced

review-done-saved = Saved
review-done-submitted = Sent for approval
review-done-recalled = Recalled. It is a draft again
review-done-returned = Sent back to the authors
review-done-published = Approved. It comes into force on its date
review-done-discarded = The draft was discarded

# Writing
review-save = Save
review-submit = Save and send for approval
review-complete = Nothing is missing
review-missing = Before it can be sent for approval
review-returned = { $name } sent it back { $when }
review-discard = Discard this draft
review-discard-what = Nobody can open it for editing again. What is in force stays in force.

# What both people see
review-facts = This draft
review-authors = Written by
review-sent = Sent for approval
review-by-at = { $name }, { $when }
review-hash = SHA-256

# The second person
review-approve-title = Approve it or send it back
review-approve-what = It is approved exactly as it stands here. After that, nobody can change this version.
review-approve = Approve this version
review-return = Send it back
review-return-why = What has to change
review-waits-title = It waits for a second person
review-waits = You had a hand in this draft, so somebody else must approve it.
review-recall = Recall it and go on writing

# What is wrong
review-error-open = There is a draft already. Open it below
review-error-reason = Say what has to change
review-error-reason-long = Use { $most } characters at most
review-error-changed = Someone changed the draft since you opened it. If you save now, what you typed replaces theirs
review-error-sent = Someone sent the draft for approval since you opened it, so nothing was saved. What you typed is still here. When one of the authors has recalled the draft, you can save it
review-error-closed = This draft was closed since you opened it, so nothing was saved. What you typed is still here. Copy it into a new draft
review-error-decided = The draft changed since you opened it. This is how it stands now
review-error-date-passed = The date from which it was to be in force is over. Send it back, so that a new one can be set
review-error-superseded = Another version was approved first. Send it back, so that the draft can follow it
