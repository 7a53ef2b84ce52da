# Why a record is kept as long as it is

retention-FH-FORM = A form is kept to the end of the council year in which it came, and 2 years more.
retention-FH-NFA = The note of what was decided is kept for 6 years after closing.
retention-FH-CASE = Our copy goes when the form goes. The pointer to the casefile stays 6 years from the hand-over.
retention-TPA-FORM = A form is kept to the end of the year in which it came, and 2 years more. Years end on 31 March.
retention-TPA-CASE = No period has been set for this record. A person looks at it every year after the support ends.
retention-EQ = Answers go with the forms of the same year: its 31 March, and 2 years more.
retention-CONSENT = What you said yes or no to is kept for 6 years, to prove it.
retention-RIGHTS = The file of a request or complaint is kept for 2 years after it is closed.
retention-AUDIT = Who looked is kept 2 years longer than the record itself. So the date comes from that record.
retention-DRAFT = A form that is not sent goes after 30 minutes without a new answer.
retention-CERT = Proof of deletion names nobody. It is kept for good.
retention-HOLD = While a hold is in place, nothing under it is deleted.
retention-TPA-DEC = No period has been set for this record. A person looks at it every year after it is closed.
retention-CONCERN = No clock deletes a safeguarding record. A person looks at it every year after it is closed.
retention-NOTES = Notes and messages go with the form they belong to.
retention-DISCLOSURE = The list of what was shared goes with the note of what was decided.
retention-OUTBOX = That a message went out is kept for 30 days, without its words.
retention-STAFF = A staff account is kept for 2 years after it ends.

deadline-rights = One month from receipt, to the same day of the month.
deadline-rights-extended = Three months from receipt, to the same day of the month.
deadline-paused = Days on which we waited for the person are added, both ends counted.
deadline-rolled = The day is not a working day, so it moves to the next one.
deadline-complaint_ack = The law gives 30 days, with the day of receipt as the first. The regulator counts from the day after. We aim for the earlier.
