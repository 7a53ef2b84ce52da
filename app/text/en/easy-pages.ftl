# What leads to the easy read pages, and from one to the other.

easy-link = Easy read: short words and drawings
easy-more = More in easy read
