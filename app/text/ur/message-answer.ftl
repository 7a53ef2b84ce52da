# Urdu, awaiting a reviewer
# Sent when there is something to read. It never says what.
message-answer =
    سلام

    آپ کے پڑھنے کے لیے کچھ نیا ہے۔ اسے اپنے حوالہ نمبر اور تین لفظوں سے کھولیں:
    { $address }

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
