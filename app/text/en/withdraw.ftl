# Taking an enquiry back

withdraw-title = Take back your enquiry
withdraw-lead = You can stop us working on it. It stops straight away, and nobody asks you why.
withdraw-stops = This stops
withdraw-stops-work = Nobody works on your enquiry any more.
withdraw-stops-messages = We send you no more messages about it.
withdraw-stops-choices = Everything you said yes to is off. We tell those who had it.
withdraw-stays = This stays, and why
withdraw-stays-form = The form you sent, until { $date }. We must be able to show what came in.
withdraw-stays-record-smbc = A short record of what we decided, for 6 years after it is closed. The council’s rules say so.
withdraw-stays-record-tpa = A short record of what we decided. We look each year if we still need it.
withdraw-stays-yes = What you said yes and no to, because the law says we must be able to prove it.
withdraw-not-delete = This is not the same as deleting it.
withdraw-delete-link = Ask us to delete it
withdraw-button = Take back my enquiry
withdraw-keep = Leave it as it is
withdraw-undo-how = Did you not mean to? You can undo it until you leave, or until the team has closed it.
withdraw-undo-off = What you said yes to stays off. You can say yes again afterwards.
withdraw-undo = Undo: I still want help
withdraw-undone = Your enquiry is open again
withdraw-undone-next = The team goes on with it. What you said yes to before is off. [Look at your choices](/manage/enquiry/consents).
