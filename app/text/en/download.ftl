# What you gave us, to keep

download-title = What you gave us
download-lead = This is everything you told us. You can print this page, or save it as a file.
download-csv = Save as a table (CSV)
download-json = Save for another program (JSON)
download-safe = We make the file when you press the button and keep no copy of it. Think about who else uses this device.
download-given = Your answers
download-reference = Reference
download-sent = You sent it
download-kept = We keep it until
