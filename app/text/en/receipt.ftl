# Receipts for what was agreed or taken back

receipt-title = Your receipt
receipt-code = Receipt
receipt-genuine = This receipt is genuine
receipt-genuine-how = We made it, and nothing in it has changed since.
receipt-altered = This receipt is not genuine any more
receipt-altered-how = It is not the same as when we made it. Do not rely on it, and tell us.
receipt-old = We cannot check this receipt here
receipt-old-how = It was made with a key that we no longer use. Ask us to check it for you.
receipt-when = { $date } at { $time }
receipt-given = You said yes
receipt-withdrawn = You took it back
receipt-at = When
receipt-named = Organisation named
receipt-organisation = Who relies on it
receipt-issued = Receipt made
receipt-notice = Privacy notice then
receipt-notice-version = Version { $version }
receipt-names-nobody = This page names nobody. Only you and we know that the receipt is yours.
receipt-change = You can change your mind at any time.
receipt-change-link = Open your enquiry
receipt-unknown-title = We do not know this receipt
receipt-unknown = No receipt of ours has this code. Check that you typed it as it stands on the receipt.
receipt-unknown-next = If it is right, the receipt is not from us, or we have deleted it.
