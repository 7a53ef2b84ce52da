# Signs between parts that are put together: each language has its own.

join-comma = ,
join-semicolon = ;
join-stop = .
