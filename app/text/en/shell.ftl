# What stands around every page

shell-name = Help in Stockport
shell-strapline = Family Hubs and Support Hub
shell-title = { $title } – Help in Stockport
shell-title-error = Error: { $title } – Help in Stockport
shell-demo = Trial site
shell-message = A message for everyone
shell-skip = Skip to main content
shell-back = Back
shell-back-label = Back
shell-change = Change
shell-or = or
shell-problem = There is a problem
shell-error-hidden = Error:
shell-continue = Continue
shell-count-left = Characters left: { $number }
shell-count-over = Characters too many: { $number }
shell-idle-warning = We wipe your answers in 5 minutes. Do you need more time?
shell-idle-keep = Keep my answers

shell-exit = Exit this page
shell-exit-label = Leave quickly
shell-exit-hint = Leaves at once and wipes what you typed here.
shell-exit-two = Shift, press 2 more times to leave.
shell-exit-one = Shift, press 1 more time to leave.

shell-team-fh = Stockport Family Hubs
shell-team-fh-by = Run by Stockport Council
shell-team-tpa = Stockport Support Hub
shell-team-tpa-by = Run by The Prevention Alliance

shell-link-privacy = Privacy
shell-link-cookies = Cookies
shell-link-accessibility = Accessibility
shell-link-safe = Staying safe online
shell-link-contact = Contact us
shell-link-feedback = Tell us what you think

shell-staff-name = Help in Stockport: staff
shell-staff-title = { $title } – Staff – Help in Stockport
shell-staff-title-error = Error: { $title } – Staff – Help in Stockport
shell-staff-nav = Staff
shell-sign-out = Sign out
