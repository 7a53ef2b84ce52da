# Urdu, awaiting a reviewer
# Sent after somebody got three new words; it says nothing of what the reference is about.
message-words-replaced =
    سلام

    { $reference } کو کھولنے کا راستہ بدل گیا ہے۔ اگر آپ نے یہ نہیں بدلا تو ہمیں فون کریں یا لکھیں۔ ہمارے نمبر یہاں ہیں:
    { $address }

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
