# Urdu, awaiting a reviewer
# The one email that asks how it went. Neutral: no topic, no team, no name. Its subject is the reference.
message-feedback =
    سلام

    آپ نے کہا تھا کہ ہم ایک بار پوچھ سکتے ہیں کہ سب کیسا رہا۔

    اگر آپ ہمیں بتانا پسند کریں تو یہ کھولیں:
    { $link }

    یہ ضروری نہیں۔ ہم دوبارہ نہیں پوچھتے۔ لنک ایک بار کام کرتا ہے، اور { $days } دن تک۔

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
