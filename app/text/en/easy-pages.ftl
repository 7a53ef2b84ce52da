# What leads to the easy read pages, and from one to the other.

easy-link = Easy read: short words and drawings
easy-more = More in easy read
# The notice changed and these words did not yet. $compare: the address where the change stands.
easy-behind = The privacy notice changed on { $date }. These easy words are older. [See what changed]({ $compare }), or ask us to read it to you.
