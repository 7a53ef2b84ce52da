# What helplines call themselves. A name is not translated: people look it up and recognise it.

helpline-nat_domestic_abuse = National Domestic Abuse Helpline, by Refuge
helpline-mens_advice = Men’s Advice Line, by Respect
helpline-lgbt_da = National LGBT+ Domestic Abuse Helpline, by Galop
helpline-karma_nirvana = Karma Nirvana
helpline-samaritans = Samaritans
helpline-childline = Childline
helpline-nhs_mental_health = NHS 111
