# Keyboard shortcuts of staff pages

keys-heading = Keyboard shortcuts
keys-move-down = Move down the list
keys-move-up = Move up the list
keys-open = Open the case
keys-take = Take the case
keys-note = Write a note
keys-confirm = Go to the button that confirms the queue. Enter confirms
keys-next = Go to the next case
keys-list = Show these keys
keys-hint = Keys do nothing while you type, or with Ctrl, Alt or Command.
keys-switch = Use these keys
keys-close = Close
