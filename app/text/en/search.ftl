# Finding a case, and cases that look alike

search-nav = Search
search-title = Find an enquiry
search-label = Who or what are you looking for?
search-hint = A reference, a name, a phone number, an email address or a whole postcode. More than one of them finds fewer.
search-go = Search
search-recorded = You search the enquiries that you may open. We record that you searched and what was found, never what you typed.

search-none = No enquiry matches
search-none-advice = Check the spelling, or try less of it: the first 3 letters of a name are enough. You may not be the one who works on it.
search-many = Too many could match
search-one = 1 enquiry matches
search-found = { $n } enquiries match
search-first = The newest { $n } that match
search-more = There are more. Add another part of the name, the phone number or the postcode.
search-why = Matches: { $why }
search-why-reference = reference
search-why-name_written = name, as written
search-why-name_folded = name, but for accents and marks
search-why-name_begins = parts of the name
search-why-phone = phone number
search-why-email = email address
search-why-postcode = postcode
search-received = Came { $when }.
search-with = With: { $who }.

search-error-empty = Enter a reference, a name, a phone number, an email address or a postcode
search-error-long = Enter fewer words: up to 8, and up to 200 letters in all
search-error-short = Enter at least 2 letters of the name
search-error-phone = Enter the whole phone number, like 01632 960 001 or 07700 900 982
search-error-email = Enter the whole email address, like name@example.com
search-error-postcode = Enter the whole postcode, like SK1 3XE

duplicates-heading = The same person?
duplicates-lead = These enquiries have something in common with this one. Two people may share a phone, so look first. Nothing is joined by itself.
duplicates-linked-heading = Linked: the same person
duplicates-aside = Dismissed: { $n }
duplicates-why-phone = Same phone number
duplicates-why-email = Same email address
duplicates-why-name_folded = Same name and postcode
duplicates-why-nothing = Nothing in common any more
duplicates-link = Same person
duplicates-dismiss = Not the same
duplicates-linked-by = { $who } said it is the same person, { $when }.
duplicates-dismissed-by = { $who } said it is not the same person, { $when }. It is not suggested again.
duplicates-error-gone = The two have nothing in common any more. Look at both again
duplicates-error-restricted = Nobody works with one of the two now. It was not changed
