# Urdu, awaiting a reviewer
# The email with a link and a code. Neutral: no topic, no team, no name. Its subject is the reference.

message-manage-link = آپ نے ایک لنک مانگا تھا۔

    اسے کھولیں:
    { $link }

    یا یہ کوڈ لکھیں: { $code }

    یہ ایک بار کام کرتے ہیں، اور { $minutes } منٹ تک۔

    اگر آپ نے یہ نہیں مانگا تو کچھ نہ کریں۔
