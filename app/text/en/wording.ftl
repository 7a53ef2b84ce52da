# Around the wordings of consents. The wordings themselves are data, because they are evidence.

wording-who = Who gets it
wording-what = What they get
wording-not = What they do not get
wording-stops = This stops
wording-carries-on = This carries on
wording-because = because
