# Urdu, awaiting a reviewer
# Around the wordings of consents. The wordings themselves are data, because they are evidence.

wording-who = کسے ملتا ہے
wording-what = انہیں کیا ملتا ہے
wording-not = انہیں کیا نہیں ملتا
wording-stops = یہ رک جاتا ہے
wording-carries-on = یہ جاری رہتا ہے
wording-because = کیونکہ
