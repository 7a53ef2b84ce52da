# Changing details

details-title = Change how we reach you
details-lead = Change what is wrong and leave the rest. We use the new details straight away.
details-postcode = Your postcode (optional)
details-postcode-hint = Like SK1 3XE. Leave it empty if you do not want to say.
details-postcode-outside = { $postcode } is not in Stockport. Change it, or tick that it is right
details-postcode-check = Check your postcode
details-postcode-right = Yes, { $postcode } is right
details-save = Save these details
details-saved = Your details are changed
details-saved-next = A person checks the change, to keep you safe. You need not do anything.
details-history = Changes so far
details-history-why = We keep the older details too, so that nobody can change them unseen.
details-changed-on = You changed them on { $date }.
