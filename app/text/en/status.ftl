# Where an enquiry stands, as staff see it, and how it can end

status-submitted = Sent
status-suggested = Suggested
status-confirmed = Confirmed
status-in_progress = In progress
status-waiting_for_resident = Waiting for the resident
status-closed = Closed
status-restricted = Restricted
status-on_hold = On hold
status-transferred = Handed over
status-withdrawn_by_resident = Withdrawn by the resident

outcome-info_given = Information given
outcome-signposted = Told where to go
outcome-support_accepted = Taken on for support
outcome-intervention = Added to a casefile
outcome-no_further_action = Nothing more to do
outcome-could_not_contact = Could not reach them
outcome-not_ours = Not for us
outcome-withdrawn = Withdrawn by the resident
