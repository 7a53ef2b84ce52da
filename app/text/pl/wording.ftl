# Polish, awaiting a reviewer
# Around the wordings of consents. The wordings themselves are data, because they are evidence.

wording-who = Kto to dostanie
wording-what = Co dostanie
wording-not = Czego nie dostanie
wording-stops = To się kończy
wording-carries-on = To trwa dalej
wording-because = bo
