# Keyboard shortcuts of staff pages

shortcuts-heading = Keyboard shortcuts
shortcuts-move-down = Move down the list
shortcuts-move-up = Move up the list
shortcuts-open = Open the case
shortcuts-take = Take the case
shortcuts-note = Write a note
shortcuts-confirm = Go to the button that confirms the queue. Enter confirms
shortcuts-next = Go to the next case
shortcuts-list = Show these keys
shortcuts-hint = Keys do nothing while you type, or with Ctrl, Alt or Command.
shortcuts-switch = Use these keys
shortcuts-close = Close
